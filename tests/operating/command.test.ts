import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test, vi } from 'vitest';
import { verifyBundle } from '../../server/evidence/verification/verify-bundle.ts';
import { run } from '../../server/operating/command.ts';
import { signerFrom } from '../../server/evidence/signed-note.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { onSqlite, temporaryFolder } from '../support/database.ts';
import { newKey } from '../support/evidence-log.ts';
import { installation } from '../support/installation.ts';

/** Runs the command as an operator does; answers what it printed, and its exit code. */
function operatorOf(settings: Record<string, string>) {
  return async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
    const printed = (spy: typeof out) => `${spy.mock.calls.map((line) => line.join(' ')).join('\n')}\n`;
    out.mockImplementation(() => {});
    err.mockImplementation(() => {});
    try {
      const code = await run(args, settings);
      return { code, out: printed(out), err: printed(err) };
    } finally {
      out.mockRestore();
      err.mockRestore();
    }
  };
}

test('an operator checks, signs, bundles, replaces the key and erases, and every bundle verifies with the first key', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  await completeFirstCourse(there.tools, await there.enter('Sven Aalto'));
  const { vkey } = there.tools.evidence;
  const { folder } = there;
  const settings: Record<string, string> = { A39_DATA: folder, A39_DATABASE: there.database };
  const article39 = operatorOf(settings);
  await there.close();

  expect((await article39('status')).out).toMatch(/^entries {3}\d+/m);
  expect(await article39('self-check')).toMatchObject({ code: 0, out: expect.stringContaining('in order') });
  expect(await article39('restore-check')).toMatchObject({ code: 0 });
  expect(await article39('reimport')).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was missing') });
  const held = (await article39('checkpoint')).out;
  expect(held).toContain('brightwater.example/evidence/try\n');
  expect((await article39('audit', 'auditor-2026')).code).toBe(0);

  const key = join(folder, 'next.pem');
  const made = await article39('key', 'new', key);
  expect(made.out).toContain('brightwater.example/evidence/try+');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect((await article39('key', 'add', key)).out).toContain('A39_EVIDENCE_NEXT_KEY_FILE');
  settings['A39_EVIDENCE_NEXT_KEY_FILE'] = key;
  expect((await article39('key', 'compromised', vkey)).out).toContain('The log says so');

  const zip = join(folder, 'bundle.zip');
  expect((await article39('bundle', zip)).code).toBe(0);
  const next = made.out.trim().split('\n').at(-1)!;
  // The first key, from paper, vouches for the second; the second alone proves the same without the kept checkpoint.
  for (const vkeys of [[vkey], [vkey, next], [next]]) {
    const kept = vkeys.includes(vkey) ? [held] : [];
    const verdict = await verifyBundle(zip, { vkeys, held: kept, nonce: 'auditor-2026' });
    expect(verdict.errors).toEqual([]);
    expect(verdict.ok).toBe(true);
  }
  const stranger = signerFrom('brightwater.example/evidence/try', newKey()).vkey;
  const refused = await verifyBundle(zip, { vkeys: [stranger], held: [] });
  expect(refused.errors.map(({ code }) => code)).toContain('note_not_signed');

  expect(await article39('erase', 'BW-1005', '--basis', 'art17')).toMatchObject({ code: 0 });
  expect(await article39('erase', 'BW-1005', '--basis', 'art17')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nobody has the staff number BW-1005'),
  });
});

onSqlite('a bundle can be encrypted so that only the auditor opens it', async () => {
  const there = await installation();
  await completeFirstCourse(there.tools, await there.enter('Mina Okafor'));
  const identity = await generateX25519Identity();
  const age = await identityToRecipient(identity);
  const ines = await there.enter('Ines Castellan');
  const response = await ines.post('/api/evidence/bundle', { kind: 'full', age });
  expect(response.headers.get('content-disposition')).toMatch(/\.zip\.age"$/);
  const sealed = new Uint8Array(await response.arrayBuffer());
  expect(Buffer.from(sealed.subarray(0, 21)).toString()).toBe('age-encryption.org/v1');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const zip = join(there.folder, 'opened.zip');
  writeFileSync(zip, await decrypter.decrypt(sealed));
  const verdict = await verifyBundle(zip, { vkeys: [there.tools.evidence.vkey], held: [] });
  expect(verdict.errors).toEqual([]);
  expect(await (await ines.post('/api/evidence/bundle', { kind: 'full', age: 'age1nonsense' })).json()).toMatchObject({
    error: { code: 'invalid_input', message: expect.stringContaining('begins with age1') },
  });
});

onSqlite('wrong usage says what is right, and a wrong setting begins no second log', async () => {
  const empty = temporaryFolder();
  const article39 = operatorOf({ A39_DATA: empty });
  for (const args of [['bundle'], ['erase', 'BW-1'], ['audit', 'spaces in it'], ['key', 'eat', 'x'], ['no'], ['close']])
    expect((await article39(...args)).code, args.join(' ')).toBe(2);
  expect(await article39('status')).toMatchObject({ code: 1, err: expect.stringContaining('There is no database') });
  expect(readdirSync(empty)).toEqual([]);
  expect((await article39('--help')).out).toContain('restore-check');
});
