import type { LetterWords } from './letter-words.ts';

const long = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' });

export const nl: LetterWords = {
  day: (day) => long.format(new Date(`${day}T00:00:00Z`)),
  hello: (name) => `Hallo ${name},`,
  goodbye: 'Bedankt.',
  subject: {
    one: (title, day) => `‘${title}’: rond dit uiterlijk ${day} af`,
    oneToday: (title) => `‘${title}’ moet vandaag klaar zijn`,
    oneOverdue: (title, day) => `‘${title}’ moest op ${day} klaar zijn`,
    several: (count) => `${count} cursussen om af te ronden`,
    severalOverdue: (count, overdue) => `${count} cursussen om af te ronden, waarvan ${overdue} te laat`,
    team: (overdue) =>
      overdue === 1 ? 'Een cursus in je team is te laat' : `${overdue} cursussen in je team zijn te laat`,
  },
  opening: (count) => (count === 1 ? 'deze cursus staat nog voor je open:' : 'deze cursussen staan nog voor je open:'),
  openingBy: (sender, count) =>
    count === 1
      ? `${sender} vraagt je om deze cursus af te ronden:`
      : `${sender} vraagt je om deze cursussen af te ronden:`,
  openingTeam: (count) =>
    count === 1
      ? 'deze cursus van iemand in je team is te laat:'
      : 'deze cursussen van mensen in je team zijn te laat:',
  due: (day) => `Uiterlijk ${day}`,
  dueToday: 'Moet vandaag klaar zijn',
  wasDue: (day) => `Te laat: moest op ${day} klaar zijn`,
  inGrace: (day, last) => `Moest op ${day} klaar zijn; je hebt nog tijd tot en met ${last}`,
  minutes: (minutes) => `ongeveer ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`,
  start: 'Cursus openen',
  kept: 'Je kunt op elk moment stoppen en later verdergaan, ook op een ander apparaat.',
  team: 'Je team openen',
  teamNoAnswers:
    'Praat met hen en zoek er samen een moment voor. Wat ze antwoorden, hoe vaak ze het proberen en hoelang ze erover doen, krijgt niemand te zien.',
  why: (organisation) =>
    `Je krijgt deze e-mail omdat ${organisation} het personeel moet trainen in gegevensbescherming en dit op je lijst staat.`,
  whyTeam: (organisation) =>
    `Je krijgt deze e-mail omdat je bij ${organisation} aan deze mensen leidinggeeft of hun leidinggevende vervangt.`,
  often: 'Er is hoogstens één herinnering per cursus in zeven dagen.',
  sentBy: (sender) => `${sender} heeft deze herinnering gestuurd; je vindt die ook onder ‘Mijn gegevens’.`,
  contact: (name, email) => `Vragen? Stel ze aan ${name}, ${email}.`,
  stop: 'Geen e-mails meer vóór de einddatum',
  byProgram:
    'Deze e-mail is gemaakt door een programma. Er staan geen afbeeldingen in, en niemand kan zien of je hem hebt gelezen.',
  calendarFile: 'training.ics',
  event: (title) => `Moet vandaag klaar zijn: ${title}`,
};
