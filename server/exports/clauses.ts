import type { Clause, ClauseId, QuestionCatalogue, QuestionKind } from './question-shapes.ts';

type Said = Omit<Clause, 'id'>;

/** Which file serves which clause (evidence.md, section 7). Not legal advice: counsel decides what is enough. */
const en: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'GDPR Art. 5(2)',
    asks: 'The controller can demonstrate that the principles are kept.',
    servedBy: 'The report and the log of the bundle.',
  },
  'gdpr-24': {
    name: 'GDPR Art. 24',
    asks: 'Measures are in place, are reviewed, and can be demonstrated.',
    servedBy: 'The report and the log of the bundle, and the rules with their history.',
  },
  'gdpr-28-3-b': {
    name: 'GDPR Art. 28(3)(b)',
    asks: 'People who process the data have committed themselves to confidentiality.',
    servedBy: 'Acknowledgements in the bundle, with the text of the commitment as it was read.',
  },
  'gdpr-32-4': {
    name: 'GDPR Art. 32(4)',
    asks: 'People with access process the data only on instructions.',
    servedBy: 'What was taught, the records and the assignments in the bundle.',
  },
  'gdpr-39-1-b': {
    name: 'GDPR Art. 39(1)(b)',
    asks: 'Staff who process personal data are made aware and trained, and that is monitored.',
    servedBy: 'What was taught, the records and the assignments in the bundle, and who stands where today.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Documented information is kept as evidence of competence.',
    servedBy: 'The records of the bundle.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Personnel receive awareness, education and training, and regular updates.',
    servedBy: 'The records of the bundle, and every round with its day in the obligations.',
  },
};

const de: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5 Abs. 2 DSGVO',
    asks: 'Der Verantwortliche kann nachweisen, dass die Grundsätze eingehalten werden.',
    servedBy: 'Der Bericht und das Protokoll im Nachweispaket.',
  },
  'gdpr-24': {
    name: 'Art. 24 DSGVO',
    asks: 'Maßnahmen sind getroffen, werden überprüft und können nachgewiesen werden.',
    servedBy: 'Der Bericht und das Protokoll im Nachweispaket, und die Regeln mit ihrer Geschichte.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28 Abs. 3 Buchst. b DSGVO',
    asks: 'Wer die Daten verarbeitet, hat sich zur Vertraulichkeit verpflichtet.',
    servedBy: 'Die Bestätigungen im Nachweispaket, mit dem Text der Verpflichtung, wie er gelesen wurde.',
  },
  'gdpr-32-4': {
    name: 'Art. 32 Abs. 4 DSGVO',
    asks: 'Wer Zugang hat, verarbeitet die Daten nur auf Anweisung.',
    servedBy: 'Was unterrichtet wurde, die Nachweise und die Zuweisungen im Nachweispaket.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39 Abs. 1 Buchst. b DSGVO',
    asks: 'Beschäftigte, die Daten verarbeiten, sind sensibilisiert und geschult, und das wird überwacht.',
    servedBy: 'Was unterrichtet wurde, die Nachweise und die Zuweisungen im Nachweispaket, und der Stand von heute.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Dokumentierte Information wird als Nachweis der Kompetenz aufbewahrt.',
    servedBy: 'Die Nachweise im Nachweispaket.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Das Personal wird sensibilisiert, ausgebildet und geschult, und regelmäßig wieder.',
    servedBy: 'Die Nachweise im Nachweispaket, und jede Runde mit ihrem Tag in den Verpflichtungen.',
  },
};

/** Every clause in that language, or else in English. */
export function clausesIn(lang: string): Clause[] {
  const said = lang === 'de' ? de : en;
  return (Object.keys(said) as ClauseId[]).map((id) => ({ id, ...said[id] }));
}

type Asked = QuestionCatalogue['questions'][number];

/** Every question, what it needs to know, and which clauses it is asked for. */
export const questions: Record<QuestionKind, Omit<Asked, 'kind'>> = {
  who_is_trained: {
    asks: ['course', 'unit'],
    needs: [],
    clauses: ['gdpr-39-1-b', 'gdpr-32-4', 'gdpr-24', 'iso-27001-a-6-3'],
  },
  everyone_trained_on_day: {
    asks: ['on', 'course', 'unit'],
    needs: ['on'],
    clauses: ['gdpr-39-1-b', 'gdpr-32-4', 'gdpr-5-2', 'iso-27001-7-2-d'],
  },
  person: { asks: ['person'], needs: ['person'], clauses: ['gdpr-32-4', 'iso-27001-7-2-d'] },
  period: {
    asks: ['from', 'to', 'course', 'unit'],
    needs: ['from', 'to'],
    clauses: ['gdpr-5-2', 'gdpr-24', 'gdpr-39-1-b', 'iso-27001-7-2-d'],
  },
  confidentiality: { asks: ['on', 'course', 'unit'], needs: [], clauses: ['gdpr-28-3-b', 'gdpr-32-4'] },
  joiners: {
    asks: ['from', 'to', 'course', 'unit'],
    needs: ['from', 'to'],
    clauses: ['gdpr-39-1-b', 'iso-27001-a-6-3'],
  },
  whole_log: { asks: [], needs: [], clauses: ['gdpr-5-2', 'gdpr-24', 'iso-27001-7-2-d'] },
};
