import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino, type Logger } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { openDb, type Db } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import { alarmByMail } from '../../server/anchoring/alarm-mail.ts';
import { anchorNow, type AnchoringTools } from '../../server/anchoring/anchor-now.ts';
import { anchorsOf, noteWithCosignatures } from '../../server/evidence/anchors.ts';
import { checkpointsSigned, signCheckpoint } from '../../server/evidence/checkpoint.ts';
import { EvidenceLog } from '../../server/evidence/evidence-log.ts';
import { appendEvidence, beginLog } from '../../server/evidence/log.ts';
import { OutsideCopies } from '../../server/evidence/outside-copies.ts';
import { signerFrom } from '../../server/evidence/signed-note.ts';
import { openCheckpoint } from '../../server/evidence/verification/checkpoint.ts';
import { readConsistencyFile } from '../../server/evidence/verification/proof-file.ts';
import { provesConsistency } from '../../server/evidence/verification/tree.ts';
import { readVerifierKey } from '../../server/evidence/verification/verifier-key.ts';
import { openMailer } from '../../server/mail/mailer.ts';
import { witnessKey } from '../../server/witness/witness-key.ts';
import { witnessServer } from '../../server/witness/witness-server.ts';
import { WitnessState } from '../../server/witness/witness-state.ts';
import { Witness } from '../../server/witness/witness.ts';
import { emptyDatabase, temporaryFolder } from '../support/database.ts';
import { begunLog, newKey } from '../support/evidence-log.ts';
import { mailServer } from '../support/smtp.ts';
import { httpServer, timestampAuthority } from '../support/tsa.ts';

const organisation = 'Brightwater Outdoor';

type Settings = Partial<AnchoringTools['config']> & { smtpUrl?: string | null };

/** What `anchorNow` needs over a log that was begun, with a clock that the test moves and the lines that it logs. */
function toolsFor({ db, log: evidence }: { db: Db; log: EvidenceLog }, { smtpUrl = null, ...settings }: Settings = {}) {
  const config = {
    checkpointMail: 'dpo@brightwater.example',
    organisation,
    evidenceOrigin: evidence.origin,
    tsa: null,
    witnesses: [],
    ...settings,
  };
  const clock = { now: new Date('2026-11-25T02:00:00.000Z') };
  const lines: string[] = [];
  const log: Logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  const mailer = openMailer({ smtpUrl, mailFrom: 'training@brightwater.example', organisation });
  const tools = { db, evidence, mailer, config, log, now: () => clock.now } satisfies AnchoringTools;
  return { tools, clock, lines };
}

/** Adds so many entries to a log. */
async function grow({ db, log }: { db: Db; log: EvidenceLog }, count: number, title = 'C'): Promise<void> {
  const course = {
    id: 'c',
    version: '1.0.0',
    lang: 'en',
    title,
    content: `sha256:${'0'.repeat(64)}`,
    files: 1,
    bytes: 1,
  };
  const facts = Array.from({ length: count }, () => ({ type: 'course' as const, course }));
  await inTransaction(db, (trx) => appendEvidence(trx, log, facts, '2026-11-25'));
}

/** A witness of ours on loopback. */
async function runningWitness(log: EvidenceLog, name = 'works-council.example/w1') {
  const key = witnessKey(name, newKey());
  const folder = temporaryFolder();
  const events: string[] = [];
  const logs = log.signers.map(({ vkey }) => readVerifierKey(vkey));
  const witness = new Witness({
    key,
    state: new WitnessState(folder),
    logs,
    now: () => new Date('2026-11-25T02:00:01Z'),
  });
  const url = await httpServer((request, response) => {
    server.emit('request', request, response);
  });
  const server = witnessServer(witness, (line) => events.push(line));
  return { url, vkey: key.vkey, events, key, folder };
}

/** Another history under the same name and key, as after a restore that nobody noticed. */
async function fork({ log }: { log: EvidenceLog }): Promise<{ db: Db; log: EvidenceLog }> {
  const db = openDb(await emptyDatabase());
  onTestFinished(() => db.destroy());
  await migrate(db);
  const outside = new OutsideCopies(temporaryFolder(), log.origin);
  const other = new EvidenceLog({ origin: log.origin, signers: log.signers, outside, onHalt: () => {} });
  await inTransaction(db, (trx) => beginLog(trx, other, '2026-11-24'));
  return { db, log: other };
}

const shortly = (outcomes: Awaited<ReturnType<typeof anchorNow>>) =>
  outcomes.map(({ kind, outcome, size }) => `${kind} ${outcome} ${size}`).toSorted();

test('a log that has grown goes out by every means, and each is on record', async () => {
  const begun = await begunLog();
  const { url: smtpUrl, received } = await mailServer();
  const tsa = await timestampAuthority();
  const [one, two] = [await runningWitness(begun.log), await runningWitness(begun.log, 'audit.example/w2')];
  const { tools, clock, lines } = toolsFor(begun, {
    smtpUrl,
    tsa: { url: tsa.url, caFile: tsa.caFile },
    witnesses: [one, { url: `${two.url}/`, vkey: two.vkey }],
  });
  await grow(begun, 6);
  expect(shortly(await anchorNow(tools))).toEqual([
    'mail anchored 7',
    'rfc3161 anchored 7',
    'witness anchored 7',
    'witness anchored 7',
  ]);
  clock.now = new Date('2026-11-26T02:00:00.000Z');
  expect(shortly(await anchorNow(tools))).toEqual([
    'mail unchanged 7',
    'rfc3161 unchanged 7',
    'witness unchanged 7',
    'witness unchanged 7',
  ]);
  await grow(begun, 300);
  expect(shortly(await anchorNow(tools))).toEqual([
    'mail anchored 307',
    'rfc3161 anchored 307',
    'witness anchored 307',
    'witness anchored 307',
  ]);

  const anchors = await anchorsOf(begun.db);
  expect(anchors.map(({ size }) => size)).toEqual([7, 7, 7, 7, 307, 307, 307, 307]);
  expect(new Set(anchors.map(({ kind, target }) => `${kind} ${target}`))).toEqual(
    new Set(['mail dpo@brightwater.example', `rfc3161 ${tsa.url}/`, `witness ${one.vkey}`, `witness ${two.vkey}`]),
  );

  // The token is over the note as it was mailed, and openssl agrees.
  const note = received[1]!.parsed.attachments[0]!.content;
  writeFileSync(join(tsa.folder, 'note.txt'), note);
  writeFileSync(
    join(tsa.folder, 'note.tsr'),
    anchors.find(({ kind, size }) => kind === 'rfc3161' && size === 307)!.data!,
  );
  expect(tsa.openssl('ts -verify -data note.txt -in note.tsr -CAfile ca.pem').toString()).toContain('Verification: OK');

  // With the witnesses' lines the note opens for whoever knows their keys.
  const cosigned = noteWithCosignatures(note.toString(), anchors);
  const keys = [begun.log.vkey, one.vkey, two.vkey].map(readVerifierKey);
  const opened = openCheckpoint(Buffer.from(cosigned), keys);
  expect(opened.size).toBe(307);
  expect(new Set(opened.witnesses.map(({ key }) => key))).toEqual(new Set([one.vkey, two.vkey]));
  expect(opened.witnesses.map(({ time }) => time)).toEqual([1_795_572_001, 1_795_572_001]);

  // What the operator's log says holds no mail address.
  expect(lines).toHaveLength(12);
  expect(lines.join('')).not.toContain('dpo@');
});

test('the mail is one that a person understands, with the proof of growth since the one before', async () => {
  const begun = await begunLog();
  const { url: smtpUrl, received } = await mailServer();
  const { tools, clock } = toolsFor(begun, { smtpUrl });
  await grow(begun, 9);
  await anchorNow(tools);
  clock.now = new Date('2026-11-26T02:00:00.000Z');
  await grow(begun, 13);
  await anchorNow(tools);

  expect(received.map(({ to }) => to)).toEqual([['dpo@brightwater.example'], ['dpo@brightwater.example']]);
  const [first, second] = received.map(({ parsed }) => parsed) as [
    (typeof received)[0]['parsed'],
    (typeof received)[0]['parsed'],
  ];
  expect(first.subject).toBe('Training evidence of Brightwater Outdoor: 10 entries on 25 November 2026');
  expect(second.subject).toBe('Training evidence of Brightwater Outdoor: 23 entries on 26 November 2026');
  expect(first.attachments.map(({ filename }) => filename)).toEqual(['checkpoint-10.txt']);
  expect(second.attachments.map(({ filename }) => filename)).toEqual(['checkpoint-23.txt', 'consistency-10-23.txt']);
  const keys = [readVerifierKey(begun.log.vkey)];
  const [before, after] = [first, second].map((mail) => openCheckpoint(mail.attachments[0]!.content, keys)) as [
    ReturnType<typeof openCheckpoint>,
    ReturnType<typeof openCheckpoint>,
  ];
  const growth = readConsistencyFile(second.attachments[1]!.content);
  expect(growth.note).toEqual(second.attachments[0]!.content);
  expect(
    provesConsistency({
      oldSize: before.size,
      oldRoot: before.root,
      newSize: 23,
      newRoot: after.root,
      proof: growth.proof,
    }),
  ).toBe(true);
  for (const mail of [first, second]) {
    expect(mail.text).toContain('WHAT TO DO\nKeep this mail with its attachments as they are.');
    // Neither root nor signature: what can be copied from the text would be copied.
    expect(mail.text).not.toContain(before.root.toString('base64'));
    expect(mail.text).not.toContain('\u2014');
  }
  expect(first.text).not.toContain('consistency');

  // Somebody else who is to keep them begins with a first mail.
  await anchorNow({ ...tools, config: { ...tools.config, checkpointMail: 'new@brightwater.example' } });
  expect(received[2]!.parsed.attachments.map(({ filename }) => filename)).toEqual(['checkpoint-23.txt']);
});

test('the token is for the note on record, also when another key signs the same size later', async () => {
  const begun = await begunLog();
  const tsa = await timestampAuthority();
  await signCheckpoint(begun.db, begun.log, new Date('2026-11-24T10:00:00Z'));
  const { origin, outside, signers } = begun.log;
  const both = [...signers, signerFrom(origin, newKey())];
  const log = new EvidenceLog({ origin, outside, signers: both, onHalt: () => {} });
  const { tools } = toolsFor({ db: begun.db, log }, { tsa: { url: tsa.url, caFile: tsa.caFile } });
  expect(shortly(await anchorNow(tools))).toContain('rfc3161 anchored 1');
  const [kept] = await checkpointsSigned(begun.db);
  writeFileSync(join(tsa.folder, 'note.txt'), kept!.note);
  writeFileSync(join(tsa.folder, 'note.tsr'), (await anchorsOf(begun.db))[0]!.data!);
  expect(tsa.openssl('ts -verify -data note.txt -in note.tsr -CAfile ca.pem').toString()).toContain('Verification: OK');
});

test('without anything set up the checkpoint is signed all the same, and each missing setting is named', async () => {
  const begun = await begunLog();
  const { tools } = toolsFor(begun);
  const outcomes = await anchorNow(tools);
  expect(shortly(outcomes)).toEqual(['mail not_set_up 1', 'rfc3161 not_set_up 1', 'witness not_set_up 1']);
  for (const setting of ['A39_SMTP_URL', 'A39_TSA_URL', 'A39_WITNESSES'])
    expect(outcomes.some(({ detail }) => detail.includes(setting))).toBe(true);
  expect(await begun.db.selectFrom('evidence_checkpoint').select('size').execute()).toEqual([{ size: 1 }]);
  expect(await anchorsOf(begun.db)).toEqual([]);
});

test('a means that fails stops no other, leaves no row, and is tried again', async () => {
  const begun = await begunLog();
  let broken = true;
  const { url: smtpUrl, received } = await mailServer({
    onRcptTo: (_address, _session, callback) => callback(broken ? new Error('try later') : null),
  });
  const witness = await runningWitness(begun.log);
  const hanging = await httpServer((_, response) => (broken ? undefined : response.writeHead(503).end()));
  const { tools, lines } = toolsFor(begun, { smtpUrl, tsa: { url: hanging, caFile: null }, witnesses: [witness] });
  await grow(begun, 4);
  // Long enough for the witness on a busy machine: it has the same patience.
  expect(shortly(await anchorNow({ ...tools, patience: 3_000 }))).toEqual([
    'mail failed 5',
    'rfc3161 failed 5',
    'witness anchored 5',
  ]);
  expect((await anchorsOf(begun.db)).map(({ kind }) => kind)).toEqual(['witness']);
  expect(lines.join('')).toContain('took too long');
  broken = false;
  expect(shortly(await anchorNow(tools))).toEqual(['mail anchored 5', 'rfc3161 failed 5', 'witness unchanged 5']);
  expect(received).toHaveLength(1);
});

test('a witness that knows less, or more, than we remember is asked again from where it is', async () => {
  const begun = await begunLog();
  const witness = await runningWitness(begun.log);
  const { tools } = toolsFor(begun, { witnesses: [witness] });
  await grow(begun, 4);
  await anchorNow(tools);
  await grow(begun, 4);
  await anchorNow(tools);
  // We forget: the rows are gone, as after a restore.
  await begun.db.deleteFrom('evidence_anchor').execute();
  await grow(begun, 4);
  expect(shortly(await anchorNow(tools))).toContain('witness anchored 13');
  // It forgets.
  const newcomer = await runningWitness(begun.log);
  await sql`update evidence_anchor set target = ${newcomer.vkey}`.execute(begun.db);
  await grow(begun, 1);
  expect(shortly(await anchorNow({ ...tools, config: { ...tools.config, witnesses: [newcomer] } }))).toContain(
    'witness anchored 14',
  );
  expect(newcomer.events).toHaveLength(2);
});

test('a witness that has seen another history is an alarm', async () => {
  const begun = await begunLog();
  const witness = await runningWitness(begun.log);
  const { url: smtpUrl, received } = await mailServer();
  const other = await fork(begun);
  await grow(other, 5, 'other');
  expect(shortly(await anchorNow(toolsFor(other, { witnesses: [witness] }).tools))).toContain('witness anchored 6');

  const { tools, lines } = toolsFor(begun, { smtpUrl, witnesses: [witness] });
  for (const [count, size, why] of [
    [2, 3, 'older copy'], // it has seen more than we have
    [3, 6, 'does not continue'], // as much
    [3, 9, 'does not continue'], // less
  ] as const) {
    await grow(begun, count);
    const outcomes = await anchorNow(tools);
    expect(shortly(outcomes)).toContain(`witness contradicted ${size}`);
    expect(outcomes.find(({ kind }) => kind === 'witness')!.detail).toContain(why);
    expect(received.at(-1)!.parsed.subject).toContain('ALARM');
    expect(received.at(-1)!.parsed.text).toContain(why);
  }
  expect(lines.filter((line) => line.includes('"level":60'))).toHaveLength(3);
  expect((await anchorsOf(begun.db)).map(({ kind }) => kind)).not.toContain('witness');
});

test('an older witness says with 409 that it saw another root at the same size', async () => {
  const begun = await begunLog();
  const url = await httpServer((_request, response) => response.writeHead(409).end('root mismatch'));
  const { key } = await runningWitness(begun.log);
  const { tools } = toolsFor(begun, { witnesses: [{ url, vkey: key.vkey }] });
  expect(shortly(await anchorNow(tools))).toContain('witness contradicted 1');
});

test('no answer but the cosignature of this witness over this checkpoint counts', async () => {
  const begun = await begunLog();
  await grow(begun, 4);
  const { key } = await runningWitness(begun.log);
  const stranger = witnessKey(key.name, newKey());
  const cosigned = async (by: typeof key, change = (body: string) => body) => {
    const { note } = await begun.db
      .selectFrom('evidence_checkpoint')
      .select('note')
      .orderBy('size', 'desc')
      .executeTakeFirstOrThrow();
    return by.cosign(change(`${note.split('\n\n')[0]!}\n`), 1_795_572_001);
  };
  const answers: Record<string, () => Promise<{ status?: number; type?: string; body: string }>> = {
    'without a line of its key': async () => ({ body: '' }),
    'of its key': async () => ({ type: 'text/html', body: '<h1>Log in</h1>' }),
    'line of its key works': async () => ({ body: await cosigned(stranger) }),
    'does not fit': async () => ({ body: await cosigned(key, (body) => body.replace('\n5\n', '\n6\n')) }),
    'cannot be used|does not fit': async () => ({ body: (await cosigned(key)).replace(/....\n$/, '\n') }),
    'did not cosign. It answered 404: no': async () => ({ status: 404, body: 'no\u001b[2J' }),
    'It answered 403': async () => ({ status: 403, body: '' }),
    'It answered 302': async () => ({ status: 302, body: await cosigned(key) }),
    'It answered 409: 3': async () => ({ status: 409, type: 'text/x.tlog.size', body: '3\n' }),
    'longer than 16384 bytes': async () => ({ body: 'x'.repeat(20_000) }),
  };
  const current = { answer: answers['of its key']! };
  let asked = 0;
  const url = await httpServer((request, response) => {
    asked++;
    request.resume();
    void current
      .answer()
      .then(({ status = 200, type = 'text/plain', body }) =>
        response.writeHead(status, { 'content-type': type, ...(status === 302 && { location: '/' }) }).end(body),
      );
  });
  const { tools } = toolsFor(begun, { witnesses: [{ url, vkey: key.vkey }] });
  for (const [why, answer] of Object.entries(answers)) {
    current.answer = answer;
    const outcome = (await anchorNow(tools)).find(({ kind }) => kind === 'witness')!;
    expect(outcome).toMatchObject({ outcome: 'failed', detail: expect.stringMatching(new RegExp(why)) });
    expect(outcome.detail).not.toContain('\u001b');
  }
  // Each once, and twice where it was told a size.
  expect(asked).toBe(Object.keys(answers).length + 1);
  expect(await anchorsOf(begun.db)).toEqual([]);

  // The right line among others is found.
  current.answer = async () => ({ body: (await cosigned(stranger)) + (await cosigned(key)) });
  expect(shortly(await anchorNow(tools))).toContain('witness anchored 5');
  const [anchor] = await anchorsOf(begun.db);
  expect(anchor!.data!.toString()).toBe(await cosigned(key));
});

test('a key that is not one of a witness is said before anybody is asked', async () => {
  const begun = await begunLog();
  let asked = 0;
  const url = await httpServer((_request, response) => {
    asked++;
    response.end();
  });
  for (const vkey of [begun.log.vkey, 'a+00000000+BAAA']) {
    const { tools } = toolsFor(begun, { witnesses: [{ url, vkey }] });
    const outcome = (await anchorNow(tools)).find(({ kind }) => kind === 'witness');
    expect(outcome).toMatchObject({ outcome: 'failed', detail: expect.stringContaining('A39_WITNESSES') });
  }
  expect(asked).toBe(0);
});

test('cosignatures are added to their own checkpoint only, in the order in which they came, each witness once', async () => {
  const begun = await begunLog();
  const note = `${begun.log.origin}\n5\n${Buffer.alloc(32).toString('base64')}\n\n\u2014 log AAAAAAAA\n`;
  const anchor = (target: string, size: number, line: string) => ({
    kind: 'witness' as const,
    target,
    size,
    data: Buffer.from(line),
    createdAt: '',
  });
  const anchors = [
    anchor('b', 5, '\u2014 b 1\n'),
    anchor('a', 4, '\u2014 a 0\n'),
    anchor('a', 5, '\u2014 a 1\n'),
    anchor('b', 5, '\u2014 b 2\n'),
    { ...anchor('t', 5, 'DER'), kind: 'rfc3161' as const },
    { ...anchor('m', 5, ''), kind: 'mail' as const, data: null },
  ];
  expect(noteWithCosignatures(note, anchors)).toBe(`${note}\u2014 b 1\n\u2014 a 1\n`);
  expect(noteWithCosignatures(note, [])).toBe(note);
});

test('a halted log is not anchored', async () => {
  const begun = await begunLog();
  const { url: smtpUrl, received } = await mailServer();
  const { tools } = toolsFor(begun, { smtpUrl });
  begun.log.halt('The database was restored from an older copy.');
  await expect(anchorNow(tools)).rejects.toMatchObject({ code: 'evidence_halted' });
  expect(received).toEqual([]);
});

test('an alarm is one mail that says what happened and what to do', async () => {
  const begun = await begunLog();
  const { url: smtpUrl, received } = await mailServer();
  const { tools } = toolsFor(begun, { smtpUrl });
  const reason = 'The database has 5 entries of evidence, but 7 were written.';
  expect(await alarmByMail(tools.mailer, tools.config, reason)).toEqual({ sent: true });
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ to: ['dpo@brightwater.example'] });
  expect(received[0]!.parsed.subject).toBe('ALARM: the training evidence of Brightwater Outdoor must be looked at');
  expect(received[0]!.parsed.text).toContain(reason);
  expect(received[0]!.parsed.attachments).toEqual([]);
});
