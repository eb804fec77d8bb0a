import { es } from './letter-words-es.ts';
import { fr } from './letter-words-fr.ts';
import { it } from './letter-words-it.ts';
import { nl } from './letter-words-nl.ts';
import { pl } from './letter-words-pl.ts';

/** The words of reminder mails, by language. */
export interface LetterWords {
  day: (day: string) => string;
  hello: (name: string) => string;
  goodbye: string;
  subject: {
    one: (title: string, day: string) => string;
    oneToday: (title: string) => string;
    oneOverdue: (title: string, day: string) => string;
    several: (count: number) => string;
    severalOverdue: (count: number, overdue: number) => string;
    team: (overdue: number) => string;
  };
  opening: (count: number) => string;
  openingBy: (sender: string, count: number) => string;
  openingTeam: (count: number) => string;
  due: (day: string) => string;
  dueToday: string;
  wasDue: (day: string) => string;
  inGrace: (day: string, last: string) => string;
  minutes: (minutes: number) => string;
  start: string;
  kept: string;
  team: string;
  teamNoAnswers: string;
  why: (organisation: string) => string;
  whyTeam: (organisation: string) => string;
  often: string;
  sentBy: (sender: string) => string;
  contact: (name: string, email: string) => string;
  stop: string;
  byProgram: string;
  calendarFile: string;
  event: (title: string) => string;
}

const dayIn = (locale: string) => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
};

const en: LetterWords = {
  day: dayIn('en-GB'),
  hello: (name) => `Hello ${name},`,
  goodbye: 'Thank you.',
  subject: {
    one: (title, day) => `“${title}”: please finish by ${day}`,
    oneToday: (title) => `“${title}” is due today`,
    oneOverdue: (title, day) => `“${title}” was due on ${day}`,
    several: (count) => `${count} courses to finish`,
    severalOverdue: (count, overdue) => `${count} courses to finish, ${overdue} overdue`,
    team: (overdue) =>
      overdue === 1 ? 'A course in your team is overdue' : `${overdue} courses in your team are overdue`,
  },
  opening: (count) => (count === 1 ? 'this course is still open for you:' : 'these courses are still open for you:'),
  openingBy: (sender, count) =>
    count === 1 ? `${sender} asks you to finish this course:` : `${sender} asks you to finish these courses:`,
  openingTeam: (count) =>
    count === 1
      ? 'this course of somebody in your team is overdue:'
      : 'these courses of people in your team are overdue:',
  due: (day) => `Due on ${day}`,
  dueToday: 'Due today',
  wasDue: (day) => `Overdue: it was due on ${day}`,
  inGrace: (day, last) => `It was due on ${day}; there is time until ${last}`,
  minutes: (minutes) => `about ${minutes} minutes`,
  start: 'Open the course',
  kept: 'You can stop at any time and go on later, on another device too.',
  team: 'Open your team',
  teamNoAnswers:
    'Please talk to them and find a time for it. What they answer, how often they try and how long they take is shown to nobody.',
  why: (organisation) =>
    `You get this mail because ${organisation} has to train its staff in data protection and this is on your list.`,
  whyTeam: (organisation) =>
    `You get this mail because these people report to you at ${organisation}, or because you stand in for their manager.`,
  often: 'There is at most one reminder for each course in seven days.',
  sentBy: (sender) => `${sender} sent this reminder; you find it under “My data” as well.`,
  contact: (name, email) => `Questions? Ask ${name}, ${email}.`,
  stop: 'No more mails before the due day',
  byProgram: 'This mail was made by a program. It has no pictures, and nobody can see whether you have read it.',
  calendarFile: 'training.ics',
  event: (title) => `Due today: ${title}`,
};

const de: LetterWords = {
  day: dayIn('de-DE'),
  hello: (name) => `Hallo ${name},`,
  goodbye: 'Danke.',
  subject: {
    one: (title, day) => `„${title}“: bitte bis ${day} abschließen`,
    oneToday: (title) => `„${title}“ ist heute fällig`,
    oneOverdue: (title, day) => `„${title}“ war am ${day} fällig`,
    several: (count) => `${count} Schulungen sind offen`,
    severalOverdue: (count, overdue) => `${count} Schulungen sind offen, ${overdue} überfällig`,
    team: (overdue) =>
      overdue === 1
        ? 'Eine Schulung in deinem Team ist überfällig'
        : `${overdue} Schulungen in deinem Team sind überfällig`,
  },
  opening: (count) =>
    count === 1 ? 'diese Schulung ist für dich noch offen:' : 'diese Schulungen sind für dich noch offen:',
  openingBy: (sender, count) =>
    count === 1
      ? `${sender} bittet dich, diese Schulung abzuschließen:`
      : `${sender} bittet dich, diese Schulungen abzuschließen:`,
  openingTeam: (count) =>
    count === 1 ? 'eine Schulung in deinem Team ist überfällig:' : 'diese Schulungen in deinem Team sind überfällig:',
  due: (day) => `Fällig am ${day}`,
  dueToday: 'Heute fällig',
  wasDue: (day) => `Überfällig: war am ${day} fällig`,
  inGrace: (day, last) => `War am ${day} fällig; Zeit ist bis ${last}`,
  minutes: (minutes) => `etwa ${minutes} Minuten`,
  start: 'Schulung öffnen',
  kept: 'Du kannst jederzeit aufhören und später weitermachen, auch auf einem anderen Gerät.',
  team: 'Team öffnen',
  teamNoAnswers:
    'Bitte sprich mit ihnen und findet eine Zeit dafür. Was sie antworten, wie oft sie es versuchen und wie lange sie brauchen, bekommt niemand zu sehen.',
  why: (organisation) =>
    `Du bekommst diese E-Mail, weil ${organisation} die Beschäftigten im Datenschutz schulen muss und das auf deiner Liste steht.`,
  whyTeam: (organisation) =>
    `Du bekommst diese E-Mail, weil du bei ${organisation} für diese Personen zuständig bist oder ihre Führungskraft vertrittst.`,
  often: 'Zu jeder Schulung kommt höchstens eine Erinnerung in sieben Tagen.',
  sentBy: (sender) => `Gesendet hat diese Erinnerung ${sender}; sie steht auch unter „Meine Daten“.`,
  contact: (name, email) => `Fragen? Wende dich an ${name}, ${email}.`,
  stop: 'Keine E-Mails vor dem Fälligkeitstag mehr',
  byProgram:
    'Diese E-Mail hat ein Programm geschrieben. Sie enthält keine Bilder, und niemand sieht, ob du sie gelesen hast.',
  calendarFile: 'schulung.ics',
  event: (title) => `Heute fällig: ${title}`,
};

export const letterWords: Record<string, LetterWords> = { en, de, es, fr, it, nl, pl };

/** The language of mails to somebody, by what HR says (`de-AT`); English if we do not speak it. */
export function letterLanguage(lang: string | null): string {
  const [language = ''] = (lang ?? '').toLowerCase().split(/[-_]/);
  return Object.hasOwn(letterWords, language) ? language : 'en';
}
