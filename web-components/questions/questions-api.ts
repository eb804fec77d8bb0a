import type { AuditedAudience, AuditorList, Invitation } from '../../server/auditors/auditor-shapes.ts';
import type { Answers, LateJoiners } from '../../server/auditors/question-shapes.ts';
import { serverFor } from '../api/client.ts';
import { fileIn, type Report } from './reports.ts';

export type { AuditedAudience, AuditorList, AuditorView, Invitation } from '../../server/auditors/auditor-shapes.ts';
export type { Answers, AskedRule, LateJoiners } from '../../server/auditors/question-shapes.ts';

/** A period of days; without one, the last year. */
export interface Period {
  from?: string;
  to?: string;
}

/** An account as it is asked for. */
export interface AuditorWish {
  name: string;
  organisation: string;
  email: string;
  fromOn: string;
  untilOn: string;
  periodFrom: string;
  periodTo: string;
  audience: AuditedAudience;
  maySeeNames: boolean;
  mail: boolean;
}

/** What the screen of the auditor's questions asks of the server. Tests hand the element their own object. */
export interface QuestionsApi {
  answers(period: Period): Promise<Answers>;
  lateJoiners(period: Period): Promise<LateJoiners>;
  auditors(): Promise<AuditorList>;
  invite(wish: AuditorWish): Promise<Invitation>;
  newLink(account: string): Promise<Invitation>;
  revokeAuditor(account: string): Promise<unknown>;
  /** The report behind an answer, as CSV. */
  makeReport(report: Report, period: Period): Promise<{ file: Blob; name: string }>;
}

export function questionsServer(element: Parameters<typeof serverFor>[0]): QuestionsApi {
  const { questions, auditors, exports } = serverFor(element);
  return {
    answers: async (query) => (await questions.$get({ query })).json(),
    lateJoiners: async (query) => (await questions['late-joiners'].$get({ query })).json(),
    auditors: async () => (await auditors.$get()).json(),
    invite: async (json) => (await auditors.$post({ json })).json(),
    newLink: async (account) =>
      (await auditors[':account'].link.$post({ param: { account }, json: { mail: false } })).json(),
    makeReport: async (report, filter) => {
      const json = {
        report,
        filter,
        shape: 'long' as const,
        format: 'csv' as const,
        options: { separator: ',' as const, about: 'end' as const },
      };
      return fileIn(await exports.$post({ json }));
    },
    revokeAuditor: (account) => auditors[':account'].$delete({ param: { account } }),
  };
}
