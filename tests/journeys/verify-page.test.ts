import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import {
  asBag,
  checkpoint,
  entry,
  erase,
  handLog,
  inFolder,
  inZip,
  logSigner,
  payload,
  recordClaims,
  signer,
} from '../evidence/verification/bundle-by-hand.ts';
import type { Files } from '../evidence/verification/bundle-by-hand.ts';
import { origin } from '../evidence/verification/vectors.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { axeFinds } from '../support/axe.ts';
import { picture } from '../support/browser.ts';
import { temporaryFolder } from '../support/database.ts';
import { installation } from '../support/installation.ts';
import { Keyboard } from '../support/keyboard.ts';
import { builtVerifyPage, checkOnPage, openVerifyPage, removeFolder, verdictOn } from '../support/verify-page.ts';

let folder: string;
beforeAll(async () => (folder = await builtVerifyPage()));
afterAll(() => removeFolder(folder));

const key = logSigner.vkey;
const log = [...handLog, erase('2026-03-06', [6])];
const top = 'evidence-test-9-20260306/';
const goodZip = () => inZip(asBag(payload(log)), top);

function changed(change: (files: Files) => void): Files {
  const files = payload(log);
  change(files);
  return asBag(files);
}

function replaceIn(files: Files, name: string, from: string, to: string): void {
  const before = String(files.get(name));
  expect(before).toContain(from);
  files.set(name, before.replace(from, to));
}

test('a bundle that the server made is verified from the disk, with a kept checkpoint and a nonce', async () => {
  const data = temporaryFolder();
  const there = await installation({ A39_DATA: data, A39_DATABASE: join(data, 'journey.sqlite') });
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const ines = await there.enter('Ines Castellan');
  const { vkey } = (await (await ines.get('/api/evidence')).json()) as { vkey: string };
  const held = await (await ines.get('/api/evidence/checkpoint')).text();
  await ines.post('/api/evidence/audit', { nonce: 'audit-2026-K7' });
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const bundle = join(data, 'bundle.zip');
  writeFileSync(bundle, Buffer.from(await (await ines.post('/api/evidence/bundle')).arrayBuffer()));

  const page = await openVerifyPage(folder);
  const verdict = await checkOnPage(page, { bundle, keys: [vkey], held: [held], nonce: 'audit-2026-K7' });
  expect(verdict.wrong).toEqual([]);
  expect(verdict.title).toBe('Verified');
  expect(verdict.shows.join()).toContain('since the earlier checkpoints that you hold');
  expect(verdict.shows.join()).toContain('after your nonce "audit-2026-K7"');
  expect(verdict.doesNotShow.join()).toContain('that the named person personally did the training');
  await picture(page, 'verify-page-verified');

  const { shows, doesNotShow } = await verifyBundle(bundle, { vkeys: [vkey], held: [held], nonce: 'audit-2026-K7' });
  expect([verdict.shows, verdict.doesNotShow]).toEqual([shows, doesNotShow]);
});

test('an altered bundle is refused, and the page says where', async () => {
  const altered = changed((files) =>
    replaceIn(files, 'data/log/entries.jsonl', '"date":"2026-03-05"', '"date":"2026-03-04"'),
  );
  const page = await openVerifyPage(folder);
  const verdict = await checkOnPage(page, { bundle: await inZip(altered, top), keys: [key] });
  expect(verdict.title).toBe('Refused');
  expect(verdict.wrong.join()).toContain('not those that the checkpoint was signed for');
  expect(verdict.findings.find(([code]) => code === 'root_differs')?.[1]).toBe('data/log/entries.jsonl');
  expect([verdict.shows, verdict.doesNotShow]).toEqual([[], []]);
  expect(await page.title()).toContain('Refused');
});

test('a key of another log, or one with a mistake in it, is refused', async () => {
  const page = await openVerifyPage(folder);
  const bundle = await goodZip();
  const stranger = await checkOnPage(page, { bundle, keys: [signer(9, origin).vkey] });
  expect([stranger.title, stranger.codes]).toEqual(['Refused', ['note_not_signed']]);
  await page.getByRole('button', { name: 'Change what you gave' }).click();
  const mistaken = await checkOnPage(page, { bundle, keys: [key.replace('+0', '+1')] });
  expect([mistaken.title, mistaken.codes[0]]).toEqual(['Refused', 'key_malformed']);
});

test('without a key the page does not say Verified', async () => {
  const page = await openVerifyPage(folder);
  const { title, codes, shows } = await checkOnPage(page, { bundle: await goodZip() });
  expect(title).toBe('Sound, but nobody you trust vouches for the key');
  expect(codes).toContain('key_from_bundle');
  expect(shows).toHaveLength(1);
  await expect(page.locator('#worth-knowing').innerText()).resolves.not.toContain('--key');
});

test('a kept checkpoint of another history is refused, pasted or as a file, and one that fits is not', async () => {
  const page = await openVerifyPage(folder);
  const bundle = await goodZip();
  const rewritten = [...log.slice(0, 3), entry('record', '2026-03-05', recordClaims({ sub: 'E-9' }))];
  const [fits, other] = [checkpoint(log.slice(0, 5)), checkpoint(rewritten)];
  const pasted = await checkOnPage(page, { bundle, keys: [key], held: [`${fits}\n${other.trimEnd()}`] });
  expect([pasted.title, pasted.codes]).toEqual(['Refused', ['history_changed']]);
  expect(pasted.wrong[0]).toContain('HISTORY CHANGED');

  await page.getByRole('button', { name: 'Change what you gave' }).click();
  const files = [fits, other].map((note, i) => ({
    name: `checkpoint-${i}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(note),
  }));
  await page.setInputFiles('#held-input', files);
  expect((await checkOnPage(page, { bundle, keys: [key] })).codes).toEqual(['history_changed']);

  await page.getByRole('button', { name: 'Change what you gave' }).click();
  await page.getByRole('button', { name: 'Remove checkpoint-1.txt' }).click();
  const kept = await checkOnPage(page, { bundle, keys: [key] });
  expect([kept.title, kept.shows.join()]).toEqual(['Verified', expect.stringContaining('(size 5)')]);
});

test('a nonce that is not in the log is refused', async () => {
  const page = await openVerifyPage(folder);
  const verdict = await checkOnPage(page, { bundle: await goodZip(), keys: [key], nonce: 'asked-today' });
  expect([verdict.title, verdict.codes]).toEqual(['Refused', ['nonce_missing']]);
});

test('what is no bundle is refused, not taken for one', async () => {
  const page = await openVerifyPage(folder);
  const garbage = join(temporaryFolder(), 'holiday.zip');
  const good = readFileSync(await goodZip());
  for (const bytes of [Buffer.alloc(0), Buffer.from('not a zip'), Buffer.alloc(100_000, 7), good.subarray(0, -40)]) {
    writeFileSync(garbage, bytes);
    const { title, codes } = await checkOnPage(page, { bundle: garbage, keys: [key] });
    expect([title, codes]).toEqual(['Refused', ['bundle_unreadable']]);
    await page.getByRole('button', { name: 'Change what you gave' }).click();
  }
  // Damaged in the middle: the zip's own list is whole.
  const damaged = Buffer.from(good);
  damaged.fill(0xa5, 400, 700);
  writeFileSync(garbage, damaged);
  expect((await checkOnPage(page, { bundle: garbage, keys: [key] })).title).toBe('Refused');
});

test('the page and the command line say the same of every bundle', async () => {
  const page = await openVerifyPage(folder);
  const other = signer(9, 'dpo.example/other');
  const bundles: Files[] = [
    asBag(payload(log)),
    asBag(payload(log, [2, 3, 7]), 'sample'),
    asBag(new Map([...payload(log), ['data/added.txt', 'x']])),
    new Map([...asBag(payload(log)), ['data/unlisted.txt', 'x']]),
    changed((files) => replaceIn(files, 'data/records.csv', 'passed', 'failed')),
    changed((files) => replaceIn(files, 'data/records.jsonl', '"disclosures":["', '"disclosures":["A')),
    changed((files) => replaceIn(files, 'data/log/entries.jsonl', '"v":1}', '"v":1 }')),
    changed((files) =>
      files.set('data/log/checkpoint.txt', String(files.get('data/log/checkpoint.txt')).replaceAll('\n', '\r\n')),
    ),
    changed((files) => files.set('data/log/checkpoint.txt', checkpoint(log, other))),
    changed((files) => files.set('data/courses/gdpr-basics@1.0.0/files/index.html', 'hullo\n')),
    changed((files) => files.set('data/log/entries.jsonl', Buffer.from([0xff, 0xfe, 0x0a]))),
    changed((files) => files.delete('data/records.csv')),
  ];
  for (const files of bundles) {
    const bundle = await inZip(files, top);
    const { ok, errors, warnings, shows, doesNotShow } = await verifyBundle(bundle, { vkeys: [key], held: [] });
    const said = await checkOnPage(page, { bundle, keys: [key] });
    const asShown = [...errors, ...warnings].map(({ code, file = '', index, message }) => [
      code,
      file,
      String(index ?? ''),
      message,
    ]);
    expect(said).toMatchObject({ title: ok ? 'Verified' : 'Refused', findings: asShown, shows, doesNotShow });
    await page.getByRole('button', { name: 'Change what you gave' }).click();
  }
});

test('an unpacked folder is checked like the zip', async () => {
  const page = await openVerifyPage(folder);
  expect((await checkOnPage(page, { bundle: inFolder(asBag(payload(log))), isFolder: true, keys: [key] })).title).toBe(
    'Verified',
  );
  await page.getByRole('button', { name: 'Change what you gave' }).click();
  const altered = inFolder(changed((files) => replaceIn(files, 'data/records.csv', 'passed', 'failed')));
  expect((await checkOnPage(page, { bundle: altered, isFolder: true, keys: [key] })).codes).toContain('csv_differs');
});

test('a zip and a checkpoint dropped anywhere on the page are taken for what they are', async () => {
  const page = await openVerifyPage(folder);
  const zip = readFileSync(await goodZip()).toString('base64');
  const data = await page.evaluateHandle(
    ([base64, note]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([note!], 'checkpoint-5.txt'));
      transfer.items.add(new File([Uint8Array.from(atob(base64!), (char) => char.charCodeAt(0))], 'evidence.zip'));
      return transfer;
    },
    [zip, checkpoint(log.slice(0, 5))],
  );
  await page.dispatchEvent('footer', 'drop', { dataTransfer: data });
  await page.getByText('evidence.zip').waitFor();
  await page.getByText('checkpoint-5.txt').waitFor();
  await page.getByLabel('Key of the log').fill(key);
  await page.getByRole('button', { name: 'Check the bundle' }).click();
  const { title, shows } = await verdictOn(page);
  expect([title, shows.join()]).toEqual(['Verified', expect.stringContaining('(size 5)')]);
});

test('a large log is read by several workers, and one altered entry in it is found', async () => {
  const page = await openVerifyPage(folder);
  const files = largePayload();
  const whole = await checkOnPage(page, { bundle: await inZip(asBag(files), 'evidence/'), keys: [key] });
  expect([whole.wrong, whole.title]).toEqual([[], 'Verified']);
  await page.getByRole('button', { name: 'Change what you gave' }).click();
  const lines = String(files.get('data/records.jsonl')).split('\n');
  const at = lines.findIndex((line) => line.startsWith('{"index":4000,'));
  lines[at] = lines[at]!.replace('"disclosures":["', '"disclosures":["A');
  files.set('data/records.jsonl', lines.join('\n'));
  const altered = await checkOnPage(page, { bundle: await inZip(asBag(files), 'evidence/'), keys: [key] });
  expect(altered.findings[0]?.slice(0, 3)).toEqual(['disclosure_unreferenced', 'data/records.jsonl', '4000']);
});

/**
 * A log of 12,000 records, two thirds of them erased since. The log and what is disclosed of it are each too large for one thread
 * alone, and what was erased needs no record of its own.
 */
function largePayload(): Files {
  const kept = Array.from({ length: 4000 }, (_, i) => entry('record', '2026-03-05', recordClaims({ sub: `E-${i}` })));
  const gone = entry('record', '2026-03-05', recordClaims());
  const erasedFrom = (first: number) =>
    erase(
      '2026-03-06',
      [...kept.keys()].map((i) => first + i),
    );
  const firstGone = handLog.length + kept.length;
  return payload([
    ...handLog,
    ...kept,
    ...Array.from({ length: 8000 }, () => gone),
    erasedFrom(firstGone),
    erasedFrom(firstGone + kept.length),
  ]);
}

test('where a browser allows no workers, the page checks by itself', async () => {
  const page = await openVerifyPage(folder);
  await page.addInitScript('globalThis.Worker = class { constructor() { throw new Error("none") } }');
  await page.reload();
  expect((await checkOnPage(page, { bundle: await goodZip(), keys: [key] })).title).toBe('Verified');
});

test('what a bundle says is shown as text, and cannot turn the verdict round', async () => {
  const page = await openVerifyPage(folder);
  const evil = '<img src=x onerror=alert(1)>\u202Edeifirev';
  const bundle = await inZip(
    changed((files) => replaceIn(files, 'data/records.csv', 'index,', `"${evil}",index,`)),
    top,
  );
  const { findings } = await checkOnPage(page, { bundle, keys: [key] });
  expect(findings.join()).toContain('<img src=x');
  expect(await page.locator('img').count()).toBe(0);
  expect(await page.locator('#verdict').innerText()).not.toContain('\u202E');
});

test('a bundle is chosen, checked and read with the keyboard alone', async () => {
  const page = await openVerifyPage(folder);
  const keyboard = new Keyboard(page);
  // Who listens has Chromium hand choices over instead of opening a window, and a key must not come before Chromium knows.
  const choosing = page.waitForEvent('filechooser');
  await keyboard.enter('Check the bundle');
  await page.getByText('Choose a bundle first.').waitFor();
  await page.keyboard.press('Enter');
  await (await choosing).setFiles(await goodZip());
  // The first field after the choice is that of the key.
  await keyboard.tabTo(/^/, 'textarea');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('keys');
  await page.keyboard.type(key);
  await keyboard.enter('Check the bundle');
  expect((await verdictOn(page)).title).toBe('Verified');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('verdict-title');
  await keyboard.enter('Details for experts');
  await page.getByText('Keys you gave').waitFor();
  await keyboard.enter('Change what you gave');
  expect(await page.getByLabel('Key of the log').inputValue()).toBe(key);
});

test.each([
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 740 }, forcedColors: 'active' },
] as const)('axe finds nothing, and nothing is wider than the screen: %o', async (options) => {
  const page = await openVerifyPage(folder, { ...options, reducedMotion: 'reduce' });
  const look = async (state: string) => {
    // The system paints forced colours, and the rest is as in the dark.
    if (!('forcedColors' in options)) expect([state, await axeFinds(page)]).toEqual([state, []]);
    expect([state, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
      state,
      options.viewport.width,
    ]);
  };
  await look('empty');
  const bundle = await goodZip();
  const altered = changed((files) => replaceIn(files, 'data/records.csv', 'passed', 'failed'));
  for (const brought of [{ bundle, keys: [key] }, { bundle }, { bundle: await inZip(altered, top), keys: [key] }]) {
    const { title } = await checkOnPage(page, brought);
    await page.getByText('Details for experts').click();
    await look(title);
    await page.getByRole('button', { name: 'Change what you gave' }).click();
  }
  await page.evaluate(() => {
    document.getElementById('question')!.hidden = true;
    document.getElementById('checking')!.hidden = false;
  });
  await look('checking');
});

test('the same source gives the same file, whose SHA-256 lies beside it and whose policy allows no network', async () => {
  const again = await builtVerifyPage();
  const [html, same] = [readFileSync(join(folder, 'verify.html')), readFileSync(join(again, 'verify.html'))];
  const beside = readFileSync(join(folder, 'verify.html.sha256'), 'utf8');
  removeFolder(again);
  expect(html.equals(same)).toBe(true);
  const sum = createHash('sha256').update(html).digest('hex');
  expect(beside).toBe(`${sum}  verify.html\n`);
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html.toString())!;
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; worker-src blob:;/,
  );
  expect(html.toString()).not.toMatch(/(?:src|href)="(?!#)/);
});
