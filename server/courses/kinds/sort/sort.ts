import type { Question, Remark } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { likeness } from '../../plain-text.ts';
import { remark } from '../../remark.ts';
import type { Kind } from '../kind.ts';
import { blankRows, checkRows, judgeRows, rowsResponse, showRows } from '../rows.ts';
import type { RowsResponse } from '../rows.ts';
import { parseRows, spelledTwice, writtenTable } from '../written-table.ts';

const writtenAs = 'a table of item, group and why, with at least two groups and three rows';

/** Groups, and groups that a slip of the pen has made two of. */
function checkGroups(source: ExerciseSource): Remark[] {
  const { rows } = writtenTable(source);
  const remarks = spelledTwice(
    source,
    'group',
    rows.map(({ place, line }) => ({ name: place, line })),
  );
  if (rows.length > 0 && new Set(rows.map((row) => likeness(row.place))).size < 2) {
    remarks.push(
      remark('one-group', source, 'All rows belong to one group, so there is nothing to sort. Add a second group.'),
    );
  }
  return remarks;
}

/** Items go into groups. Each row counts alone. */
export const sort: Kind<RowsResponse> = {
  name: 'Sort',
  scored: true,
  writtenAs,
  parse: (source) => parseRows(source, writtenAs, '| Item | Group | Why |'),
  check: (question: Question, source) => [...checkRows(question, source), ...checkGroups(source)],
  show: showRows,
  response: rowsResponse,
  blank: blankRows,
  judge: (body, response, chance) => judgeRows(body, response, chance, false),
};
