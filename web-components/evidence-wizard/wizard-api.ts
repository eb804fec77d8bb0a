import type { Population } from '../../server/auditing/population-shapes.ts';
import type { OfferedFile, QuestionCatalogue, QuestionPreview } from '../../server/exports/question-shapes.ts';
import { serverFor } from '../api/client.ts';
import { savedAs } from '../evidence/saved-as.ts';
import { exportServer, type ExportApi } from '../export/export-api.ts';
import type { Errand } from '../export/long-work.ts';
import type { Colleague } from '../people-picker/people-picker.ts';
import type { AskedQuestion, DayOfPeople } from './asked-question.ts';

export type { Population, PopulationRow } from '../../server/auditing/population-shapes.ts';
export type {
  ClauseId,
  Gap,
  OfferedFile,
  QuestionCatalogue,
  QuestionPreview,
} from '../../server/exports/question-shapes.ts';

/** A bundle as the preview offers it, and to whom it is encrypted. */
export type WantedBundle = Extract<OfferedFile, { kind: 'bundle' }>['body'] & { age: string | null };

/** What the Evidence wizard asks of the server. Tests hand the element their own object. */
export interface WizardApi extends ExportApi {
  evidenceQuestions(): Promise<QuestionCatalogue>;
  previewQuestion(question: AskedQuestion, signal: AbortSignal): Promise<QuestionPreview>;
  /** Who should have been trained on a day; pages count from 0. */
  population(day: DayOfPeople, page: number, signal: AbortSignal): Promise<Population>;
  findOnRecord(query: string): Promise<Colleague[]>;
  /** The name of somebody whose id stands in the address. */
  onRecord(person: string): Promise<Colleague>;
  makeBundle(wanted: WantedBundle, errand: Errand): Promise<{ file: Blob; name: string }>;
}

export function wizardServer(element: Parameters<typeof serverFor>[0]): WizardApi {
  const server = serverFor(element);
  const { evidence } = server;
  const questions = server['evidence-questions'];
  return {
    ...exportServer(element),
    evidenceQuestions: async () => (await questions.$get()).json(),
    previewQuestion: async (json, signal) => (await questions.preview.$post({ json }, { init: { signal } })).json(),
    population: async (day, page, signal) =>
      (await evidence.population.$get({ query: { ...day, page: String(page) } }, { init: { signal } })).json(),
    findOnRecord: async (q) => (await evidence.people.$get({ query: { q } })).json(),
    onRecord: async (person) => {
      const found = (await (await evidence.people[':person'].$get({ param: { person } })).json()).person;
      return { id: found.id, name: found.name, unit: found.unit };
    },
    makeBundle: async (json, { signal, received }) =>
      savedAs((await evidence.bundle.$post({ json }, { init: { signal } })) as Response, received),
  };
}
