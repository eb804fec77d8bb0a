import { open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { readConfig, type Environment } from '../config.ts';
import { dayIn } from '../day.ts';
import { pageLanguages } from '../language.ts';
import { withInstallation, type OpenInstallation } from '../operating/open-installation.ts';
import { Misuse, runCommand, type Values } from '../operating/run-command.ts';
import { exportOrder, reportNames, type ExportOrder } from './export-order.ts';
import { makeExport } from './make-export.ts';
import { wordsIn } from './words.ts';

const usage = `Usage: article39 report REPORT FILE [options]

Writes a report of everybody into FILE, which must not be there yet. Works on the installation that the settings name
(docs/settings.md). With SQLite, stop the server first. docs/exports.md says what each report has.

  REPORT                  ${reportNames.join(', ')}
  --format F              csv (usual), xlsx, pdf or json
  --shape S               long (usual) or pivot
  --unit U  --course C    only these
  --from DAY --to DAY     only that time
  --for-machines          keys instead of words, and nothing about the file in it
  --lang L                en (usual), de, es, fr, it, nl or pl

Every report is written into the log of exports as made by the operator.
Exit code: 0 written, 1 refused or something is wrong, 2 wrong usage.`;

const options = {
  format: { type: 'string' },
  shape: { type: 'string' },
  unit: { type: 'string' },
  course: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'for-machines': { type: 'boolean', default: false },
  lang: { type: 'string', default: 'en' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `article39 report`: answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async (named, values) => {
    const { order, file } = orderIn(named, values);
    return withInstallation(readConfig(env), async (there) => {
      await write(there, order, { file, lang: values.lang });
      return 0;
    });
  });
}

async function write(
  there: OpenInstallation,
  order: ExportOrder,
  { file, lang }: { file: string; lang: string },
): Promise<void> {
  // The file comes first: an export that can be written nowhere is not made, and not logged.
  const target = await open(file, 'wx', 0o600);
  try {
    const made = await makeExport({ ...there, today: () => dayIn(there.config.timeZone, there.now()) }, order, {
      kind: 'operator',
      id: null,
      name: wordsIn(lang).operator,
      scope: { kind: 'all' },
      withCategory: true,
      lang,
    });
    await pipeline(made.content, target.createWriteStream());
    console.log(`${made.rows} rows about ${made.people} people are written to ${file}. It holds personal data.`);
    console.log(`Export ${made.id}.`);
  } catch (error) {
    await target.close();
    await rm(file);
    throw error;
  }
}

/** What is asked for; wrong usage is said before anything is opened. */
function orderIn(
  [report, file, ...rest]: string[],
  { format, shape, unit, course, from, to, 'for-machines': forMachines, lang }: Values<typeof options>,
): { order: ExportOrder; file: string } {
  if (!file || rest.length > 0) throw new Misuse('Name a report and one file.');
  if (!pageLanguages.includes(lang)) throw new Misuse(`There are reports in ${pageLanguages.join(', ')}.`);
  const filter = Object.fromEntries(
    Object.entries({ unit, course, from, to }).filter(([, value]) => value !== undefined),
  );
  const parsed = v.safeParse(exportOrder, {
    report,
    ...(format !== undefined && { format }),
    ...(shape !== undefined && { shape }),
    filter,
    options: { about: forMachines ? 'none' : 'end' },
  });
  if (parsed.success) return { order: parsed.output, file };
  const [issue] = parsed.issues;
  throw new Misuse(`${v.getDotPath(issue) ?? 'report'}: ${issue.message}`);
}
