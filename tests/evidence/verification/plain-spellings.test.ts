import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayNumber } from '../../../server/evidence/verification/days.ts';
import { readEntry } from '../../../server/evidence/verification/entries.ts';
import { plainTypes, readLeafBlock } from '../../../server/evidence/verification/leaf-block.ts';
import { PlainRecords } from '../../../server/evidence/verification/plain-record.ts';
import { readListedLine } from '../../../server/evidence/verification/record-block.ts';
import { canonical, courseClaim, entry, handLog, recordClaims, recordLine } from './bundle-by-hand.ts';
import { naiveLeaf, sha256 } from './naive-tree.ts';
import { origin } from './vectors.ts';

// The quick ways are allowed to know less than the general rules, but nothing else.

const text = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('Jo', 'Zoë Müller', '=1', 'E-7') },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '"', '\\', '\ufffd', '\u2028', '😀', '\u007f'),
);
/** Mostly the first, sometimes one of the others. */
const mostly = <T>(usual: T, ...others: T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom(...others));
const whole = fc.oneof(
  fc.constantFrom(null, 0, -1, 100),
  fc.maxSafeInteger().map((n) => n + 0),
);
const detail = fc.record(
  {
    attempt: fc.maxSafeInteger().map((n) => n + 0),
    by: fc.option(text),
    completed_at: mostly(
      '2026-03-05T09:00:00.000Z',
      '2026-02-30T09:00:00.000Z',
      '2026-03-05T24:00:00.000Z',
      '2026-03-05T09:00:00Z',
    ),
    drawn: fc.option(fc.array(text, { maxLength: 3 })),
    max: whole,
    pass: whole,
    score: whole,
    seconds: whole,
    shown_by_pre_check: fc.option(fc.array(text, { maxLength: 3 })),
    via: mostly('player', 'import', 'telepathy'),
  },
  { requiredKeys: ['attempt', 'by', 'completed_at', 'max', 'pass', 'score', 'seconds', 'via'] },
);
const claims = fc.record({
  sub: text,
  person: fc.record({ email: fc.option(text), name: text, unit: fc.option(text) }),
  course: mostly<object>(courseClaim, { ...courseClaim, id: '' }, { ...courseClaim, title: 'x' }),
  outcome: mostly('passed', 'attended', 'attempted'),
  detail: fc.oneof(
    { weight: 8, arbitrary: detail },
    detail.map((usual) => ({ ...usual, more: 1 })),
  ),
});
const due = fc.record({
  campaign: text,
  date: mostly<string | null>('2026-04-30', '2026-04-31', null),
  rule: fc.oneof(text, fc.constant(null)),
});
const listed = fc.oneof(
  claims.map((all) => entry('record', '2026-03-05', all)),
  fc
    .tuple(claims, due)
    .map(([{ sub, person, course }, last]) => entry('assign', '2026-03-05', { sub, person, course, due: last })),
);

/** The same line with one character changed, doubled or taken out, or as it is. */
const damaged = (line: string) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(line) },
    fc
      .tuple(fc.nat(line.length - 1), fc.constantFrom('', 'A', '"', '\\', ' ', '1', '-', '='), fc.boolean())
      .map(([at, put, keep]) => line.slice(0, at) + put + line.slice(keep ? at : at + 1)),
  );

test('a line that is read the quick way is read the same by the general rules', () => {
  let quick = 0;
  const property = fc.property(
    listed.chain((item) => damaged(recordLine(7, item).slice(0, -1))),
    (line) => {
      const plain = new PlainRecords(origin).read(Buffer.from(line));
      if (plain === undefined) return;
      quick += 1;
      const general = readListedLine(Buffer.from(line), origin);
      expect(general).toHaveProperty('claims');
      if (!('claims' in general)) return;
      expect(general.listed).toMatchObject({
        index: plain.index,
        type: plain.type,
        day: dayNumber(plain.date),
        leafHash: naiveLeaf(plain.leaf),
      });
      // The quick way keeps of `detail` what a row needs.
      expect(general.claims).toMatchObject(plain.claims);
    },
  );
  fc.assert(property, { numRuns: 3_000 });
  expect(quick).toBeGreaterThan(100);
});

test('what the server writes of a usual record or assignment is read the quick way', () => {
  const { drawn: _, ...usual } = recordClaims()['detail'] as { drawn: string[] };
  const person = { email: 'zoe@acme.example', name: 'Zoë Müller', unit: null };
  const lines = [
    recordLine(2, entry('record', '2026-03-05', recordClaims({ person }))),
    recordLine(2, entry('record', '2026-03-05', recordClaims({ person, detail: { ...usual, drawn: null } }))),
    recordLine(2, entry('assign', '2026-03-05', assignClaims({ ...recordClaims(), person }))),
  ];
  for (const line of lines) expect(new PlainRecords(origin).read(Buffer.from(line.slice(0, -1))), line).toBeDefined();
});

function assignClaims({ sub, person, course }: Record<string, unknown>) {
  return { sub, person, course, due: { campaign: 'spring', date: '2026-04-30', rule: 'yearly' } };
}

test('a leaf that is read the quick way is read the same by the general rules', () => {
  const day = fc.constantFrom('2026-03-05', '2026-02-30', '2026-3-005');
  const leaf = fc
    .tuple(fc.constantFrom(handLog[2]!, handLog[6]!, handLog[4]!), day, fc.boolean())
    .map(([{ leaf: text_ }, date, isReversed]) => {
      const { _sd, ...rest } = JSON.parse(text_) as { _sd: string[] };
      return canonical({ ...rest, date, _sd: isReversed ? _sd.toReversed() : _sd });
    })
    .chain(damaged);
  const property = fc.property(leaf, (line) => {
    const block = readLeafBlock(Buffer.from(`${line}\n`), origin);
    expect(Buffer.from(block.hashes)).toEqual(naiveLeaf(line));
    const type = plainTypes[block.plain[0]!];
    if (type === undefined) return;
    const { date, ...general } = readEntry(Buffer.from(line), origin);
    expect(general.type).toBe(type);
    expect(dayNumber(date)).toBe(block.days[0]);
  });
  fc.assert(property, { numRuns: 3_000 });
});

test('the entries of a log whose name is no name are never read the quick way', () => {
  const { leaf } = entry('record', '2026-03-05', recordClaims());
  const named = (name: string) => Buffer.from(`${leaf.replace(origin, name)}\n`);
  for (const name of ['lms', 'LMS.example.org/x', 'a.b/c(d)']) {
    expect(readLeafBlock(named(name), name).refused.get(0), name).toMatchObject({ code: 'entry_malformed' });
  }
});

test('a disclosure for which the log itself vouches, but in another spelling, is never read the quick way', () => {
  const salt = 'A'.repeat(22);
  const encoded = (written: string | Buffer) => Buffer.from(written).toString('base64url');
  const { sub: _, ...others } = recordClaims({ person: { email: null, name: 'Jo', unit: null } });
  const right = encoded(canonical([salt, 'sub', 'E-22']));
  const spellings = [
    `${right}=`,
    `${right}\n`,
    ` ${right}`,
    // The last character carries bits that mean nothing: another one says the same.
    right.slice(0, -1) + String.fromCharCode(right.charCodeAt(right.length - 1) + 1),
    Buffer.from(canonical([salt, 'sub', '>>>???']))
      .toString('base64')
      .replace(/=+$/, ''),
    encoded(canonical([salt.slice(1), 'sub', 'E-22'])),
    encoded(`["${salt}", "sub","E-22"]`),
    encoded(`["${salt}","sub","E-22"] `),
    encoded(`["${salt}","sub","E\\u002d22"]`),
    encoded(`["${salt}","sub","E\t22"]`),
    encoded(`["${salt}","sub",""]`),
    encoded(Buffer.from([...Buffer.from(`["${salt}","sub","`), 0xff, ...Buffer.from('"]')])),
    encoded(canonical([salt, 'outcome', 'passed'])),
  ];
  const lineWith = (spelling: string) => {
    const { leaf, disclosures } = entry('record', '2026-03-05', others);
    const all = [...disclosures, spelling];
    const _sd = all.map((item) => sha256(item).toString('base64url')).sort();
    const whole_ = { leaf: canonical({ ...(JSON.parse(leaf) as object), _sd }), disclosures: all };
    return Buffer.from(recordLine(2, whole_).slice(0, -1));
  };
  expect(new PlainRecords(origin).read(lineWith(right))).toBeDefined();
  for (const spelling of spellings) {
    expect(readListedLine(lineWith(spelling), origin), spelling).toHaveProperty('disclosures');
    expect(new PlainRecords(origin).read(lineWith(spelling)), spelling).toBeUndefined();
  }
});
