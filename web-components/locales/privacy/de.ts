import { counting } from '../counting.ts';
import type { PrivacyTerms } from './en.ts';

const n = counting('de');

export const de: PrivacyTerms = {
  looks: 'Wer hingesehen hat',
  looksText: (days) =>
    `Wem etwas über dich gezeigt wurde, wo und an welchem Tag. Das bleibt ${n(days, 'einen Tag', '# Tage')} gespeichert.`,
  export: 'Mitnehmen',
  exportText: 'Alles, was über dich gespeichert ist, als Datei für dich oder für ein anderes Programm.',
  elsewhere:
    'Was über dich gespeichert ist, zeigen nur die Seiten des Schulungsservers selbst: Dort kann kein anderes Programm mitlesen.',
  elsewhereLink: 'Meine Daten öffnen',
  contact: (name) => `Stimmt etwas nicht, oder hast du eine Frage? Schreib an ${name}:`,
};
