import type { PublishedVersion } from '../../server/auditing/version-shapes.ts';
import type {
  AuditedOverdue,
  AuditedPeople,
  AuditorSelf,
  Draw,
  NonceAnswer,
} from '../../server/auditors/auditor-shapes.ts';
import type { Answers, LateJoiners } from '../../server/auditors/question-shapes.ts';
import { bridgeFor, serverFor, type Lesson } from '../api/client.ts';
import type { AuditedReport } from '../../server/auditors/audited-export.ts';
import { fileIn } from '../questions/reports.ts';

export type { AuditedReport } from '../../server/auditors/audited-export.ts';
export type { PublishedVersion } from '../../server/auditing/version-shapes.ts';
export type { AuditedOverdue, AuditedPeople, AuditorSelf, Draw } from '../../server/auditors/auditor-shapes.ts';

/** What an auditor has made: the entries that they drew, or everything of the period. */
export type AuditedOrder = { kind: 'sample'; indexes: number[] } | { kind: 'period' };

/** What the auditor's page asks of the server. Tests hand the element their own object. */
export interface AuditorApi {
  /** Comes in with the token of an invitation. */
  openLink(token: string): Promise<unknown>;
  leave(): Promise<unknown>;
  self(): Promise<AuditorSelf>;
  answers(): Promise<Answers>;
  lateJoiners(): Promise<LateJoiners>;
  people(page: number): Promise<AuditedPeople>;
  overdue(page: number): Promise<AuditedOverdue>;
  versions(): Promise<PublishedVersion[]>;
  text(content: string): Promise<Lesson>;
  sendNonce(nonce: string): Promise<NonceAnswer>;
  draw(nonce: string, size: number): Promise<Draw>;
  checkpoint(): Promise<string>;
  makeBundle(order: AuditedOrder): Promise<{ file: Blob; name: string }>;
  /** The report behind an answer, as CSV. */
  makeReport(report: AuditedReport): Promise<{ file: Blob; name: string }>;
  /** Addresses of what the browser fetches itself. */
  recordsHref(nonce: string | null): string;
  proofHref(index: number): string;
}

export function auditorServer(element: Parameters<typeof serverFor>[0]): AuditorApi {
  const { audit } = serverFor(element);
  const href = (path: string): string => bridgeFor(element).pageHref(`/api/audit/${path}`);
  return {
    openLink: (token) => audit.session.$post({ json: { token } }),
    leave: () => audit.session.$delete(),
    self: async () => (await audit.$get()).json(),
    answers: async () => (await audit.questions.$get()).json(),
    lateJoiners: async () => (await audit['late-joiners'].$get()).json(),
    people: async (page) => (await audit.people.$get({ query: { page: String(page) } })).json(),
    overdue: async (page) => (await audit.overdue.$get({ query: { page: String(page) } })).json(),
    versions: async () => (await audit.versions.$get()).json(),
    text: async (content) => {
      const answer = (await audit.versions[':content'].$get({ param: { content } })) as Response;
      // A picture's address starts at the server's root.
      const text = (await answer.text()).replaceAll('"src":"/api/', `"src":"${bridgeFor(element).pageHref('/api/')}`);
      return JSON.parse(text) as Lesson;
    },
    sendNonce: async (nonce) => (await audit.nonces.$post({ json: { nonce } })).json(),
    draw: async (nonce, size) => (await audit.draw.$get({ query: { nonce, size: String(size) } })).json(),
    checkpoint: async () => (await audit.checkpoint.$get()).text(),
    makeBundle: async (order) => fileIn(await audit.bundle.$post({ json: { ...order, age: null } })),
    makeReport: async (report) => fileIn(await audit.exports.$post({ json: { report, format: 'csv' } })),
    recordsHref: (nonce) => href(`records.txt${nonce === null ? '' : `?nonce=${encodeURIComponent(nonce)}`}`),
    proofHref: (index) => href(`proof/${index}`),
  };
}
