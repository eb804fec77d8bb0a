import { es } from './unsubscribe-words-es.ts';
import { fr } from './unsubscribe-words-fr.ts';
import { it } from './unsubscribe-words-it.ts';
import { nl } from './unsubscribe-words-nl.ts';
import { pl } from './unsubscribe-words-pl.ts';

/** What the page behind a mail's link says. */
export interface PageText {
  ask: Said;
  done: Said;
  unknown: Said;
}

interface Said {
  heading: string;
  text: string;
  button: string | null;
}

export const unsubscribeWords: Record<string, PageText> = {
  en: {
    ask: {
      heading: 'No more mails before the due day?',
      text: 'You will still get a mail on the due day and when a course is overdue, and when somebody reminds you in person.',
      button: 'No more mails before the due day',
    },
    done: {
      heading: 'You get no more mails before the due day',
      text: 'On the due day, and when a course is overdue, you still get one. You can change this at any time under “My data”.',
      button: null,
    },
    unknown: {
      heading: 'This link does not work',
      text: 'It may have been cut off on its way to you. Sign in and change your mails under “My data”.',
      button: null,
    },
  },
  de: {
    ask: {
      heading: 'Keine E-Mails vor dem Fälligkeitstag mehr?',
      text: 'Am Fälligkeitstag selbst, bei überfälligen Schulungen und wenn jemand dich persönlich erinnert, bekommst du weiterhin eine E-Mail.',
      button: 'Keine E-Mails vor dem Fälligkeitstag mehr',
    },
    done: {
      heading: 'Du bekommst keine E-Mails vor dem Fälligkeitstag mehr',
      text: 'Am Fälligkeitstag und bei überfälligen Schulungen kommt weiterhin eine. Ändern kannst du das jederzeit unter „Meine Daten“.',
      button: null,
    },
    unknown: {
      heading: 'Dieser Link geht nicht',
      text: 'Vielleicht wurde er unterwegs abgeschnitten. Melde dich an und ändere deine E-Mails unter „Meine Daten“.',
      button: null,
    },
  },
  es,
  fr,
  it,
  nl,
  pl,
};
