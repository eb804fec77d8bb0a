import { counting } from '../counting.ts';
import type { LmsPeopleTerms } from './en.ts';

const n = counting('nl');

export const nl: LmsPeopleTerms = {
  text: 'Een LMS heeft deze mensen genoemd, en van niemand op de personeelslijst is bekend dat die het is. Ze kunnen van daar geen cursus openen tot je hebt gezegd wie ze zijn. Dat wordt voor ieder één keer gevraagd.',
  none: 'Niemand wacht. Wie vanuit een LMS een cursus opent en hier nog niet bekend is, staat dan hier.',
  waiting: (people) => n(people, '# persoon wacht', '# personen wachten'),
  suggestionText:
    'Wie wordt voorgesteld, heeft hetzelfde e-mailadres op de personeelslijst. Iedereen kan dat hebben ingetypt, dus kijk voordat je bevestigt.',
  perhaps: 'Misschien',
  nobody: 'geen suggestie',
  choose: (who, person) => `${who} is dezelfde als ${person}`,
  unnamed: (subject) => `Zonder naam (${subject})`,
  staffNumber: (number) => `personeelsnummer ${number}`,
  since: (day) => `sinds ${day}`,
  outsider: 'volgens het LMS student of gast',
  all: 'Alle suggesties op deze pagina kiezen',
  confirm: (people) => n(people, '# persoon bevestigen', '# personen bevestigen'),
  confirmed: (people) => n(people, '# persoon is nu bekend.', '# personen zijn nu bekend.'),
  pick: 'Iemand anders',
  pickFirst: 'Zeggen wie het is',
  pickOf: (who) => `Zeggen wie het is: ${who}`,
  person: 'Op de personeelslijst',
  isThem: 'Het is deze persoon',
  linked: (who, person) => `${who} is voortaan ${person}.`,
  add: 'Op de personeelslijst zetten',
  addOf: (who) => `Op de personeelslijst zetten: ${who}`,
  addText: 'Zo iemand krijgt wat al het personeel krijgt, vanaf vandaag.',
  name: 'Naam',
  email: 'E-mail',
  staffNumberLabel: 'Personeelsnummer',
  added: (who) => `${who} staat op de personeelslijst.`,
  forget: 'Vergeten',
  forgetOf: (who) => `Vergeten: ${who}`,
  forgotten: (who) => `${who} is vergeten. Wie weer van daar komt, staat hier weer.`,
  known: 'Wie al bekend is',
  knownText:
    'Haal eraf wat fout is: wie van daar als die persoon kwam, wordt meteen uitgelogd en wacht bij de volgende start hier.',
  showKnown: 'Tonen',
  noneKnown: 'Er is nog niemand bekend.',
  foundBys: {
    admin: 'aangegeven door het beheer',
    made: 'toegevoegd als nieuw personeel',
    confirmed: 'zelf bevestigd, hier ingelogd',
    staff_number: 'herkend aan het personeelsnummer',
    external_id: 'herkend aan het id van de directory',
    email: 'herkend aan het gecontroleerde e-mailadres',
  },
  unlink: 'Eraf halen',
  unlinkOf: (who, lms) => `Eraf halen: ${who}, ${lms}`,
  unlinked: (who, lms) => `${who} is vanuit ${lms} niet meer bekend.`,
};
