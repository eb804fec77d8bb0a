import { counting } from '../counting.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('nl');

export const nl: OverdueTerms = {
  heading: 'Te laat',
  summary: (k) => (k === 0 ? 'Er is niets te laat.' : n(k, 'Eén training is te laat.', '# trainingen zijn te laat.')),
  summaryFiltered: (k) =>
    n(k, 'Eén training die te laat is, past bij het filter.', '# trainingen die te laat zijn, passen bij het filter.'),
  caption: 'Trainingen waarvan de einddatum voorbij is',
  course: 'Cursus',
  reminded: 'Herinnerd',
  daysOver: (k) => n(k, '# dag te laat', '# dagen te laat'),
  remindedOn: (day) => day,
  never: 'Nog niet',
  nothing: 'Er is niets te laat. Niemand hoeft herinnerd te worden.',
  select: 'Selecteren',
  selectOne: (name, course) => `${name}, ${course} selecteren`,
  selectPage: 'Alles op deze pagina selecteren',
  selected: (k) => n(k, '# geselecteerd', '# geselecteerd'),
  nothingSelected: 'Niets geselecteerd',
  selectAll: (k) => n(k, 'De ene die past selecteren', 'Alle # die passen selecteren'),
  selectFirst: (k) => `De eerste ${n(k, '#', '#')} selecteren`,
  selecting: 'Selecteren…',
  most: (k) => `Hoogstens ${n(k, '#', '#')} tegelijk: selecteer er minder.`,
  clear: 'Selectie opheffen',
  remind: 'Herinneren…',
  looking: 'Een moment…',
  chooseFirst: 'Selecteer eerst wie je wilt herinneren.',
  preview: {
    heading: (k) => n(k, 'Eén herinnering sturen?', '# herinneringen sturen?'),
    headingNone: 'Er is niemand te herinneren',
    to: (mails) => `Met ${n(mails, 'één e-mail', '# e-mails')}; wie meer cursussen heeft, krijgt er één.`,
    soon: 'Ze worden over vijf minuten verstuurd. Tot dan kun je het ongedaan maken.',
    later: (when) => `Ze worden ${when} verstuurd, vanwege de stille uren. Tot dan kun je het ongedaan maken.`,
    noMail:
      'Er is nog geen mailserver ingesteld. Ze wachten dus, en vervallen na drie dagen. Vraag het aan de beheerder van deze server.',
    mails: 'Wat ze lezen',
    subject: 'Onderwerp',
    courses: (titles, k) => n(k, `Cursus: ${titles}`, `# cursussen: ${titles}`),
    leftOut: (k) => n(k, 'Eén wordt overgeslagen', '# worden overgeslagen'),
    send: (k) => n(k, 'Eén herinnering sturen', '# herinneringen sturen'),
    sending: 'Verzenden…',
    cancel: 'Niet nu',
    sees: 'Ieder van hen ziet dat de herinnering van jou komt.',
  },
  reasons: {
    reminded_recently: (day) =>
      day ? `in de laatste zeven dagen herinnerd, weer mogelijk op ${day}` : 'in de laatste zeven dagen herinnerd',
    already_waiting: () => 'er is al een herinnering onderweg',
    nothing_open: () => 'er staat niets meer open',
    not_yours: () => 'je geeft vandaag geen leiding aan deze persoon',
    no_address: () => 'heeft geen e-mailadres',
  },
  sent: {
    will: (k, when) => `${n(k, 'Eén herinnering wordt', '# herinneringen worden')} ${when} verstuurd.`,
    none: 'Niemand is herinnerd: iedereen is overgeslagen.',
    leftOut: (k) => n(k, 'Eén is overgeslagen.', '# zijn overgeslagen.'),
    undo: 'Ongedaan maken',
    undoFor: (k) =>
      k === 0
        ? 'Je kunt het nog minder dan een minuut ongedaan maken.'
        : `Je kunt het nog ${n(k, 'één minuut', '# minuten')} ongedaan maken.`,
    undoUntil: (when) => `Je kunt het tot ${when} ongedaan maken.`,
    over: (k) => n(k, 'Eén herinnering is onderweg.', '# herinneringen zijn onderweg.'),
    undoing: 'Ongedaan maken…',
    undone: (k) =>
      n(
        k,
        'Ongedaan gemaakt: één herinnering wordt niet verstuurd.',
        'Ongedaan gemaakt: # herinneringen worden niet verstuurd.',
      ),
    tooLate: 'Te laat om ongedaan te maken: ze zijn al verstuurd.',
    dismiss: 'Verbergen',
  },
  at: (time) => `om ${time}`,
  on: (day) => `op ${day}`,
  limits:
    'Eén herinnering per persoon en cursus in zeven dagen, wie hem ook stuurt. Elke herinnering wordt bewaard met de afzender, en de persoon ziet hem.',
  refused: {
    invalid_input: 'De server aanvaardt deze selectie niet. Laad de pagina opnieuw en selecteer nog eens.',
    too_many_requests: 'Dat was veel tegelijk. Wacht een minuut en probeer het opnieuw.',
  },
};
