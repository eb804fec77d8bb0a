import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('de');

export const de: LmsPeopleTerms = {
  text: 'Ein LMS hat diese Personen genannt, und niemand auf der Personalliste ist als sie bekannt. Sie können von dort keinen Kurs öffnen, bis du gesagt hast, wer sie sind. Gefragt wird einmal für jede.',
  none: 'Niemand wartet. Wer aus einem LMS einen Kurs öffnet und hier noch nicht bekannt ist, steht dann hier.',
  waiting: (people) => n(people, '# Person wartet', '# Personen warten'),
  suggestionText:
    'Wer vorgeschlagen ist, hat dieselbe E-Mail-Adresse auf der Personalliste. Die kann jeder eingetippt haben, also sieh hin, bevor du bestätigst.',
  perhaps: 'Vielleicht',
  nobody: 'kein Vorschlag',
  choose: (who, person) => `${who} ist ${person}`,
  unnamed: (subject) => `Ohne Namen (${subject})`,
  staffNumber: (number) => `Personalnummer ${number}`,
  since: (day) => `seit ${day}`,
  outsider: 'laut LMS Studierende oder Gast',
  all: 'Alle Vorschläge auf dieser Seite wählen',
  confirm: (people) => n(people, '# Person bestätigen', '# Personen bestätigen'),
  confirmed: (people) => n(people, '# Person ist jetzt bekannt.', '# Personen sind jetzt bekannt.'),
  pick: 'Jemand anders',
  pickFirst: 'Sagen, wer das ist',
  pickOf: (who) => `Sagen, wer das ist: ${who}`,
  person: 'Auf der Personalliste',
  isThem: 'Es ist diese Person',
  linked: (who, person) => `${who} ist ${person}.`,
  add: 'Auf die Personalliste setzen',
  addOf: (who) => `Auf die Personalliste setzen: ${who}`,
  addText: 'Sie bekommen, was alle vom Personal bekommen, ab heute.',
  name: 'Name',
  email: 'E-Mail',
  staffNumberLabel: 'Personalnummer',
  added: (who) => `${who} steht auf der Personalliste.`,
  forget: 'Vergessen',
  forgetOf: (who) => `Vergessen: ${who}`,
  forgotten: (who) => `${who} ist vergessen. Wer wieder von dort kommt, steht wieder hier.`,
  known: 'Wer schon bekannt ist',
  knownText:
    'Nimm heraus, was falsch ist: Wer von dort als diese Person kam, wird sofort abgemeldet und wartet beim nächsten Aufruf hier.',
  showKnown: 'Zeigen',
  noneKnown: 'Noch ist niemand bekannt.',
  foundBys: {
    admin: 'von der Verwaltung angegeben',
    made: 'als neu im Personal aufgenommen',
    confirmed: 'selbst bestätigt, hier angemeldet',
    staff_number: 'an der Personalnummer erkannt',
    external_id: 'an der ID des Verzeichnisses erkannt',
    email: 'an der geprüften E-Mail-Adresse erkannt',
  },
  unlink: 'Herausnehmen',
  unlinkOf: (who, lms) => `Herausnehmen: ${who}, ${lms}`,
  unlinked: (who, lms) => `${who} ist aus ${lms} nicht mehr bekannt.`,
};
