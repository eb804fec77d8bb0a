import type { EvidenceQuestion } from './question.ts';
import type { ReportName } from './exports-shapes.ts';
import type { OfferedFile } from './question-shapes.ts';
import type { QuestionWords } from './question-words.ts';

/** An auditor's bundle names at most so many entries. */
const mostInSample = 2_000;

interface Known {
  from: string;
  on: string;
  logBegan: string;
  staffNumber: string;
  records: number[];
  indexes: number[];
}

/** Which files answer a question, the evidence first. */
export function filesFor(question: EvidenceQuestion, known: Known, words: QuestionWords): OfferedFile[] {
  const { unit, course } = question;
  const { from, on, logBegan } = known;
  const bundle = (
    name: 'full' | 'period' | 'sample' | 'certificate',
    body: Extract<OfferedFile, { kind: 'bundle' }>['body'],
  ): OfferedFile => ({ kind: 'bundle', ...words.file[name], path: '/api/evidence/bundle', body });
  const report = (
    name: Exclude<ReportName, 'overdue' | 'waivers'> | 'pivot',
    filter: Extract<OfferedFile, { kind: 'export' }>['body']['filter'],
  ): OfferedFile => ({
    kind: 'export',
    ...words.file[name],
    path: '/api/exports',
    body: {
      report: name === 'pivot' ? 'standing' : name,
      shape: name === 'pivot' ? 'pivot' : 'long',
      format: 'csv',
      filter,
    },
  });
  const people = { ...(unit !== undefined && { unit }) };
  const both = { ...people, ...(course !== undefined && { course }) };
  const ofCourse = { ...(course !== undefined && { course }) };
  const time = { from, to: on };
  switch (question.kind) {
    case 'who_is_trained':
      return [bundle('full', { kind: 'full' }), report('standing', both), report('pivot', both)];
    case 'everyone_trained_on_day':
      return [
        // What was written up to that day, and what was said of it later.
        bundle('period', { kind: 'period', from: earlier(logBegan, on), to: on }),
        report('obligations', { ...both, to: on }),
        report('rules', { ...ofCourse, to: on }),
      ];
    case 'person': {
      const indexes = known.indexes.slice(-mostInSample);
      const last = known.records.at(-1);
      return [
        ...(indexes.length > 0 ? [bundle('sample', { kind: 'sample', indexes, hideWho: false })] : []),
        ...(last !== undefined ? [bundle('certificate', { kind: 'certificate', index: last })] : []),
        report('obligations', { q: known.staffNumber }),
      ];
    }
    case 'period':
      return [
        bundle('period', { kind: 'period', ...time }),
        report('completions', { ...both, ...time }),
        report('obligations', { ...both, ...time }),
        report('rules', { ...ofCourse, ...time }),
      ];
    case 'confidentiality':
      return [bundle('period', { kind: 'period', from: earlier(logBegan, on), to: on })];
    case 'joiners':
      return [
        bundle('period', { kind: 'period', ...time }),
        report('roster', { ...people, ...time }),
        report('obligations', both),
      ];
    case 'whole_log':
      return [bundle('full', { kind: 'full' }), report('rules', {}), report('roster', {}), report('obligations', {})];
  }
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
