import type { ExportFormat, ExportShape, ReportName } from './exports-shapes.ts';

/** What an auditor asks, as the Evidence wizard puts it. */
export type QuestionKind =
  | 'who_is_trained'
  | 'everyone_trained_on_day'
  | 'person'
  | 'period'
  | 'confidentiality'
  | 'joiners'
  | 'whole_log';

/** GET /api/evidence-questions: the questions, and the clauses of law that each serves. */
export interface QuestionCatalogue {
  questions: {
    kind: QuestionKind;
    /** What it needs besides its kind. */
    asks: ('on' | 'from' | 'to' | 'course' | 'unit' | 'person')[];
    /** Of these, what must be given. */
    needs: ('on' | 'from' | 'to' | 'person')[];
    clauses: ClauseId[];
  }[];
  clauses: Clause[];
  /** Courses and policies that evidence knows. */
  courses: { id: string; title: string; isPolicy: boolean }[];
  units: string[];
}

export type ClauseId =
  | 'gdpr-5-2'
  | 'gdpr-24'
  | 'gdpr-28-3-b'
  | 'gdpr-32-4'
  | 'gdpr-39-1-b'
  | 'iso-27001-7-2-d'
  | 'iso-27001-a-6-3';

/** A clause of law or a standard, with what serves it (evidence.md section 7). */
export interface Clause {
  id: ClauseId;
  /** `GDPR Art. 5(2)` */
  name: string;
  /** What it asks for, in words. */
  asks: string;
  /** Which parts of a bundle or which export serve it, in words. */
  servedBy: string;
}

/** POST /api/evidence-questions/preview: what is there, what is missing, and which files answer. Makes nothing. */
export interface QuestionPreview {
  kind: QuestionKind;
  /** The question in one sentence. */
  question: string;
  clauses: Clause[];
  /** Obligations of people, as evidence says it; of `confidentiality`, requests to acknowledge. */
  counts: {
    /** People on staff (that day, or at the end of the period). */
    onStaff: number;
    /** People and courses: somebody who has two courses counts twice. */
    asked: number;
    done: number;
    /** Not done; `overdue` is part of it. */
    open: number;
    overdue: number;
    exempt: number;
    /** Entries of the log that the file opens. */
    entries: number;
  };
  gaps: Gap[];
  files: OfferedFile[];
}

/** Something that the answer lacks, said before it is handed over. */
export interface Gap {
  code:
    | 'asked_without_record'
    | 'asked_without_obligation'
    | 'no_version_then'
    | 'before_the_log'
    | 'erased'
    | 'unsigned_tail'
    | 'recorded_late'
    | 'nothing_there';
  count: number;
  /** In words, with what to do about it. */
  text: string;
}

/** A file that answers, as it is asked for: send `body` to `path`. */
export type OfferedFile =
  | {
      kind: 'bundle';
      title: string;
      about: string;
      path: '/api/evidence/bundle';
      body:
        | { kind: 'full' }
        | { kind: 'period'; from: string; to: string }
        | { kind: 'sample'; indexes: number[]; hideWho: boolean }
        | { kind: 'certificate'; index: number };
    }
  | {
      kind: 'export';
      title: string;
      about: string;
      path: '/api/exports';
      body: {
        report: ReportName;
        shape: ExportShape;
        format: ExportFormat;
        filter: { unit?: string; course?: string; from?: string; to?: string; q?: string };
      };
    };
