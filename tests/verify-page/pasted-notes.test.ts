import { expect, test } from 'vitest';
import { pastedNotes } from '../../server/evidence/verify-page/pasted-notes.ts';

const one = 'log.example/a\n3\nroot=\n\n\u2014 log.example/a AAAA\n\u2014 witness BBBB\n';
const two = one.replace('\n3\n', '\n4\n');

test('one checkpoint comes out as it went in', () => {
  expect(pastedNotes(one)).toEqual([one]);
});

test('several are taken apart, with or without blank lines between', () => {
  expect(pastedNotes(one + two)).toEqual([one, two]);
  expect(pastedNotes(`\n\n${one}\n\n\n${two}\n`)).toEqual([one, two]);
});

test('a lost last newline and the line ends of Windows are mended', () => {
  expect(pastedNotes(one.trimEnd())).toEqual([one]);
  expect(pastedNotes(one.replaceAll('\n', '\r\n'))).toEqual([one]);
});

test('what is no checkpoint is left for the verifier to refuse, and nothing is nothing', () => {
  expect(pastedNotes('hello\nworld')).toEqual(['hello\nworld\n']);
  expect(pastedNotes(' \n\n'.trim())).toEqual([]);
});
