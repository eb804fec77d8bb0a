import { counting } from '../counting.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('de');

export const de: ErasureTerms = {
  heading: 'Löschung',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Heute Nacht wird nichts gelöscht.'
        : 'Heute Nacht wird keine Person und kein Eintrag gelöscht, nur Antworten, mit denen niemand weitermacht.'
      : `Heute Nacht würde gelöscht: ${[people > 0 ? n(people, 'eine Person', '# Personen') : '', records > 0 ? n(records, 'ein Eintrag von jemandem, der bleibt', '# Einträge von Leuten, die bleiben') : ''].filter(Boolean).join(' und ')}.`,
  asOf: (day) => `So ginge der Lauf vom ${day} aus. Bisher ist nichts geschehen.`,
  requestsHeading: 'Verlangt',
  noRequests: 'Niemand wartet auf eine Löschung. Eine Anfrage trägst du unter Einträge ein.',
  person: 'Person',
  basis: 'Grundlage',
  bases: { art17: 'Die Person hat es verlangt (Art. 17 DSGVO)', other: 'Ein anderer Grund' },
  action: 'Aktion',
  cancel: 'Abbrechen',
  cancelFor: (name) => `Löschung von ${name} abbrechen`,
  cancelled: (name) => `Die Löschung von ${name} wurde abgebrochen. Nichts wurde gelöscht.`,
  leaversHeading: 'Seit Langem nicht mehr da',
  noLeavers: (day) => `Von denen, die bis ${day} gegangen sind, ist niemand mehr gespeichert.`,
  leftOn: 'Gegangen am',
  recordsHeading: 'Von Leuten, die bleiben',
  records: (k) =>
    k === 0
      ? 'Kein Eintrag hat das Ende seiner Frist erreicht.'
      : `${n(k, 'Ein Eintrag hat', '# Einträge haben')} das Ende der Frist erreicht: Zugewiesenes, Abgeschlossenes oder Bestätigtes.`,
  idle: (k, days) =>
    k === 0
      ? `Keine Antworten eines Versuchs liegen länger als ${days} Tage brach.`
      : `Die Antworten ${n(k, 'eines Versuchs', 'von # Versuchen')}, mit denen seit ${days} Tagen niemand weitergemacht hat.`,
  heldHeading: 'Stünden an, haben aber eine Löschsperre',
  heldText: 'Sobald die Sperre aufgehoben ist, löscht sie der nächste Lauf. Was verlangt wurde, lässt sich abbrechen.',
  why: 'Stünde an, weil',
  whyGone: { requested: 'es verlangt wurde', period: 'die Person lange fort ist' },
  reason: 'Sperre für',
  periodsHeading: 'Wie lange etwas bleibt',
  periodsText: 'Die Fristen sind Einstellungen des Servers. Wer ihn betreibt, kann sie ändern.',
  periods: {
    records: 'Einträge',
    leavers: 'Leute, die gegangen sind',
    answers: 'Antworten eines Versuchs, mit dem niemand weitermacht',
  },
  recordsPeriod: (years, day) => `Bis zum Ende des ${years}. Jahres nach ihrem. Heute endet das für alles bis ${day}.`,
  leaversPeriod: (day) => `So lange wie ihr letzter Eintrag. Heute endet das für alle, die bis ${day} gegangen sind.`,
  answersPeriod: (days) => `${n(days, 'Ein Tag', '# Tage')} nach der letzten Antwort. Beim Abschluss sofort.`,
  holdsHeading: 'Löschsperren',
  noHolds: 'Es gibt keine Löschsperre. Du setzt sie unter Einträge.',
  holdsText: 'Über diese Personen wird nichts gelöscht.',
  since: 'Seit',
  lift: 'Aufheben',
  liftFor: (name) => `Löschsperre für ${name} aufheben`,
  lifted: (name) => `Die Löschsperre für ${name} wurde aufgehoben.`,
  refused: {},
  faults: {},
};
