import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentenceChanges, sentencesOf, type SentenceChange } from '../../../server/courses/changes/sentences.ts';
import type { Block } from '../../../server/courses/course-model.ts';

/** Few words, so that sentences repeat, stay, and resemble each other. */
const sentence = fc
  .array(fc.constantFrom('we', 'do', 'not', 'ask', 'the', 'team'), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
const sentences = fc.array(sentence, { maxLength: 12 });

function applied(older: string[], changes: SentenceChange[]): string[] {
  const newer: string[] = [];
  let at = 0;
  for (const change of changes) {
    newer.push(...older.slice(at, change.at));
    expect(newer.length).toBe(change.to);
    at = change.at;
    if (change.older !== null) expect(older[at++]).toBe(change.older);
    if (change.newer !== null) newer.push(change.newer);
  }
  return [...newer, ...older.slice(at)];
}

test('applied to the older sentences, the changes give the newer ones', () => {
  fc.assert(
    fc.property(sentences, sentences, (older, newer) => {
      expect(applied(older, sentenceChanges(older, newer))).toEqual(newer);
    }),
  );
});

test('a text has no changes to itself', () => {
  fc.assert(
    fc.property(sentences, (text) => {
      expect(sentenceChanges(text, text)).toEqual([]);
    }),
  );
});

test('the other way round, as many came as went', () => {
  fc.assert(
    fc.property(sentences, sentences, (a, b) => {
      const [there, back] = [sentenceChanges(a, b), sentenceChanges(b, a)];
      const count = (changes: SentenceChange[], side: 'older' | 'newer') =>
        changes.filter((change) => change[side] !== null).length;
      expect([count(there, 'older'), count(there, 'newer')]).toEqual([count(back, 'newer'), count(back, 'older')]);
    }),
  );
});

test('as few sentences change as can be', () => {
  const kept = sentenceChanges(['a b', 'c d', 'e f', 'g h'], ['x y', 'a b', 'e f', 'i j', 'g h']);
  expect(kept.map(({ older, newer }) => [older, newer])).toEqual([
    [null, 'x y'],
    ['c d', null],
    [null, 'i j'],
  ]);
});

test('a sentence that shares most of its words reads otherwise; it did not go and come', () => {
  expect(
    sentenceChanges(
      ['Report it within the day.', 'Wait for them.'],
      ['Stay calm.', 'Report it within 1 hour.', 'Call somebody.'],
    ).map(({ older, newer }) => [older, newer]),
  ).toEqual([
    [null, 'Stay calm.'],
    ['Report it within the day.', 'Report it within 1 hour.'],
    ['Wait for them.', null],
    [null, 'Call somebody.'],
  ]);
});

test('sentences end with a point of a list, a heading, a row of a table; an address is part of them', () => {
  const blocks: Block[] = [
    { t: 'h', level: 4, c: ['The first hour'] },
    {
      t: 'p',
      c: [
        'Do  not wait. Read ',
        { t: 'a', href: 'https://law.example', c: [{ t: 'em', c: ['the law'] }] },
        '! Then go.',
      ],
    },
    {
      t: 'ul',
      items: [
        [{ t: 'p', c: ['One'] }],
        [
          { t: 'p', c: ['Two'] },
          { t: 'p', c: ['Three'] },
        ],
      ],
    },
    { t: 'hr' },
    { t: 'quote', c: [{ t: 'p', c: [{ t: 'img', src: 'images/map.png', alt: 'A map' }] }] },
    { t: 'table', head: [['A'], ['B']], rows: [[['1'], [{ t: 'strong', c: ['2'] }]]] },
    { t: 'pre', v: 'first\nsecond' },
  ];
  expect(sentencesOf(blocks, 'en')).toEqual([
    'The first hour',
    'Do not wait.',
    'Read the law (https://law.example)!',
    'Then go.',
    'One',
    'Two',
    'Three',
    'A map (images/map.png)',
    'A B',
    '1 2',
    'first',
    'second',
  ]);
});
