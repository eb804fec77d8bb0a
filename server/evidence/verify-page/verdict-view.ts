import type { Finding } from '../verification/findings.ts';
import type { Verdict } from '../verification/verify-bundle.ts';
import { made, part } from './dom.ts';

/** What the verdict is about, to be kept with it. */
export type Asked = { name: string; bytes: number; vkeys: string[]; held: number; nonce: string | undefined; at: Date };

type Tone = 'verified' | 'refused' | 'unvouched';

const titles: Record<Tone, string> = {
  verified: 'Verified',
  refused: 'Refused',
  unvouched: 'Sound, but nobody you trust vouches for the key',
};

// The verifier speaks of its command line where the page has a field.
const inThePage: Record<string, string> = {
  key_from_bundle:
    'Unsigned as far as you know: the key was taken from the bundle itself. Paste the one you got on paper under § 2.',
};

/** Shows a verdict in the place of the questions. */
export function showVerdict(verdict: Verdict, asked: Asked): void {
  const tone = toneOf(verdict);
  part('verdict').className = tone;
  part('verdict-title').textContent = titles[tone];
  part('verdict-lede').textContent = ledeOf(tone, verdict.errors.length);
  document.title = `${titles[tone]}: ${asked.name}`;
  fill('wrong', verdict.errors.map(withPlace));
  fill('shows', verdict.shows.map(asItem));
  fill('does-not-show', verdict.doesNotShow.map(asItem));
  fill('worth-knowing', verdict.warnings.map(withPlace));
  showFacts(verdict, asked);
  showCounts(verdict);
  showDetails(verdict, asked);
}

function toneOf({ ok, errors }: Verdict): Tone {
  if (ok) return 'verified';
  return errors.length > 0 ? 'refused' : 'unvouched';
}

function ledeOf(tone: Tone, wrong: number): string {
  if (tone === 'verified') return 'The bundle agrees with the key that you gave, with its log, and with itself.';
  if (tone === 'unvouched')
    return 'The bundle contradicts itself nowhere. Whose it is cannot be said: its key came in the bundle itself.';
  return `${wrong === 1 ? 'One thing is' : `${numeral(wrong)} things are`} wrong. Do not rely on this bundle.`;
}

function fill(id: string, items: HTMLElement[]): void {
  const section = part(id);
  section.hidden = items.length === 0;
  section.querySelector('.list')?.replaceChildren(...items);
}

function asItem(text: string): HTMLElement {
  return made('li', text);
}

function withPlace(finding: Finding<string>): HTMLElement {
  const where = placeOf(finding);
  return made('li', [made('span', wordsOf(finding)), ...(where === '' ? [] : [made('span', where, 'where')])]);
}

function wordsOf({ code, message }: Finding<string>): string {
  return inThePage[code] ?? message;
}

function placeOf({ file, index }: Finding<string>): string {
  const parts = [file, index === undefined ? undefined : `entry ${index}`];
  return parts.filter((text) => text !== undefined).join(', ');
}

function showFacts({ checkpoint, counts }: Verdict, { name, bytes, at }: Asked): void {
  const facts: [string, string][] = [['Bundle', `${name} (${sizeOf(bytes)})`]];
  if (checkpoint !== null) {
    facts.push(['Log', checkpoint.origin], ['Entries in the log', numeral(checkpoint.size)]);
    if (counts.entries > 0) facts.push(['Training records shown', numeral(counts.records)]);
  }
  facts.push(['Checked', at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' })]);
  part('facts').replaceChildren(...facts.map(asFact));
}

function showCounts({ counts }: Verdict): void {
  const fates: [string, number][] = [
    ['Disclosed in full', counts.disclosed],
    ['Disclosed in part', counts.partlyDisclosed],
    ['Nothing hidden in it (courses, keys, audits, erasures)', counts.withoutHiddenClaims],
    ['Erased', counts.erased],
    ['Not requested', counts.notRequested],
  ];
  const outside = counts.entries - fates.reduce((sum, [, count]) => sum + count, 0);
  const rows = [
    ...fates.map(([name, count]) => rowOf(name, count)),
    ...(outside === 0 ? [] : [rowOf('Not in the bundle', outside)]),
    rowOf('Entries in the log', counts.entries, 'sum'),
    rowOf('Training records shown', counts.records, 'after-sum'),
    rowOf('amended later', counts.amended, 'part'),
    rowOf('revoked later', counts.revoked, 'part'),
  ];
  part('counts').hidden = counts.entries === 0;
  part('counts')
    .querySelector('tbody')
    ?.replaceChildren(...rows);
}

function rowOf(name: string, count: number, className = ''): HTMLElement {
  const head = made('th', name);
  head.setAttribute('scope', 'row');
  return made('tr', [head, made('td', numeral(count))], className);
}

function showDetails({ checkpoint, errors, warnings }: Verdict, { vkeys, held, nonce }: Asked): void {
  const facts: [string, string][] = [];
  if (checkpoint !== null) facts.push(['Checkpoint: size', String(checkpoint.size)], ['Root', checkpoint.root]);
  facts.push(['Keys you gave', vkeys.join('\n') || 'none']);
  facts.push(['Checkpoints you gave', String(held)], ['Nonce you gave', nonce ?? 'none']);
  part('checkpoint').replaceChildren(...facts.map(asFact));
  const findings = [...errors, ...warnings];
  part('findings-scroll').hidden = findings.length === 0;
  part('findings')
    .querySelector('tbody')
    ?.replaceChildren(...findings.map(asRow));
}

function asRow(finding: Finding<string>): HTMLElement {
  const { code, file = '', index } = finding;
  return made(
    'tr',
    [code, file, index === undefined ? '' : String(index), wordsOf(finding)].map((text) => made('td', text)),
  );
}

function asFact([name, value]: [string, string]): HTMLElement {
  return made('div', [made('dt', name), ...value.split('\n').map((line) => made('dd', line))]);
}

function numeral(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A size as people write it. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))}\u00A0kB`;
  return `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })}\u00A0MB`;
}
