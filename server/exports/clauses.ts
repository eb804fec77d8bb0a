import type { QuestionCatalogue, QuestionKind } from './question-shapes.ts';

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
