import { spawn, type ChildProcess } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openCheckpoint } from '../../server/evidence/verification/checkpoint.ts';
import { readVerifierKey } from '../../server/evidence/verification/verifier-key.ts';
import { witnessKey } from '../../server/witness/witness-key.ts';
import { WitnessState } from '../../server/witness/witness-state.ts';
import { Witness } from '../../server/witness/witness.ts';
import {
  checkpoint,
  consistencyFile,
  logSigner,
  signatureLine,
  signer,
  type HandEntry,
} from '../evidence/verification/bundle-by-hand.ts';
import { origin, vectors } from '../evidence/verification/vectors.ts';
import { temporaryFolder } from '../support/database.ts';

const pem = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(vectors.witness_seed, 'hex'),
  ]),
  format: 'der',
  type: 'pkcs8',
})
  .export({ format: 'pem', type: 'pkcs8' })
  .toString();
const key = witnessKey('dpo.example/w1', pem);
const now = new Date(1_772_700_000_000);

function witness({ logs = [logSigner.vkey], folder = temporaryFolder() } = {}) {
  return {
    folder,
    add: (body: string | Uint8Array) =>
      new Witness({
        key,
        state: new WitnessState(folder),
        logs: logs.map(readVerifierKey),
        now: () => now,
      }).addCheckpoint(Buffer.from(body)),
  };
}

/** A log of so many entries; with another history from the entry `fork` on. */
function log(size: number, fork = size): HandEntry[] {
  return Array.from({ length: size }, (_, i) => ({ leaf: `entry ${i}${i < fork ? '' : ' forged'}`, disclosures: [] }));
}
const growth = (old: number, entries: HandEntry[]) =>
  old === 0 ? `old 0\n\n${checkpoint(entries)}` : consistencyFile(old, entries);

test('key and cosignature are those of the vectors, byte for byte', async () => {
  expect(key.vkey).toBe(vectors.witness_vkey);
  const [body, lines] = vectors.checkpoint.split('\n\n') as [string, string];
  const [ofLog, ofWitness] = lines.split('\n') as [string, string];
  expect(key.cosign(`${body}\n`, 1_772_700_000)).toBe(`${ofWitness}\n`);

  const { add } = witness();
  const first = await add(`old 0\n\n${body}\n\n${ofLog}\n`);
  expect(first).toMatchObject({ status: 200, body: `${ofWitness}\n` });
});

test('a witness that saw any of the vectors cosigns the whole of it', async () => {
  const size = Number(vectors.checkpoint.split('\n')[1]);
  for (const file of vectors.consistency) {
    const old = Number(/^old (\d+)/.exec(file)![1]);
    const { add, folder } = witness();
    const seen = `${origin}\n${old}\n${vectors.roots[old]}\n`;
    await new WitnessState(folder).remember(origin, `${seen}\n${signatureLine(logSigner, seen)}`);
    expect(await add(file), `${old} -> ${size}`).toMatchObject({ status: 200 });
  }
});

test('whatever sizes a log grows through, each is cosigned, and what is kept verifies with both keys', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), async (sizes) => {
      const { add, folder } = witness();
      let old = 0;
      for (const size of sizes.toSorted((a, b) => a - b)) {
        expect(await add(growth(old, log(size)))).toMatchObject({ status: 200 });
        old = size;
      }
      const [kept] = readdirSync(folder).filter((name) => name.endsWith('.txt'));
      const keys = [logSigner.vkey, key.vkey].map(readVerifierKey);
      expect(openCheckpoint(readFileSync(join(folder, kept!)), keys)).toMatchObject({
        size: old,
        witnesses: [{ name: 'dpo.example/w1', time: 1_772_700_000 }],
      });
    }),
    { numRuns: 40 },
  );
});

test('whatever history is changed below the size that was seen, it is not cosigned, and the request is kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.nat(30), fc.nat(29), async (seen, more, at) => {
      const { add, folder } = witness();
      await add(growth(0, log(seen)));
      const forged = growth(seen, log(seen + more, at % seen));
      expect(await add(forged)).toMatchObject({ status: 422, event: expect.stringContaining('DOES NOT CONTINUE') });
      const [kept] = readdirSync(join(folder, 'contradictions'));
      expect(readFileSync(join(folder, 'contradictions', kept!), 'utf8')).toBe(forged);
      // What was seen is still what counts.
      expect(await add(growth(seen, log(seen + more)))).toMatchObject({ status: 200 });
    }),
    { numRuns: 60 },
  );
});

test('a request from another size is told the size, which a new witness has at zero', async () => {
  const { add } = witness();
  const conflict = (size: number) => ({ status: 409, type: 'text/x.tlog.size', body: `${size}\n` });
  expect(await add(growth(3, log(5)))).toMatchObject(conflict(0));
  await add(growth(0, log(5)));
  expect(await add(growth(0, log(7)))).toMatchObject(conflict(5));
  expect(await add(growth(3, log(4)))).toMatchObject(conflict(5));
  expect(await add(growth(5, log(7)))).toMatchObject({ status: 200 });
  expect(await add(growth(7, log(7)))).toMatchObject({ status: 200 });
});

test('a made-up proof, and a proof where none is needed, are not cosigned', async () => {
  const { add } = witness();
  const someHash = Buffer.alloc(32, 7).toString('base64');
  expect(await add(`old 0\n${someHash}\n\n${checkpoint(log(4))}`)).toMatchObject({ status: 422 });
  await add(growth(0, log(4)));
  expect(await add(`old 4\n${someHash}\n\n${checkpoint(log(6))}`)).toMatchObject({ status: 422 });
  expect(await add(`old 4\n\n${checkpoint(log(6))}`)).toMatchObject({ status: 422 });
  const empty = `${origin}\n0\n${someHash}\n`;
  expect(await witness().add(`old 0\n\n${empty}\n${signatureLine(logSigner, empty)}`)).toMatchObject({ status: 422 });
});

test('unknown logs, other keys and what cannot be read are told apart', async () => {
  const { add, folder } = witness();
  const other = signer(9, 'other.example/log');
  const thief = signer(9);
  const good = growth(0, log(4));
  expect(await add(`old 0\n\n${checkpoint(log(4), other, 'other.example/log')}`)).toMatchObject({ status: 404 });
  expect(await add(`old 0\n\n${checkpoint(log(4), thief)}`)).toMatchObject({ status: 403 });
  expect(await add(good.replace(`${origin}\n4\n`, `${origin}\n5\n`))).toMatchObject({ status: 403 });
  // The key of one log does not speak for another.
  const both = witness({ logs: [logSigner.vkey, other.vkey] });
  expect(await both.add(`old 0\n\n${checkpoint(log(4), other)}`)).toMatchObject({ status: 403 });
  for (const malformed of [
    '',
    'old 0',
    good.replace('old 0', 'old 00'),
    good.replace('old 0', 'old -1'),
    good.replace('old 0', 'old 9'),
    good.replaceAll('\n', '\r\n'),
    good.slice(0, -1),
    `old 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\n${checkpoint(log(4))}`,
    Buffer.from([0xff, 0xfe]),
  ])
    expect(await add(malformed), String(malformed)).toMatchObject({ status: 400 });
  expect(readdirSync(folder)).toEqual(['contradictions']);
  expect(readdirSync(join(folder, 'contradictions'))).toEqual([]);
});

test('while a log replaces its key, either signs', async () => {
  const next = signer(3);
  const { add } = witness({ logs: [logSigner.vkey, next.vkey] });
  expect(await add(growth(0, log(4)))).toMatchObject({ status: 200 });
  expect(
    await add(consistencyFile(4, log(6)).replace(/\u2014.*\n/, signatureLine(next, bodyOf(log(6))))),
  ).toMatchObject({
    status: 200,
  });
});
const bodyOf = (entries: HandEntry[]) => `${checkpoint(entries).split('\n\n')[0]!}\n`;

test('of many histories at once, one is cosigned', async () => {
  const folder = temporaryFolder();
  const one = new Witness({
    key,
    state: new WitnessState(folder),
    logs: [readVerifierKey(logSigner.vkey)],
    now: () => now,
  });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => one.addCheckpoint(Buffer.from(growth(0, log(20, i))))),
  );
  const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
  expect(statuses).toEqual([200, ...Array(19).fill(409)]);
});

test('a witness whose memory is damaged does not begin again from nothing', async () => {
  const { add, folder } = witness();
  await add(growth(0, log(4)));
  const [kept] = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const good = readFileSync(join(folder, kept!), 'utf8');
  for (const damaged of ['', 'half a li', good.slice(0, 60), good.replace(origin, 'other.example/log')]) {
    writeFileSync(join(folder, kept!), damaged);
    await expect(add(growth(0, log(3, 1))), damaged).rejects.toThrow('is damaged');
  }
});

/** `article39 witness` as its own process; answers its first lines when it listens. */
async function started(args: string[]): Promise<{ child: ChildProcess; url: string; vkey: string }> {
  const launcher = join(import.meta.dirname, '../../server/article39.mjs');
  const child = spawn(process.execPath, [launcher, 'witness', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  await new Promise<void>((listening, failed) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Witnessing')) listening();
    });
    child.once('exit', (code) => failed(new Error(`${code} ${complaints}`)));
  });
  const [, vkey, port] = /^Witness (\S+)\nListening on 127.0.0.1 port (\d+)\n/.exec(output)!;
  return { child, url: `http://127.0.0.1:${port}`, vkey: vkey! };
}

test('the command makes a key once, remembers over a kill, and stops when told', async () => {
  const folder = temporaryFolder();
  const keyFile = join(folder, 'keys/w.pem');
  const args = ['--listen', '127.0.0.1:0', '--key', keyFile, '--name', 'works-council.example/w1'];
  args.push('--state', join(folder, 'state'), '--log', logSigner.vkey);
  const first = await started(args);
  expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  const post = (url: string, body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  const answer = await post(first.url, growth(0, log(5)));
  expect(answer.status).toBe(200);
  const cosigned = checkpoint(log(5)) + (await answer.text());
  expect(openCheckpoint(Buffer.from(cosigned), [logSigner.vkey, first.vkey].map(readVerifierKey))).toMatchObject({
    witnesses: [{ name: 'works-council.example/w1', key: first.vkey }],
  });
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const second = await started(args);
  expect(second.vkey).toBe(first.vkey);
  const forged = await post(second.url, growth(0, log(6, 2)));
  expect([forged.status, forged.headers.get('content-type'), await forged.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '5\n',
  ]);
  expect((await fetch(second.url)).status).toBe(404);
  expect((await fetch(`${second.url}/add-checkpoint`)).status).toBe(405);
  expect((await post(second.url, 'x'.repeat(70_000))).status).toBe(413);
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);

  chmodSync(keyFile, 0o644);
  await expect(started(args)).rejects.toThrow(/1 .*chmod 600/);
  rmSync(keyFile);
  await expect(started(args)).rejects.toThrow(/1 .*is missing, but this witness has cosigned before/);
});

test('wrong usage is said: exit code 2', async () => {
  const all = ['--listen', '127.0.0.1:0', '--key', 'k', '--name', 'n', '--state', 's', '--log', logSigner.vkey];
  for (const [args, why] of [
    [[], 'are needed'],
    [all.with(1, '8039'), 'HOST:PORT'],
    [all.with(1, '127.0.0.1:99999'), 'HOST:PORT'],
    [all.with(9, 'no key'), 'Not a key'],
    [[...all, '--what'], 'Unknown option'],
  ] as const)
    await expect(started([...args])).rejects.toThrow(new RegExp(`^2 .*${why}`));
});
