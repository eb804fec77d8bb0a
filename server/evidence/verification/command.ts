import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { hireWorker } from './block-workers.ts';
import { isPdf } from './certificate/is-pdf.ts';
import type { Finding } from './findings.ts';
import { verifyBundle } from './verify-bundle.ts';
import type { Verdict } from './verify-bundle.ts';

const usage = `Usage: article39 verify BUNDLE [--key VKEY]... [--held FILE]... [--nonce N] [--tsa-ca FILE]... [--json]
       article39 verify CERTIFICATE.pdf [--key VKEY]... [--held FILE]... [--json]

Checks an evidence bundle, a zip or a folder, or a certificate, without any network.

  --key VKEY    a key that you trust, from the DPO's paper or the contract, not from the bundle
                (of the log; further ones of witnesses)
  --held FILE   a checkpoint that you or the DPO kept from before
  --nonce N     the nonce that you asked to be entered in the log before the bundle was made
  --tsa-ca FILE the certificate (PEM) of a time-stamping authority that you trust
  --json        the verdict as JSON

Exit code: 0 verified, 1 refused, 2 wrong usage.`;

const options = {
  key: { type: 'string', multiple: true },
  held: { type: 'string', multiple: true },
  nonce: { type: 'string' },
  'tsa-ca': { type: 'string', multiple: true },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `article39 verify`: prints the verdict about a bundle; answers the exit code (0 verified, 1 refused, 2 wrong usage). */
export async function run(args: string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    console.error(`${parsed}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [bundle = ''] = positionals;
  const held = await readTexts('held checkpoint', values.held ?? []);
  const cas = await readTexts('certificate', values['tsa-ca'] ?? []);
  const unreadable = [...held.unreadable, ...cas.unreadable];
  if (await isPdf(bundle)) {
    if (values.nonce !== undefined) {
      console.error(`A certificate holds no nonce. Ask for a bundle.\n\n${usage}`);
      return 2;
    }
    // Only here, because checking a bundle needs no PDF reader.
    const { certificateOutput } = await import('./certificate/command-output.ts');
    const brought = { vkeys: values.key ?? [], held: held.texts, unreadable, json: values.json === true };
    const { text, ok } = await certificateOutput(bundle, brought);
    console.log(text);
    return ok ? 0 : 1;
  }
  // What is read is soon forgotten again: with room to grow, the heap would take tens of megabytes for it.
  setFlagsFromString('--semi-space-growth-factor=1');
  const verdict = await verifyBundle(bundle, {
    vkeys: values.key ?? [],
    held: held.texts,
    tsaCas: cas.texts,
    // Only where there are tokens, because most bundles have none and its parser is large.
    readToken: async (...token) => (await import('./timestamp-token.ts')).readToken(...token),
    help: { hire: hireWorker },
    ...(values.nonce !== undefined && { nonce: values.nonce }),
  });
  const whole: Verdict =
    unreadable.length === 0
      ? verdict
      : { ...verdict, ok: false, errors: [...unreadable, ...verdict.errors], shows: [], doesNotShow: [] };
  console.log(values.json ? JSON.stringify(whole, null, 2) : inWords(whole));
  return whole.ok ? 0 : 1;
}

function parse(args: string[]) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true });
    if (parsed.values.help || parsed.positionals.length === 1) return parsed;
    return 'Name one bundle.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function readTexts(what: string, paths: string[]): Promise<{ texts: string[]; unreadable: Verdict['errors'] }> {
  const texts: string[] = [];
  const unreadable: Verdict['errors'] = [];
  for (const file of paths) {
    try {
      texts.push(await readFile(file, 'utf8'));
    } catch (error) {
      unreadable.push({ code: 'file_unreadable', message: `The ${what} cannot be read: ${String(error)}`, file });
    }
  }
  return { texts, unreadable };
}

function inWords(verdict: Verdict): string {
  const { checkpoint, counts, errors, warnings } = verdict;
  const lines = [verdict.ok ? 'VERIFIED' : 'REFUSED'];
  if (checkpoint !== null)
    lines.push('', `Log ${checkpoint.origin}, ${checkpoint.size} entries`, `Root ${checkpoint.root}`);
  if (checkpoint !== null) {
    lines.push(
      `${counts.records} records shown (${counts.amended} amended, ${counts.revoked} revoked later)`,
      `Entries: ${counts.disclosed} disclosed, ${counts.partlyDisclosed} in part, ${counts.erased} erased, ` +
        `${counts.withoutHiddenClaims} without hidden claims, ${counts.notRequested} not requested`,
      `Times: ${counts.recordedLate} recorded late, ${counts.completedAfterAnchor} said to be completed after an anchor`,
    );
  }
  lines.push(...section('Errors', errors.map(inLine)), ...section('Worth knowing', warnings.map(inLine)));
  lines.push(...section('What this shows', verdict.shows), ...section('What this does not show', verdict.doesNotShow));
  return lines.map(printable).join('\n');
}

function section(title: string, items: string[]): string[] {
  return items.length === 0 ? [] : ['', title, ...items.map((item) => `  - ${item}`)];
}

function inLine({ code, message, file, index }: Finding<string>): string {
  const place = [file, index === undefined ? undefined : `entry ${index}`].filter((part) => part !== undefined);
  return `${message} [${[code, ...place].join(', ')}]`;
}

/** A bundle must not be able to move the cursor or colour the verdict of the terminal it is printed on. */
function printable(line: string): string {
  return line.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');
}
