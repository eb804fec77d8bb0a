import { expect, test } from 'vitest';
import { wrongCitations } from '../../server/courses/check/citations.ts';
import { gdprParagraphs } from '../../server/courses/check/gdpr-articles.ts';

test('the GDPR has 99 articles', () => {
  expect([...gdprParagraphs.keys()]).toEqual(Array.from({ length: 99 }, (_, at) => at + 1));
  // The first and the last article of each chapter: a slip within one would move all that follow.
  const ends = [1, 4, 5, 11, 12, 23, 24, 43, 44, 50, 51, 59, 60, 76, 77, 84, 85, 91, 92, 93, 94, 99];
  expect(ends.map((article) => gdprParagraphs.get(article))).toEqual([
    3, 26, 2, 2, 8, 2, 3, 9, 0, 0, 4, 0, 12, 2, 2, 2, 3, 2, 5, 3, 2, 2,
  ]);
});

test.each([
  'GDPR Art 33(1)-(2)',
  'GDPR Arts 28(3)(f), 33, 34',
  'GDPR Art 33(4), 34(1)',
  'GDPR Arts 32 to 36',
  'GDPR Arts 4(1), 4(26); EDPS v SRB, C-413/23 P',
  'GDPR Art 28(3)(a)-(h)',
  'GDPR Article 83(9) and Recital 173',
  'GDPR Recitals 26, 30',
  'Regulation 1182/71 Art 3(9)',
  'UK GDPR Art 120',
  'ePrivacy Directive 2002/58 Art 13(1)',
  'AI Act Art 112(13)',
  'Article 288 TFEU is here',
  'Art 8(4) of the Charter',
  '`id: a-b · tests: O1 · source: GDPR Art 4(12); EDPB Guidelines 9/2022`',
  'After Art 33, 120 people wrote',
  'partly Art 34',
  'no citation, 33(8) people',
])('nothing is wrong with %s', (text) => {
  expect(wrongCitations(text)).toEqual([]);
});

test.each([
  ['GDPR Art 33(8)', '33(8)'],
  ['GDPR Art 28(3)(i)', '28(3)(i)'],
  ['GDPR Art 28(3)(a)-(k)', '28(3)(k)'],
  ['GDPR Art 33(1)(a)', '33(1)'],
  ['GDPR Art 50(e)', '50(e)'],
  ['GDPR Arts 5(2), 33(6)', '33(6)'],
  ['GDPR Art 33(1)-(7)', '33(7)'],
  ['GDPR Art 100', '99 articles'],
  ['GDPR Arts 99, 100', '99 articles'],
  ['GDPR Art 0', 'does not exist'],
  ['GDPR Art 6(f)', '6(1)(f)'],
  ['GDPR Art 29(1)', 'no numbered paragraphs'],
  ['GDPR Art 4(27)', '26 points'],
  ['GDPR Art 33(0)', '33(0)'],
  ['GDPR Recital 174', '173 recitals'],
  ['source: GDPR Art 33(1); GDPR Art 34(9)', '34(9)'],
  ['We tell them (Art 33(8)).', '33(8)'],
  ['see Arts 33(5) and 34(5)', '34(5)'],
  ['Article 39(3) of the GDPR', '39(3)'],
  ['Art 39(3) GDPR', '39(3)'],
  ['Art 33(1), but see Art 34(9)', '34(9)'],
])('%s is refused', (text, says) => {
  const faults = wrongCitations(text);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(says);
});
