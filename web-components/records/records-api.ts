import type { PersonEvidence, PersonFound } from '../../server/auditing/person-evidence-shapes.ts';
import type { OpenCorrectionRequest } from '../../server/own-data/own-data-shapes.ts';
import { serverFor } from '../api/client.ts';
import { evidenceServer } from '../evidence/evidence-api.ts';

export type { OpenCorrectionRequest } from '../../server/own-data/own-data-shapes.ts';
export type { PersonEvidence, PersonFound } from '../../server/auditing/person-evidence-shapes.ts';

/** What is put right in a record; what is left out stays. */
export interface Correction {
  reason: string;
  changes: {
    name?: string;
    staffNumber?: string;
    /** Null: there is none. */
    email?: string | null;
    unit?: string | null;
    completedOn?: string;
    outcome?: (typeof outcomes)[number];
  };
  eraseOld: boolean;
}

/** What a record may say in the end. */
export const outcomes = ['passed', 'completed', 'attended', 'acknowledged'] as const;

/** Why and when somebody is erased. */
export interface Erasing {
  personId: string;
  basis: 'art17' | 'other';
  when: 'now' | 'tonight';
}

/** What the Records screen asks of the server. Tests hand the element their own object. */
export interface RecordsApi {
  /** What people said is wrong and nobody has answered, the oldest first. */
  openRequests(): Promise<OpenCorrectionRequest[]>;
  answerRequest(request: string, outcome: 'granted' | 'refused', answer: string): Promise<unknown>;
  findPeople(query: string): Promise<PersonFound[]>;
  evidenceAbout(person: string): Promise<PersonEvidence>;
  /** Titles of courses and documents by id and version, with a space between: `whose-data 1.0.0`. */
  titles(): Promise<Map<string, string>>;
  /** The index of the entry that corrects. */
  amendRecord(index: number, correction: Correction): Promise<number>;
  revokeRecord(index: number, reason: string): Promise<number>;
  bundleOf(index: number): Promise<{ file: Blob; name: string }>;
  /** `overwritten` is false while the files of the database can still hold what was erased. */
  erase(erasing: Erasing): Promise<{ erased: number; overwritten: boolean }>;
  cancelErasure(person: string): Promise<unknown>;
  setHold(person: string, reason: string): Promise<unknown>;
  liftHold(person: string): Promise<unknown>;
}

export function recordsServer(element: Parameters<typeof serverFor>[0]): RecordsApi {
  const server = serverFor(element);
  const { evidence, erasure, courses, documents } = server;
  const requests = server['correction-requests'];
  const record = (index: number) => ({ param: { index: String(index) } });
  return {
    openRequests: async () => (await requests.$get()).json(),
    answerRequest: (request, outcome, answer) =>
      requests[':request'].answer.$post({ param: { request }, json: { outcome, answer } }),
    findPeople: async (q) => (await evidence.people.$get({ query: { q } })).json(),
    evidenceAbout: async (person) => (await evidence.people[':person'].$get({ param: { person } })).json(),
    titles: async () => {
      const [{ versions }, others] = await Promise.all([
        courses.$get().then((answer) => answer.json()),
        documents.$get().then((answer) => answer.json()),
      ]);
      const all = [...versions, ...others.map((one) => ({ ...one, id: one.documentId }))];
      return new Map(all.map(({ id, version, title }) => [`${id} ${version}`, title]));
    },
    amendRecord: async (index, json) =>
      (await (await evidence.records[':index'].amend.$post({ ...record(index), json })).json()).index,
    revokeRecord: async (index, reason) =>
      (await (await evidence.records[':index'].revoke.$post({ ...record(index), json: { reason } })).json()).index,
    bundleOf: (index) => evidenceServer(element).bundle({ kind: 'certificate', index, age: null }, () => {}),
    erase: async (json) => (await erasure.$post({ json })).json(),
    cancelErasure: (person) => erasure[':person'].$delete({ param: { person } }),
    setHold: (person, reason) => erasure.holds[':person'].$put({ param: { person }, json: { reason } }),
    liftHold: (person) => erasure.holds[':person'].$delete({ param: { person } }),
  };
}
