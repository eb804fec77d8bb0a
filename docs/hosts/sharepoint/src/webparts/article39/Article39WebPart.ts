import {
  type IPropertyPaneConfiguration,
  PropertyPaneDropdown,
  PropertyPaneTextField,
} from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import '../../bundle/a39.js';
import { signInWith } from '../../sign-in';
import { server } from '../../where';

interface Settings {
  element: string;
  course: string;
}

const words = {
  en: {
    element: 'What is shown',
    course: 'Course',
    courseHelp: 'Its name on the training server, for example whose-data.',
    link: 'Open the training',
    which: 'Name a course in the settings of this web part.',
    elements: {
      'my-training': 'My training',
      course: 'A course',
      status: 'How many are open',
      certificates: 'My certificates',
      'my-documents': 'Documents to acknowledge',
      privacy: 'What is stored about me',
    },
  },
  de: {
    element: 'Was gezeigt wird',
    course: 'Kurs',
    courseHelp: 'Sein Name auf dem Schulungsserver, zum Beispiel whose-data.',
    link: 'Schulung öffnen',
    which: 'Nennen Sie in den Einstellungen dieses Webparts einen Kurs.',
    elements: {
      'my-training': 'Meine Schulungen',
      course: 'Ein Kurs',
      status: 'Wie viele offen sind',
      certificates: 'Meine Zertifikate',
      'my-documents': 'Dokumente zur Kenntnis',
      privacy: 'Was über mich gespeichert ist',
    },
  },
};

/**
 * One of our elements in a page. Page authors choose which, and the course; where the training server is stands in the package.
 */
export default class Article39WebPart extends BaseClientSideWebPart<Settings> {
  private get words(): typeof words.en {
    return this.culture.slice(0, 2) === 'de' ? words.de : words.en;
  }

  private get culture(): string {
    return this.context.pageContext.cultureInfo.currentUICultureName;
  }

  public render(): void {
    signInWith(this.context.aadTokenProviderFactory);
    const course = (this.properties.course || '').trim();
    const chosen = this.properties.element in words.en.elements ? this.properties.element : 'my-training';
    if (chosen === 'course' && !/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(course)) {
      this.domElement.textContent = this.words.which;
      return;
    }
    const element = document.createElement(`a39-${chosen}`);
    element.setAttribute('lang', this.culture);
    if (chosen === 'course') element.setAttribute('course', course);
    // Stays when the element cannot start, and works without it.
    const link = document.createElement('a');
    link.href = server + (chosen === 'course' ? `/plain/courses/${encodeURIComponent(course)}` : '/plain');
    link.textContent = this.words.link;
    element.appendChild(link);
    this.domElement.textContent = '';
    this.domElement.appendChild(element);
  }

  protected onDispose(): void {
    this.domElement.textContent = '';
    super.onDispose();
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const { elements } = this.words;
    const options = (Object.keys(elements) as (keyof typeof elements)[]).map((key) => ({ key, text: elements[key] }));
    const fields = [
      PropertyPaneDropdown('element', { label: this.words.element, options }),
      ...(this.properties.element === 'course'
        ? [PropertyPaneTextField('course', { label: this.words.course, description: this.words.courseHelp })]
        : []),
    ];
    return { pages: [{ groups: [{ groupFields: fields }] }] };
  }
}
