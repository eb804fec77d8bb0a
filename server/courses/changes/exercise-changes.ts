import type { Block, Body, Inline, Question } from '../course-model.ts';
import { lineText } from '../plain-text.ts';
import { bySeverity, linesChange, textChange, valueChange, type Change, type KeyWhat, type Line } from './change.ts';
import { addressed, sentenceChanges, sentencesOf } from './sentences.ts';
import { alike, paired, severityOfWords } from './wording.ts';

/** A part of an exercise that has a place in its key: an option, a row, a step, a scene, a choice. */
interface Item {
  /** Which part of the key it has. */
  what: KeyWhat;
  /** What it is found again by. */
  text: string;
  /** Everything that a learner reads of it before answering. */
  shown: string[];
  key: string;
  why: string[];
}

/** What changed in an exercise, the key first. */
export function exerciseChanges(older: Question, newer: Question, lang: string): Change[] {
  const law = (question: Question): string => [question.source, question.law ?? ''].filter(Boolean).join(' · ');
  const before = itemsOf(older.body, lang);
  const after = itemsOf(newer.body, lang);
  return bySeverity([
    ...valueChange('kind', older.kind, newer.kind, `${older.kind} became ${newer.kind}.`, 'key'),
    ...valueChange('prompt', read(older.prompt), read(newer.prompt), 'The question reads otherwise.'),
    ...textChange('case', older.case, newer.case, lang, 'The case'),
    ...valueChange('tests', older.tests.join(', '), newer.tests.join(', '), 'It tests another objective.', 'material'),
    ...valueChange('use', older.use, newer.use, `It was for ${older.use} and is for ${newer.use} now.`, 'material'),
    ...valueChange('source', law(older), law(newer), 'It rests on another source.', 'material'),
    ...(older.body.shape === newer.body.shape ? itemChanges(before, after) : []),
    ...textChange('answer', answerOf(older.body), answerOf(newer.body), lang, 'The model answer'),
    ...providersChange(older.body, newer.body),
  ]);
}

const read = (line: readonly Inline[]): string => lineText(addressed(line));

const answerOf = (body: Body): Block[] => (body.shape === 'recall' ? body.answer : []);

function itemsOf(body: Body, lang: string): Item[] {
  const blocks = (text: readonly Block[]): string[] => sentencesOf(text, lang);
  const line = (text: Inline[]): string[] => blocks([{ t: 'p', c: text }]);
  switch (body.shape) {
    case 'options':
      return body.options.map(({ text, right, why }) => ({
        ...item('tick', read(text)),
        key: right ? 'right' : 'wrong',
        why: blocks(why),
      }));
    case 'rows':
      return body.rows.map(({ item: text, place, why }) => ({
        ...item('group', read(text)),
        key: place,
        why: line(why),
      }));
    case 'steps':
      return body.steps.map(({ text, rank, why }) => ({
        ...item('order', read(text)),
        key: String(rank),
        why: blocks(why),
      }));
    case 'scores':
      return body.rows.map(({ criterion, evidence, scores, why }) => ({
        ...item('score', read(criterion)),
        shown: [read(criterion), ...evidence.map(read)],
        key: scores.join(' : '),
        why: line(why),
      }));
    case 'timeline':
      return body.rows.map(({ when, event, who, latest, why }) => ({
        ...item('duty', read(event)),
        shown: [read(when), read(event)],
        key: who === null ? '–' : `${who}, ${latest}`,
        why: line(why),
      }));
    case 'scenes': {
      const titleOf = (at: number): string => read(body.scenes[at]?.title ?? []);
      return [
        { ...item('way', ''), shown: [], key: titleOf(0) },
        ...body.scenes.map(({ title, text, end }) => ({
          ...item('end', read(title)),
          shown: [read(title), ...blocks(text)],
          key: end ?? '–',
        })),
        ...body.scenes.flatMap(({ title, choices }) =>
          choices.map((choice) => ({
            ...item('way', `${read(title)}: ${read(choice.text)}`),
            shown: [read(choice.text)],
            key: titleOf(choice.to),
          })),
        ),
      ];
    }
    default:
      return [];
  }
}

function item(what: KeyWhat, text: string): Item {
  return { what, text, shown: [text], key: '', why: [] };
}

const keySentences: Record<KeyWhat, string> = {
  tick: 'Another answer is right now.',
  group: 'Something belongs elsewhere now.',
  order: 'The right order is another one.',
  score: 'The expert scores otherwise.',
  duty: 'Somebody else must act, or by another time.',
  way: 'A choice leads elsewhere.',
  end: 'The story ends otherwise.',
};

function itemChanges(older: readonly Item[], newer: readonly Item[]): Change[] {
  const changes: Change[] = [];
  const whats = new Set([...older, ...newer].map(({ what }) => what));
  for (const what of whats) {
    const of = (all: readonly Item[]): Item[] => all.filter((one) => one.what === what);
    const { pairs, removed, added } = paired(of(older), of(newer), ({ text }) => text);
    const keys = keysOf(what, pairs);
    changes.push(...keys.changes, ...cameOrWent(removed, added));
    for (const [before, after] of pairs) {
      const lines = linesBetween(before.shown, after.shown);
      changes.push(...linesChange('item', lines, quoted(after.text)));
      const reasons = linesBetween(before.why, after.why).map((one): Line => ({ about: after.text, ...one }));
      changes.push(...linesChange('reason', reasons, `The reason for ${quoted(after.text)}`));
    }
  }
  return changes;
}

/** Keys that are others now. Where only a label reads otherwise, nothing else is right because of it. */
function keysOf(what: KeyWhat, pairs: [Item, Item][]): { changes: Change[] } {
  const keyed = what === 'order' ? ranked(pairs) : pairs.map(([a, b]) => ({ of: b, older: a.key, newer: b.key }));
  const renamed = what === 'group' || what === 'way' ? renames(keyed) : new Map<string, string>();
  const lines = keyed
    .filter(({ older, newer }) => older !== newer && renamed.get(older) !== newer)
    .map(({ of, older, newer }): Line => ({ about: of.text, older, newer }));
  const changes: Change[] = [];
  if (lines.length > 0) changes.push({ what, severity: 'key', sentence: keySentences[what], lines });
  // A scene that is called otherwise is told as such already.
  if (what === 'group')
    changes.push(
      ...linesChange(
        'places',
        [...renamed].map(([before, after]) => ({ older: before, newer: after })),
        'The groups',
      ),
    );
  return { changes };
}

/** Ranks among the steps that stayed, so that a new first step does not move all others. */
function ranked(pairs: [Item, Item][]): { of: Item; older: string; newer: string }[] {
  const rankIn = (which: 0 | 1) => {
    const ranks = [...new Set(pairs.map((pair) => Number(pair[which].key)))].sort((a, b) => a - b);
    return (one: Item): string => String(ranks.indexOf(Number(one.key)) + 1);
  };
  const [before, after] = [rankIn(0), rankIn(1)];
  return pairs.map(([a, b]) => ({ of: b, older: before(a), newer: after(b) }));
}

/** Labels that every item with the one exchanged for the other, and that say the same in other words. */
function renames(keyed: readonly { older: string; newer: string }[]): Map<string, string> {
  const olderOnes = new Set(keyed.map(({ older }) => older));
  const newerOnes = new Set(keyed.map(({ newer }) => newer));
  return new Map(
    keyed
      .filter(
        ({ older, newer }) =>
          !newerOnes.has(older) &&
          !olderOnes.has(newer) &&
          alike(older, newer) &&
          severityOfWords(older, newer) === 'wording' &&
          keyed.every((other) => (other.older === older) === (other.newer === newer)),
      )
      .map(({ older, newer }) => [older, newer]),
  );
}

function cameOrWent(removed: readonly Item[], added: readonly Item[]): Change[] {
  const severityOf = (one: Item) => (one.what === 'tick' && one.key === 'right' ? 'key' : 'material');
  const whole = (one: Item): string => one.shown.join(' ');
  const told = (one: Item): string =>
    one.what === 'tick' ? `, ${one.key === 'right' ? 'a right' : 'a wrong'} one` : '';
  return [
    ...removed.map((one): Change => ({
      what: 'item-removed',
      severity: severityOf(one),
      sentence: `${quoted(one.text)}${told(one)}, is gone.`,
      lines: [{ older: whole(one), newer: null }],
    })),
    ...added.map((one): Change => ({
      what: 'item-added',
      severity: severityOf(one),
      sentence: `${quoted(one.text)}${told(one)}, is new.`,
      lines: [{ older: null, newer: whole(one) }],
    })),
  ];
}

function linesBetween(older: readonly string[], newer: readonly string[]): Line[] {
  return sentenceChanges(older, newer).map((one) => ({ older: one.older, newer: one.newer }));
}

function providersChange(older: Body, newer: Body): Change[] {
  if (older.shape !== 'scores' || newer.shape !== 'scores') return [];
  return valueChange('places', older.providers.join(', '), newer.providers.join(', '), 'The providers are others.');
}

function quoted(text: string): string {
  return `“${text}”`;
}
