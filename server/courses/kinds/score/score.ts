import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Block, Body, Inline, Question, Remark, ScoreRow } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { blocks } from '../../markdown.ts';
import { likeness } from '../../plain-text.ts';
import { quoted, remark } from '../../remark.ts';
import type { ItemVerdict, Kind } from '../kind.ts';
import { shownId } from '../options.ts';
import { repeated } from '../repeated.ts';
import { letterIds, placeIds } from '../shown.ts';
import { asReason, label, rowsWithoutReason, tableRemarks, tooFewRows, writtenCells } from '../written-table.ts';

export interface ScoreResponse {
  /** For the id of each criterion, what the first and the second provider get. */
  scores: Record<string, [number, number]>;
}

type ScoresBody = Extract<Body, { shape: 'scores' }>;

const writtenAs =
  'a table of criterion, evidence of A, evidence of B, A, B and why, where the heads of the second and third column are the names of the providers and A and B are 0 (claim), 1 (partial) or 2 (evidence)';

const header = '| Criterion | MailNest | PostKite | A | B | Why |';

interface WrittenScore {
  criterion: Inline[];
  evidence: [Inline[], Inline[]];
  /** As written, to be judged by `check`. */
  given: [string, string];
  why: Inline[];
  line: number;
}

function writtenScores(source: ExerciseSource): WrittenScore[] {
  return writtenCells(source).rows.map(({ cells: [criterion, first, second, a, b, why], line }) => ({
    criterion: criterion ?? [],
    evidence: [first ?? [], second ?? []],
    given: [label(a), label(b)],
    why: why ?? [],
    line,
  }));
}

/** A score as written; what is none counts as a claim, and the checker says so. */
const scoreOf = (written: string): number => (/^[012]$/.test(written) ? Number(written) : 0);

function parse(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] } {
  const written = writtenCells(source);
  const [, first, second] = written.head;
  const rows = writtenScores(source).map(({ criterion, evidence, given: [a, b], why }): ScoreRow => {
    return { criterion, evidence, scores: [scoreOf(a), scoreOf(b)], why };
  });
  return {
    case: blocks(written.case),
    body: { shape: 'scores', providers: [label(first), label(second)], rows },
    remarks: tableRemarks(source, written, writtenAs, header),
  };
}

function check(question: Question, source: ExerciseSource): Remark[] {
  const rows = writtenScores(source);
  if (rows.length === 0) return [];
  const named = rows.map((row) => ({
    ...row,
    text: row.criterion,
    cells: [row.criterion, ...row.evidence].map(label).concat(row.given),
  }));
  const remarks = [...rowsWithoutReason(source, named), ...tooFewRows(question, source, rows.length)];
  for (const { given, criterion, line } of rows) {
    for (const score of given.filter((one) => one !== '' && !/^[012]$/.test(one))) {
      const message = `The score ${quoted(score)} of ${quoted(label(criterion))} is none. Write 0 (claim), 1 (partial) or 2 (evidence).`;
      remarks.push(remark('score-unknown', { file: source.file, line }, message));
    }
  }
  const [first, second] = scoresOf(question.body).providers;
  if (likeness(first) === likeness(second)) {
    const message = `Both providers are called ${quoted(first)}. Write their names above the second and the third column.`;
    remarks.push(remark('providers-alike', { file: source.file, line: rows[0]!.line - 2 }, message, header));
  }
  return [...remarks, ...repeated(source, named)];
}

function scoresOf(body: Body): ScoresBody {
  return body.shape === 'scores' ? body : { shape: 'scores', providers: ['', ''], rows: [] };
}

const oneScore = v.picklist([0, 1, 2]);

/** Two providers are scored by criteria. Criteria stay in the order of the file, for they build on each other. */
export const score: Kind<ScoreResponse> = {
  name: 'Score',
  scored: true,
  writtenAs,
  parse,
  check,
  show(body) {
    const { rows, providers } = scoresOf(body);
    return {
      items: rows.map((row, at) => ({ id: letterIds(at), text: row.criterion, evidence: row.evidence })),
      places: rows.length === 0 ? [] : providers.map((name, at) => ({ id: placeIds(at), text: [name] })),
    };
  },
  response: v.strictObject({ scores: v.record(shownId, v.strictTuple([oneScore, oneScore])) }),
  blank: (shown) => ({
    scores: Object.fromEntries(shown.items.map((item): [string, [number, number]] => [item.id, [0, 0]])),
  }),
  judge(body, response) {
    const { rows } = scoresOf(body);
    const given = new Map(Object.entries(response.scores));
    if (given.size !== rows.length || rows.some((_, at) => !given.has(letterIds(at)))) {
      throw new Refusal('invalid_answer', 'Send two scores for every criterion that was shown, and for nothing else.');
    }
    let distance = 0;
    const items = rows.map((row, at): ItemVerdict => {
      const id = letterIds(at);
      const off = row.scores.reduce((sum, right, which) => sum + Math.abs(right - given.get(id)![which]!), 0);
      distance += off;
      return { id, right: off === 0, should: [...row.scores], why: asReason(row.why) };
    });
    // Two cells in each row, and each can be off by two.
    const farthest = rows.length * 4;
    const points = farthest === 0 ? 0 : Math.floor(((farthest - distance) * 100) / farthest);
    return { points, items, answer: [] };
  },
};
