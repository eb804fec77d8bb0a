import type { Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { likeness } from '../../plain-text.ts';
import { quoted, remark } from '../../remark.ts';
import type { Kind } from '../kind.ts';
import { blankRows, checkRows, judgeRows, rowsResponse, showRows } from '../rows.ts';
import type { RowsResponse } from '../rows.ts';
import { parseRows, writtenTable } from '../written-table.ts';

const writtenAs = 'a table of left side, right side and why, with at least three rows and every right side once';

function checkRightSides(source: ExerciseSource): Remark[] {
  const first = new Map<string, number>();
  const remarks: Remark[] = [];
  for (const { place, line } of writtenTable(source).rows) {
    const earlier = first.get(likeness(place));
    if (earlier === undefined) first.set(likeness(place), line);
    else if (place !== '') {
      const message = `The right side ${quoted(place)} already stands in line ${earlier}. In Match every right side occurs once; use Sort for groups.`;
      remarks.push(remark('right-side-twice', { file: source.file, line }, message));
    }
  }
  return remarks;
}

/** Each left side has its own right side. Each row counts alone. */
export const match: Kind<RowsResponse> = {
  name: 'Match',
  scored: true,
  writtenAs,
  parse: (source) => parseRows(source, writtenAs, '| Left | Right | Why |'),
  check: (question, source) => [...checkRows(question, source), ...checkRightSides(source)],
  show: showRows,
  response: rowsResponse,
  blank: blankRows,
  judge: (body, response, chance) => judgeRows(body, response, chance, true),
};
