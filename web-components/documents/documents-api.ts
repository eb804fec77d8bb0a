import type { CourseVersions } from '../../server/auditing/version-shapes.ts';
import type { DocumentOverview } from '../../server/documents/document-overview.ts';
import type { StaffFound } from '../../server/documents/find-staff.ts';
import { bridgeFor, serverFor } from '../api/client.ts';

export type { CourseVersions } from '../../server/auditing/version-shapes.ts';
export type { DocumentOverview } from '../../server/documents/document-overview.ts';
export type { StaffFound } from '../../server/documents/find-staff.ts';

/** A document to freeze; `file` is base64. */
export interface NewDocument {
  kind: 'policy' | 'training';
  documentId: string;
  version: string;
  lang: string;
  title: string;
  fileName: string;
  file: string;
}

/** A training elsewhere: of a version of our courses, or of a document. */
export interface OutsideTraining {
  taught: { content: string } | { documentVersionId: string };
  personIds: string[];
  outcome: 'attended' | 'completed' | 'passed';
  completedOn: string;
}

/** What the Documents screen asks of the server. Tests hand the element their own object. */
export interface DocumentsApi {
  documents(): Promise<DocumentOverview[]>;
  courses(): Promise<CourseVersions>;
  publishDocument(document: NewDocument): Promise<unknown>;
  /** How many were asked. */
  askToAcknowledge(document: string, dueOn: string): Promise<number>;
  /** Where a document version is downloaded. */
  documentHref(id: string): string;
  findStaff(query: string): Promise<StaffFound[]>;
  recordOutsideTraining(training: OutsideTraining): Promise<{ first: number; recorded: number }>;
}

export function documentsServer(element: Parameters<typeof serverFor>[0]): DocumentsApi {
  const { documents, courses } = serverFor(element);
  return {
    documents: async () => (await documents.$get()).json(),
    courses: async () => (await courses.$get()).json(),
    publishDocument: (json) => documents.$post({ json }),
    askToAcknowledge: async (document, dueOn) =>
      (await (await documents[':document'].ask.$post({ param: { document }, json: { dueOn } })).json()).asked,
    documentHref: (id) => bridgeFor(element).pageHref(`/api/documents/${encodeURIComponent(id)}/file`),
    findStaff: async (q) => (await documents.people.$get({ query: { q } })).json(),
    recordOutsideTraining: async (json) => (await documents['outside-training'].$post({ json })).json(),
  };
}
