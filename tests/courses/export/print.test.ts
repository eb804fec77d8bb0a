import { expect, test } from 'vitest';
import type { Course, Question } from '../../../server/courses/course-model.ts';
import { editionOf } from '../../../server/courses/export/edition.ts';
import { describedPicture, escaped, htmlText } from '../../../server/courses/export/html-text.ts';
import { print } from '../../../server/courses/export/print.ts';
import { printedPlaces, printedSteps } from '../../../server/courses/export/print-layout.ts';
import { cssString } from '../../../server/courses/export/print-style.ts';
import { questionsOf } from '../../../server/courses/check/ids.ts';
import { baseCourse } from '../base-course.ts';
import { occurrences, question, reasonsOf } from './reasons.ts';

const course = baseCourse();
const page = (of: Course, files = new Map<string, Buffer>()): string => print(editionOf(of, files)!).text;
const html = page(course);
const answers = [...html.matchAll(/<section class="answers">[\s\S]*?<\/article>/g)].map(([part]) => part).join('');

/** One exercise, from its heading to that of the next. */
const exercise = (prompt: string): string => {
  const start = html.indexOf(`<span>${prompt}</span>`);
  return html.slice(start, html.indexOf('</h4>', start + prompt.length + 20));
};

test('every reason stands among the answers once, and nowhere else', () => {
  const reasons = questionsOf(course).flatMap(reasonsOf);
  expect(reasons.length).toBeGreaterThan(30);
  for (const reason of reasons) {
    const words = htmlText(reason, describedPicture);
    expect(words.length).toBeGreaterThan(5);
    expect(occurrences(answers, words), words).toBe(1);
    expect(occurrences(html, words), words).toBe(1);
  }
});

test('every exercise has its number in the lesson and among the answers', () => {
  for (const at of questionsOf(course).keys()) {
    expect(occurrences(html, `<span class="number">1.${at + 1}</span>`)).toBe(2);
    expect(occurrences(answers, `<span class="number">1.${at + 1}</span>`)).toBe(1);
  }
});

test('each kind has something to tick or to write into', () => {
  const boxes = (prompt: string): number => occurrences(exercise(prompt), 'class="box"');
  expect(boxes('Who tells the authority?')).toBe(3);
  expect(boxes('Who must do it?')).toBe(6);
  expect(boxes('Which answer fits?')).toBe(3);
  expect(boxes('What comes first?')).toBe(4);
  expect(boxes('Which acts are processing?')).toBe(3);
  expect(boxes('What does this contract lack?')).toBe(3);
  expect(boxes('How do two providers compare?')).toBe(18);
  expect(boxes('Who must act, and until when?')).toBe(12);
  expect(boxes('What do you do on Saturday?')).toBe(5);
  expect(exercise('What do you answer?')).toContain('class="writing"');
});

test('the way through a story leads to scenes, and to ends among the answers', () => {
  const story = exercise('What do you do on Saturday?');
  expect(story).toContain('<span>Wait until MailNest knows</span><span class="way">→ end A</span>');
  expect(story).toContain('<span>Ask MailNest again</span><span class="way">→ 2</span>');
  expect(story).not.toContain('You told');
  expect(answers).toContain('You told (a good end)');
});

test('steps that may swap share a line among the answers', () => {
  expect(answers).toMatch(/<b>2–3<\/b>\s*<div>\s*<p class="should">[a-d], [a-d] \(in any order\)<\/p>/);
});

test('neither steps nor right sides stand in the order that is right', () => {
  for (const id of Array.from({ length: 50 }, (_, at) => `question-${at}`)) {
    const ranks = [1, 2, 2, 3];
    const steps = ranks.map((rank, at) => ({ text: [`${at}`], rank, why: [] }));
    const shownRanks = printedSteps(question('Order', { shape: 'steps', steps }, { id }), { shape: 'steps', steps });
    expect(shownRanks.map((step) => step.rank)).not.toEqual(ranks);
    const places = ['A', 'B', 'C'];
    const rows = places.map((place) => ({ item: [place], place, why: [] }));
    const body = { shape: 'rows' as const, rows, places };
    expect(printedPlaces(question('Match', body, { id }), body)).not.toEqual(places);
  }
});

test('more groups than fit side by side are written as letters', () => {
  const places = ['A', 'B', 'C', 'D', 'E'];
  const rows = places.map((place) => ({ item: [`is ${place}`], place, why: ['Because.'] }));
  const sort: Question = question('Sort', { shape: 'rows', rows, places });
  const [module] = course.modules;
  const sections = [{ role: 'lesson' as const, title: 'A', parts: [{ question: sort }] }];
  const printed = page({ ...course, modules: [{ ...module!, sections, bank: [] }] });
  expect(printed).toContain('Write into each box the letter of what belongs there.');
  expect(printed).toMatch(/<p class="should">[A-E] · C<\/p>/);
});

test('it needs no script and nothing from elsewhere', () => {
  expect(html).not.toMatch(/<script|<link|@import|url\(|\son[a-z]+=|src="(?!data:)/);
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
});

test('the parts stand in their order, and each begins a page', () => {
  const parts = [
    'class="cover"',
    'class="lesson"',
    'class="card"',
    'class="check"',
    'class="answers"',
    'card remember',
  ];
  const places = parts.map((part) => html.indexOf(part));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(html).toContain('.module, .card, .check, .answers { break-before: page; }');
  expect(html).toContain('size: A4');
});

test('one module goes without what belongs to the whole course', () => {
  const [module] = course.modules;
  const two = { ...course, modules: [module!, { ...module!, id: 'second', title: 'Second' }] };
  const { text } = print(editionOf(two, new Map(), 'second')!);
  expect(text).toContain('§ 2');
  expect(text).toContain('<span class="number">2.1</span>');
  expect(text).not.toContain('card remember');
  expect(text).not.toContain('§ 1<');
});

test('what an author writes is text', () => {
  const nasty = '</style><script>alert(1)</script>"\\';
  const [module] = course.modules;
  const printed = page({
    ...course,
    title: nasty,
    version: nasty,
    intro: [{ t: 'p', c: [nasty] }],
    modules: [{ ...module!, title: nasty }],
  });
  expect(printed).not.toContain('<script');
  expect(occurrences(printed, '</style>')).toBe(1);
  expect(printed).toContain(`<p>${escaped(nasty)}</p>`);
  expect(cssString('A "b" </c> \\ é')).toBe('"A \\22 b\\22  \\3c \\2f c\\3e  \\5c  é"');
});

test('pictures are part of the file; one that is missing is its description', () => {
  const img = (src: string) => ({ t: 'img' as const, src, alt: 'A door' });
  const intro = [{ t: 'p' as const, c: [img('images/a.jpg'), img('images/b.png')] }];
  const printed = page({ ...course, intro }, new Map([['images/a.jpg', Buffer.from('x')]]));
  expect(printed).toContain('<img src="data:image/jpeg;base64,eA==" alt="A door"/><em>[A door]</em>');
});

test('the words are those of the course', () => {
  const printed = page({ ...course, lang: 'de' });
  expect(printed).toContain('Kreuzen Sie eine Antwort an.');
  expect(printed).toContain('<h2>Antworten</h2>');
  expect(printed).toContain('24. November 2026');
  expect(page({ ...course, lang: 'tlh' })).toContain('Tick one answer.');
});
