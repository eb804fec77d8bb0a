import type { Question, Remark } from './course-model.ts';
import { quoted, remark } from './remark.ts';
import type { Place } from './remark.ts';

/** What the line in backticks says. */
export type ExerciseLine = Pick<Question, 'id' | 'tests' | 'use' | 'source'> & { law?: string };

const laws = ['EU', 'UK', 'US-CA', 'FR'];
const uses = ['practice', 'check', 'both'];
const keys = ['id', 'tests', 'use', 'source', 'law'];
const example = '`id: a-short-name · tests: O1 · source: GDPR Art 4(1)`';

/** `key: value` pairs between middle dots; a middle dot inside a word (`·` without spaces) is no separator. */
function pairs(text: string): [key: string, value: string][] {
  return text.split(/\s+·\s+|\s+·$|^·\s+/).map((part) => {
    const colon = part.indexOf(':');
    return colon < 0 ? [part.trim(), ''] : [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
  });
}

/**
 * Reads the line under an exercise's heading.
 * @param text the line without its backticks; `undefined` when there is none
 * @returns no line when the exercise cannot be kept: without id, objectives or source
 */
export function readExerciseLine(
  text: string | undefined,
  place: Place,
): { line: ExerciseLine | undefined; remarks: Remark[] } {
  if (text === undefined) {
    const message = 'The line under this heading is missing. It stands in backticks and names id, tests and source.';
    return { line: undefined, remarks: [remark('id-line', place, message, example)] };
  }
  const remarks: Remark[] = [];
  const say = (message: string): number => remarks.push(remark('id-line', place, message, example));
  const found = new Map<string, string>();
  for (const [key, value] of pairs(text)) {
    if (!keys.includes(key))
      say(`${quoted(key)} is not known here. The words are ${keys.join(', ')}, separated by " · ".`);
    else if (found.has(key)) say(`${quoted(key)} stands here twice. Keep one.`);
    else found.set(key, value);
  }
  const id = found.get('id') ?? '';
  const tests = (found.get('tests') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const source = found.get('source') ?? '';
  const use = found.get('use') ?? 'both';
  const law = found.get('law');
  if (id === '') say('The exercise has no id. Add id: and a short name that will never change.');
  else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 80)
    say(`The id ${quoted(id)} may have small letters, digits and hyphens only.`);
  if (tests.length === 0) say('The exercise tests no objective. Add tests: and the name of one, such as O1.');
  else if (new Set(tests).size < tests.length) say('The exercise names an objective twice.');
  if (source === '') say('The exercise has no source. Add source: and where the law says so.');
  if (!uses.includes(use)) say(`use: is practice, check or both, not ${quoted(use)}.`);
  if (law !== undefined && !laws.includes(law)) say(`law: is ${laws.join(', ')}, not ${quoted(law)}.`);
  if (remarks.length > 0 && (id === '' || tests.length === 0 || source === '' || !uses.includes(use))) {
    return { line: undefined, remarks };
  }
  const line = { id, tests, use: use as ExerciseLine['use'], source, ...(law === undefined ? {} : { law }) };
  return { line, remarks };
}
