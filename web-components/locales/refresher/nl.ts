import type { RefresherTerms } from './en.ts';

export const nl: RefresherTerms = {
  changed: 'Wat er is veranderd sinds je afronding',
  changedText: 'Vóór de casussen: deze zinnen zijn nieuw, vervallen of zeggen nu iets anders.',
  begin: 'Naar de casussen',
  case: (number, of) => `Casus ${number} van ${of}`,
  none: 'Vandaag is er niets op te frissen',
  noneText: 'Als terugkijken de moeite waard is, staat het bij Mijn trainingen.',
  done: 'Klaar.',
  doneText: 'Bewaard is alleen dat je hier was.',
  finish: 'Afsluiten',
};
