import type { BadgesTerms } from './en.ts';

export const it: BadgesTerms = {
  heading: 'I miei badge',
  intro:
    'Un badge è un file firmato con cui puoi mostrare ad altri che hai completato un corso. Indica il corso e il giorno, senza punti né risposte. Non se ne crea nessuno finché non lo chiedi.',
  empty: 'Non c’è ancora nulla di cui fare un badge. Puoi averne uno per ogni corso che completi.',
  withName: 'Con il mio nome',
  withNameHint:
    'Altrimenti il badge porta un’impronta del tuo indirizzo e-mail: chi conosce l’indirizzo può verificare che è tuo.',
  named: 'Con il tuo nome',
  unnamed: 'Con un’impronta del tuo indirizzo e-mail',
  get: 'Ottieni un badge',
  given: (title) => `Ecco il tuo badge per «${title}».`,
  sending: 'Un momento…',
  picture: 'Immagine (SVG)',
  file: 'File firmato (JWT)',
  takeBack: 'Ritira',
  sure: 'Chi ha il badge vedrà che non vale più. Non si può annullare, ma puoi ottenerne un altro.',
  takeBackSurely: 'Sì, ritiralo',
  keep: 'Tienilo',
  takenBack: (title) => `Il tuo badge per «${title}» è ritirato.`,
  refused: {
    badge_needs_name: 'In questa registrazione non c’è un tuo indirizzo e-mail. Metti il tuo nome sul badge.',
    completion_withdrawn: 'La registrazione di questa formazione è stata ritirata, quindi non c’è un badge.',
    completion_unknown: 'La registrazione di questa formazione è stata ritirata, quindi non c’è un badge.',
    badge_unknown: 'Quel badge era già ritirato. Ricarica la pagina.',
  },
};
