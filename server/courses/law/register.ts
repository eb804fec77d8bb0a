import * as v from 'valibot';
import { LineCounter, isMap, isScalar, parseDocument } from 'yaml';
import type { Remark } from '../course-model.ts';
import { quoted, remark } from '../remark.ts';

/** A day as the files of the register write it. */
export const day = v.pipe(v.string('Write a day such as 2026-11-24.'), v.isoDate('Write a day such as 2026-11-24.'));

/** What a register says of each name, with the line on which it begins. */
export type Register<Entry> = Map<string, Entry & { line: number }>;

function* entriesOf(text: string): Generator<{ name: string; raw: unknown; line: number }> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'silent' });
  const [broken] = document.errors;
  if (broken) throw Object.assign(new Error(broken.message), { line: counter.linePos(broken.pos[0]).line });
  if (document.contents === null) return;
  if (!isMap(document.contents)) throw new Error('it is no list of names, each with what it says');
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) throw new Error('a name is a word');
    const line = key.range ? counter.linePos(key.range[0]).line : 1;
    yield { name: String(key.value), raw: isMap(value) ? value.toJS(document, { maxAliasCount: 0 }) : undefined, line };
  }
}

interface Read<Entry> {
  entries: Register<Entry>;
  remarks: Remark[];
}

/** Courses that lie side by side have one register, which is the longest file to read: the last text of each kind is kept. */
const lastRead = new WeakMap<object, { text: string; file: string; read: Read<object> }>();

/**
 * Reads a file of the law register: names, each with what `schema` asks for. Never throws. An entry with a fault is left out.
 * @param file below `courses/`, for remarks
 */
export function readRegister<Schema extends v.GenericSchema<unknown, object>>(
  text: string,
  file: string,
  schema: Schema,
): Read<v.InferOutput<Schema>> {
  const last = lastRead.get(schema);
  // What is kept under a schema was read with it.
  if (last?.text === text && last.file === file) return last.read;
  const read = readEntries(text, file, schema);
  lastRead.set(schema, { text, file, read });
  return read;
}

function readEntries<Schema extends v.GenericSchema<unknown, object>>(
  text: string,
  file: string,
  schema: Schema,
): Read<v.InferOutput<Schema>> {
  const entries: Register<v.InferOutput<Schema>> = new Map();
  const remarks: Remark[] = [];
  const say = (line: number, message: string): number => remarks.push(remark('law-register', { file, line }, message));
  try {
    for (const { name, raw, line } of entriesOf(text)) {
      const checked = v.safeParse(schema, raw ?? {});
      if (checked.success) entries.set(name, { ...checked.output, line });
      for (const issue of checked.issues ?? []) {
        const key = v.getDotPath(issue) ?? '';
        if (issue.input === undefined) say(line, `${quoted(name)} lacks ${quoted(key)}. Add it.`);
        else if (issue.type === 'strict_object') say(line, `${quoted(name)} does not know ${quoted(key)}. Remove it.`);
        else say(line, `${quoted(key)} of ${quoted(name)}: ${issue.message}`);
      }
    }
  } catch (problem) {
    const { line = 1, message } = problem as Error & { line?: number };
    say(line, `The register cannot be read: ${message}`);
  }
  return { entries, remarks };
}
