import type { Difference, Field } from './differences.ts';
import type { Foreign } from './pdf-reading.ts';

type Words = {
  fields: Record<Field, string>;
  objects: Record<Foreign, string>;
  saysOther: (field: string, paper: string, record: string) => string;
  leftOut: (field: string, record: string) => string;
  wordsMissing: (text: string) => string;
  textAdded: (text: string) => string;
  textHidden: (text: string) => string;
  lettersMisleading: (text: string) => string;
  qrDiffers: (paper: string) => string;
  qrUnreadable: string;
  windowTitle: (paper: string) => string;
  spoken: (paper: string) => string;
  objectAdded: (object: string) => string;
  attachmentMissing: (name: string) => string;
  attachmentAdded: (name: string) => string;
  attachmentRepeated: string;
  proofFails: (message: string) => string;
};

const en: Words = {
  fields: {
    organisation: 'Organisation',
    name: 'Name',
    staffNumber: 'Staff number',
    title: 'Training',
    completedOn: 'Completed on',
    version: 'Version',
    content: 'Content',
    checkAt: 'Check page',
    origin: 'Log',
    index: 'Entry',
    leafHash: 'Leaf hash',
    size: 'Log size',
    root: 'Root',
    key: 'Key',
  },
  objects: {
    page: 'A page',
    image: 'An image',
    drawing: 'A drawing',
    annotation: 'A note or a form field on the page',
    form: 'A form',
    layer: 'A layer that can be shown and hidden',
    script: 'A script or an action',
    encryption: 'Encryption',
    replacement: 'A text that is copied or read aloud in place of the printed one',
    revision: 'A later version of the file',
  },
  saysOther: (field, paper, record) => `${field}: the paper says ${paper}, the record says ${record}.`,
  leftOut: (field, record) => `${field}: the paper says nothing, the record says ${record}.`,
  wordsMissing: (text) => `Words are missing: "${text}".`,
  textAdded: (text) => `Text has been added: "${text}".`,
  textHidden: (text) => `There is text that cannot be seen, or that something lies on: "${text}".`,
  lettersMisleading: (text) => `Letters are drawn as others: what looks like something else is "${text}".`,
  qrDiffers: (paper) => `The QR code says something else than the record: "${paper}".`,
  windowTitle: (paper) => `The title of the window is another: "${paper}".`,
  spoken: (paper) => `What is read aloud in place of the QR code is another text: "${paper}".`,
  qrUnreadable: 'The QR code is missing or cannot be read.',
  objectAdded: (object) => `${object} has been added, which certificates never have.`,
  attachmentMissing: (name) => `The attached file ${name} is missing.`,
  attachmentAdded: (name) => `A file has been attached that does not belong there: "${name}".`,
  attachmentRepeated: 'A file is attached twice.',
  proofFails: (message) => `The attached proof does not hold. ${message}`,
};

const de: Words = {
  fields: {
    organisation: 'Organisation',
    name: 'Name',
    staffNumber: 'Personalnummer',
    title: 'Schulung',
    completedOn: 'Abgeschlossen am',
    version: 'Version',
    content: 'Inhalt',
    checkAt: 'Prüfseite',
    origin: 'Protokoll',
    index: 'Eintrag',
    leafHash: 'Blatt-Hash',
    size: 'Einträge',
    root: 'Wurzel',
    key: 'Schlüssel',
  },
  objects: {
    page: 'Eine Seite',
    image: 'Ein Bild',
    drawing: 'Eine Zeichnung',
    annotation: 'Eine Notiz oder ein Formularfeld auf der Seite',
    form: 'Ein Formular',
    layer: 'Eine Ebene, die sich ein- und ausblenden lässt,',
    script: 'Ein Skript oder eine Aktion',
    encryption: 'Eine Verschlüsselung',
    replacement: 'Ein Text, der statt des gedruckten kopiert oder vorgelesen wird,',
    revision: 'Eine spätere Fassung der Datei',
  },
  saysOther: (field, paper, record) => `${field}: Auf dem Papier steht ${paper}, im Eintrag steht ${record}.`,
  leftOut: (field, record) => `${field}: Auf dem Papier steht nichts, im Eintrag steht ${record}.`,
  wordsMissing: (text) => `Es fehlen Wörter: „${text}“.`,
  textAdded: (text) => `Es wurde Text hinzugefügt: „${text}“.`,
  textHidden: (text) => `Es gibt Text, den man nicht sieht oder auf dem etwas liegt: „${text}“.`,
  lettersMisleading: (text) => `Buchstaben sind als andere gezeichnet: Was anders aussieht, heißt „${text}“.`,
  qrDiffers: (paper) => `Der QR-Code sagt etwas anderes als der Eintrag: „${paper}“.`,
  windowTitle: (paper) => `Der Titel des Fensters ist ein anderer: „${paper}“.`,
  spoken: (paper) => `Statt des QR-Codes wird ein anderer Text vorgelesen: „${paper}“.`,
  qrUnreadable: 'Der QR-Code fehlt oder lässt sich nicht lesen.',
  objectAdded: (object) => `${object} wurde hinzugefügt; das haben Nachweise nie.`,
  attachmentMissing: (name) => `Die angehängte Datei ${name} fehlt.`,
  attachmentAdded: (name) => `Es hängt eine Datei an, die nicht dazugehört: „${name}“.`,
  attachmentRepeated: 'Eine Datei hängt zweimal an.',
  proofFails: () => 'Der angehängte Beleg stimmt nicht.',
};

const byLanguage: Record<string, Words> = { en, de };

/** A difference in a sentence, in English or German. */
export function differenceInWords(difference: Difference, lang = 'en'): string {
  const words = Object.hasOwn(byLanguage, lang) ? byLanguage[lang]! : en;
  switch (difference.kind) {
    case 'says_other':
      return words.saysOther(words.fields[difference.field], difference.paper, difference.record);
    case 'left_out':
      return words.leftOut(words.fields[difference.field], difference.record);
    case 'words_missing':
      return words.wordsMissing(difference.text);
    case 'text_added':
      return words.textAdded(difference.text);
    case 'text_hidden':
      return words.textHidden(difference.text);
    case 'letters_misleading':
      return words.lettersMisleading(difference.text);
    case 'qr_differs':
      return difference.paper === null ? words.qrUnreadable : words.qrDiffers(difference.paper.replaceAll('\n', ' '));
    case 'window_title_differs':
      return words.windowTitle(difference.paper);
    case 'spoken_differs':
      return words.spoken(difference.paper);
    case 'object_added':
      return words.objectAdded(words.objects[difference.object]);
    case 'attachment_missing':
      return words.attachmentMissing(difference.name);
    case 'attachment_added':
      return words.attachmentAdded(difference.name);
    case 'attachment_repeated':
      return words.attachmentRepeated;
    case 'proof_fails':
      return words.proofFails(difference.message);
  }
}
