import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readToken } from '../../../server/evidence/verification/timestamp-token.ts';
import { verifyBundle } from '../../../server/evidence/verification/verify-bundle.ts';
import type { VerifyOptions } from '../../../server/evidence/verification/verify-bundle.ts';
import { asBag, checkpoint, handLog, inFolder, logSigner, payload } from './bundle-by-hand.ts';
import type { Files } from './bundle-by-hand.ts';
import { TimeStampingAuthority } from './time-stamping-authority.ts';

const authority = new TimeStampingAuthority('Trusted Time');
const another = new TimeStampingAuthority('Another Time');
const noteOf5 = checkpoint(handLog.slice(0, 5));
const token = authority.stamp(noteOf5);

/** A full bundle with a token over its checkpoint of five entries. */
function stamped(reply: Buffer | string, note = noteOf5): Files {
  return payload(handLog)
    .set('data/anchors/5.checkpoint.txt', note)
    .set('data/anchors/5.tsr', reply)
    .set('data/anchors/tsa-ca.pem', authority.ca);
}

async function verdictOf(files: Files, options: Partial<VerifyOptions> = {}) {
  const trusting = { vkeys: [logSigner.vkey], held: [], readToken, tsaCas: [authority.ca] };
  const verdict = await verifyBundle(inFolder(asBag(files)), { ...trusting, ...options });
  const codes = (list: { code: string }[]) => [...new Set(list.map(({ code }) => code))];
  return { ...verdict, refused: codes(verdict.errors), warned: codes(verdict.warnings) };
}

test('a token of an authority that the caller trusts says until when the entries were written', async () => {
  const verdict = await verdictOf(stamped(token));
  // The records after the fifth entry claim completions long before today.
  expect(verdict).toMatchObject({ ok: true, warned: ['recorded_late'] });
  expect(verdict.shows.join('\n')).toMatch(
    /The first 5 entries were written no later than 20\d\d-.*Z, by a time-stamp of Trusted Time\./,
  );
});

test('without an authority of the caller the enclosed one is believed, and the verdict says so', async () => {
  const verdict = await verdictOf(stamped(token), { tsaCas: [] });
  expect(verdict).toMatchObject({ ok: true, warned: ['timestamp_authority_from_bundle', 'recorded_late'] });
  expect(verdict.shows.join('\n')).toContain('only the bundle vouches');
  const without = stamped(token);
  without.delete('data/anchors/tsa-ca.pem');
  expect((await verdictOf(without, { tsaCas: [] })).refused).toEqual(['timestamp_untrusted']);
});

test('a token of another authority than the caller trusts, also where the bundle encloses that one', async () => {
  expect((await verdictOf(stamped(token), { tsaCas: [another.ca] })).refused).toEqual(['timestamp_untrusted']);
  const foreign = stamped(another.stamp(noteOf5)).set('data/anchors/tsa-ca.pem', another.ca);
  expect((await verdictOf(foreign)).refused).toEqual(['timestamp_untrusted']);
  expect(await verdictOf(foreign, { tsaCas: [authority.ca, another.ca] })).toMatchObject({ ok: true });
});

test('a token over another note, over the same one with a line more, or by another digest', async () => {
  const other = authority.stamp(checkpoint(handLog.slice(0, 4)));
  expect((await verdictOf(stamped(other))).refused).toEqual(['timestamp_other_note']);
  const [line] = noteOf5.split('\n').slice(-2);
  expect((await verdictOf(stamped(token, `${noteOf5}${line}\n`))).refused).toEqual(['timestamp_other_note']);
  expect((await verdictOf(stamped(authority.stamp(noteOf5, 'sha512')))).refused).toEqual(['timestamp_other_note']);
});

test('a token by a certificate of the same authority that was issued for something else', async () => {
  const signing = new TimeStampingAuthority('Code Signer', 'signing');
  const stamping = new TimeStampingAuthority('Stamper');
  // Made after the certificates, because a certificate is not believed about a time before it was issued.
  const later = authority.stamp(noteOf5);
  const untrusted = stamped(signing.signAsToken(later));
  expect((await verdictOf(untrusted, { tsaCas: [signing.ca] })).refused).toEqual(['timestamp_untrusted']);
  const right = stamped(stamping.signAsToken(later));
  expect((await verdictOf(right, { tsaCas: [stamping.ca] })).refused).toEqual([]);
  const unnamed = stamped(stamping.signAsToken(later, []));
  expect((await verdictOf(unnamed, { tsaCas: [stamping.ca] })).refused).toEqual(['timestamp_signature_bad']);
});

test('a token over a checkpoint that does not fit the log proves the bundle wrong, not right', async () => {
  const foreign = checkpoint(handLog.toSpliced(2, 1).slice(0, 5));
  expect((await verdictOf(stamped(authority.stamp(foreign), foreign))).refused).toEqual(['root_differs']);
  const crlf = noteOf5.replaceAll('\n', '\r\n');
  expect((await verdictOf(stamped(authority.stamp(crlf), crlf))).refused).toEqual(['note_crlf']);
});

test('a token without its checkpoint, and files that are no tokens', async () => {
  const alone = stamped(token);
  alone.delete('data/anchors/5.checkpoint.txt');
  expect((await verdictOf(alone)).refused).toEqual(['file_missing']);
  for (const junk of ['', 'a token', token.subarray(0, 300), Buffer.from('3003020100', 'hex')]) {
    expect((await verdictOf(stamped(junk))).refused).toEqual(['timestamp_malformed']);
  }
  expect(
    (await verdictOf(stamped(token), { tsaCas: ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'] }))
      .refused,
  ).toEqual(['timestamp_malformed']);
});

test('a token with one altered byte is refused, or says the same', async () => {
  const good = await readToken(token, Buffer.from(noteOf5), [authority.ca], []);
  const property = fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
    const altered = Buffer.from(token);
    altered[at] = altered[at]! ^ change;
    try {
      expect(await readToken(altered, Buffer.from(noteOf5), [authority.ca], [])).toEqual(good);
    } catch (error) {
      expect((error as { code?: string }).code).toMatch(/^timestamp_/);
    }
  });
  await fc.assert(property, { numRuns: 200 });
});

test('a time that was altered inside the token is never believed', async () => {
  const year = token.indexOf(Buffer.from(new Date().getUTCFullYear().toString()));
  expect(year).toBeGreaterThan(0);
  const altered = Buffer.from(token);
  altered.write('2020', year, 'latin1');
  expect((await verdictOf(stamped(altered))).refused).toEqual([
    expect.stringMatching(/^timestamp_(signature_bad|untrusted)$/),
  ]);
});

test('the command takes the certificate of an authority, and says what it does not believe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'a39-tsa-'));
  const launcher = fileURLToPath(new URL('../../../server/article39.mjs', import.meta.url));
  const verify = (ca: string) => {
    writeFileSync(join(folder, 'ca.pem'), ca);
    const args = [inFolder(asBag(stamped(token))), '--key', logSigner.vkey, '--tsa-ca', join(folder, 'ca.pem')];
    return spawnSync(process.execPath, [launcher, 'verify', ...args], { encoding: 'utf8' });
  };
  expect(verify(authority.ca)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('by a time-stamp of Trusted Time'),
  });
  expect(verify(another.ca)).toMatchObject({ status: 1, stdout: expect.stringContaining('timestamp_untrusted') });
  const lost = ['verify', folder, '--tsa-ca', join(folder, 'lost')];
  expect(spawnSync(process.execPath, [launcher, ...lost], { encoding: 'utf8' }).stdout).toContain('file_unreadable');
});
