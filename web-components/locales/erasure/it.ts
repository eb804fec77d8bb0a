import { counting } from '../counting.ts';
import { al, del, il } from '../italian-days.ts';
import type { ErasureTerms } from './en.ts';

const n = counting('it');

export const it: ErasureTerms = {
  heading: 'Cancellazione',
  lede: (people, records, idle) =>
    people + records === 0
      ? idle === 0
        ? 'Stanotte non si cancella nulla.'
        : 'Stanotte non si cancellano persone né registrazioni, solo risposte lasciate a metà.'
      : `Stanotte si cancellerebbe quanto segue: ${[people > 0 ? n(people, 'una persona', '# persone') : '', records > 0 ? n(records, 'una registrazione di chi resta', '# registrazioni di chi resta') : ''].filter(Boolean).join(' e ')}.`,
  asOf: (day) => `È ciò che farebbe l’esecuzione ${del(day)}. Finora non è successo nulla.`,
  requestsHeading: 'Richieste',
  noRequests: 'Nessuno attende la cancellazione. Una richiesta si inserisce in Registrazioni.',
  person: 'Persona',
  basis: 'Motivo',
  bases: { art17: 'Richiesta dell’interessato (art. 17 GDPR)', other: 'Un altro motivo' },
  action: 'Azione',
  cancel: 'Annulla',
  cancelFor: (name) => `Annulla la cancellazione di ${name}`,
  cancelled: (name) => `La cancellazione di ${name} è annullata. Nulla è stato cancellato.`,
  leaversHeading: 'Persone uscite da tempo',
  noLeavers: (day) => `Di chi è uscito entro ${il(day)} non si conserva più nulla.`,
  leftOn: 'Data di uscita',
  recordsHeading: 'Di chi resta',
  records: (k) =>
    k === 0
      ? 'Nessuna registrazione ha raggiunto la fine del suo periodo.'
      : `${n(k, 'Una registrazione ha', '# registrazioni hanno')} raggiunto la fine del periodo: assegnazioni, completamenti o prese visione.`,
  idle: (k, days) =>
    k === 0
      ? `Nessuna risposta di un tentativo è ferma da più di ${days} giorni.`
      : `Le risposte di ${n(k, 'un tentativo fermo', '# tentativi fermi')} da ${days} giorni.`,
  heldHeading: 'Sarebbero da cancellare, ma c’è un blocco',
  heldText: 'Appena il blocco è tolto, la prossima esecuzione le cancella. Una richiesta si può annullare.',
  why: 'Perché sarebbe da cancellare',
  whyGone: { requested: 'È stato richiesto', period: 'La persona è uscita da tempo' },
  reason: 'Blocco per',
  periodsHeading: 'Per quanto tempo si conserva',
  periodsText: 'I periodi sono impostazioni del server. Chi lo gestisce può cambiarli.',
  periods: {
    records: 'Registrazioni',
    leavers: 'Persone uscite',
    answers: 'Risposte di un tentativo lasciato a metà',
  },
  recordsPeriod: (years, day) =>
    `Fino alla fine del ${years}º anno dopo il loro. Oggi termina per tutto ciò che arriva fino ${al(day)}.`,
  leaversPeriod: (day) => `Quanto la loro ultima registrazione. Oggi termina per chi è uscito entro ${il(day)}.`,
  answersPeriod: (days) => `${n(days, 'Un giorno', '# giorni')} dopo l’ultima risposta. Al completamento, subito.`,
  holdsHeading: 'Blocchi della cancellazione',
  noHolds: 'Non c’è nessun blocco della cancellazione. Si imposta in Registrazioni.',
  holdsText: 'Di queste persone non si cancella nulla.',
  since: 'Dal',
  lift: 'Togli',
  liftFor: (name) => `Togli il blocco per ${name}`,
  lifted: (name) => `Il blocco della cancellazione per ${name} è stato tolto.`,
  refused: {},
  faults: {},
};
