import type { Token, Tokens } from 'marked';
import type { Block, Body, Inline, Question, Remark, Scene } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { blocks, inlines } from '../../markdown.ts';
import { blockText, lineText } from '../../plain-text.ts';
import { quoted, remark } from '../../remark.ts';
import { repeated } from '../repeated.ts';
import { afterAnswers } from '../written-list.ts';

export type ScenesBody = Extract<Body, { shape: 'scenes' }>;

export const writtenAs =
  'scenes under #### headings; each ends with a list of links to other scenes, or with **End: good.**, **End: weak.** or **End: harmful.**';

const example = `#### The first scene

- [Wait](#you-waited)
- [Ask](#you-asked)

#### You waited

It got worse. **End: weak.**

#### You asked

They helped. **End: good.**`;

interface WrittenChoice {
  text: Inline[];
  /** The heading that it names; undefined when it is no link to one. */
  to: string | undefined;
  line: number;
}

interface WrittenScene {
  title: Inline[];
  anchor: string;
  line: number;
  text: Block[];
  choices: WrittenChoice[];
  /** Every `End:` of the scene, as written. */
  ends: string[];
  after: Token[];
}

/** The first link to a heading in a list item, unless something other than words stands before it. */
function linkIn(item: Tokens.ListItem): Tokens.Link | undefined {
  const [line] = item.tokens.filter((token) => token.type !== 'space');
  const inside = line && 'tokens' in line ? (line.tokens ?? []) : [];
  const found = inside.find((token) => token.type === 'link');
  return found && (found as Tokens.Link).href.startsWith('#') ? (found as Tokens.Link) : undefined;
}

function choicesOf(list: Tokens.List, source: ExerciseSource): WrittenChoice[] {
  return list.items.map((item) => {
    const link = linkIn(item);
    const text = link ? inlines(link.tokens) : [blockText(blocks(item.tokens))];
    return { text, to: link && decoded(link.href.slice(1)), line: source.lineOf(item) };
  });
}

/** marked percent-encodes what lies outside ASCII; a heading in German has an umlaut in its name. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

const endWord = /^End: *(\S+?)\.?$/i;

/** A paragraph without its `**End: …**`, and the word of each. */
function withoutEnds(token: Token): { token: Token; ends: string[] } {
  if (token.type !== 'paragraph') return { token, ends: [] };
  const ends: string[] = [];
  let afterEnd = false;
  const tokens = (token.tokens ?? []).filter((piece) => {
    const found = piece.type === 'strong' ? endWord.exec(lineText(inlines([piece])).trim()) : null;
    if (found) ends.push(found[1]!.toLowerCase());
    // `**End: good**.` has its full stop outside.
    const isStop = afterEnd && piece.raw.trim() === '.';
    afterEnd = found !== null;
    return !found && !isStop;
  });
  return ends.length === 0 ? { token, ends } : { token: { ...token, tokens }, ends };
}

/** A paragraph that consisted of its end only leaves a space behind. */
const says = (block: Block): boolean => block.t !== 'p' || lineText(block.c).trim() !== '' || block.c.some(isPicture);
const isPicture = (piece: Inline): boolean => typeof piece !== 'string' && piece.t === 'img';

/** Spaces that were left before an end. */
function trimmed(block: Block): Block {
  if (block.t !== 'p') return block;
  const c = [...block.c];
  const last = c.at(-1);
  if (typeof last === 'string') c[c.length - 1] = last.trimEnd();
  return { ...block, c };
}

function writtenScene(heading: Tokens.Heading, inside: readonly Token[], source: ExerciseSource): WrittenScene {
  const parts = inside.map(withoutEnds);
  const at = parts.findIndex(
    ({ token }) => token.type === 'list' && (token as Tokens.List).items.some((item) => linkIn(item)),
  );
  const before = at < 0 ? parts : parts.slice(0, at);
  const list = at < 0 ? undefined : (parts[at]!.token as Tokens.List);
  return {
    title: inlines(heading.tokens),
    anchor: source.anchorOf(heading),
    line: source.lineOf(heading),
    text: blocks(before.map(({ token }) => token))
      .filter(says)
      .map(trimmed),
    choices: list ? choicesOf(list, source) : [],
    ends: parts.flatMap(({ ends }) => ends),
    // A line with nothing but an end is told apart by its own rule.
    after: at < 0 ? [] : parts.slice(at + 1).flatMap(({ token, ends }) => (ends.length > 0 ? [] : [token])),
  };
}

/** The case, and the scenes in the order of the file. */
function written(source: ExerciseSource): { case: Token[]; scenes: WrittenScene[] } {
  const isScene = (token: Token): token is Tokens.Heading =>
    token.type === 'heading' && (token as Tokens.Heading).depth === 4;
  const first = source.tokens.findIndex(isScene);
  if (first < 0) return { case: source.tokens, scenes: [] };
  const parts: { heading: Tokens.Heading; inside: Token[] }[] = [];
  for (const token of source.tokens.slice(first)) {
    if (isScene(token)) parts.push({ heading: token, inside: [] });
    else parts.at(-1)!.inside.push(token);
  }
  return {
    case: source.tokens.slice(0, first),
    scenes: parts.map(({ heading, inside }) => writtenScene(heading, inside, source)),
  };
}

type End = NonNullable<Scene['end']>;

const isEnd = (word: string | undefined): word is End => word === 'good' || word === 'weak' || word === 'harmful';

/** Reads the scenes. A choice that leads nowhere is left out, so that the rest can be played. */
export function parseScenes(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] } {
  const found = written(source);
  const index = new Map(found.scenes.map((scene, at) => [scene.anchor, at]));
  const scenes = found.scenes.map(({ title, text, choices, ends }): Scene => {
    const ways = choices.flatMap((choice) => {
      const to = index.get(choice.to ?? '');
      return to === undefined ? [] : [{ text: choice.text, to }];
    });
    const [end] = ends;
    return { title, text, choices: ways, end: ways.length === 0 && isEnd(end) ? end : null };
  });
  const remarks = found.scenes.flatMap((scene) => afterAnswers(source, scene.after));
  if (scenes.length === 0) {
    const message = `No scenes were found. They are written as ${writtenAs}.`;
    remarks.push(remark('answers-missing', source, message, example));
  }
  return { case: blocks(found.case), body: { shape: 'scenes', scenes }, remarks };
}

/** A scene by itself: its words, its choices or its one end. */
function checkScene(scene: WrittenScene, names: ReadonlySet<string>, source: ExerciseSource): Remark[] {
  const place = { file: source.file, line: scene.line };
  const name = quoted(lineText(scene.title));
  const remarks: Remark[] = [];
  if (lineText(scene.title).trim() === '') remarks.push(remark('option-empty', place, 'This scene has no heading.'));
  for (const { text, to, line } of scene.choices.filter((choice) => !names.has(choice.to ?? ''))) {
    const words = lineText(text);
    const message =
      to === undefined
        ? `The choice ${quoted(words)} is no link. Let it lead to a scene of this exercise.`
        : `The choice ${quoted(words)} leads to ${quoted(`#${to}`)}, which is no scene of this exercise. There are: ${[...names].map((one) => `#${one}`).join(', ')}.`;
    remarks.push(
      remark('scene-link', { file: source.file, line }, message, `- [${words}](#${[...names].at(-1) ?? ''})`),
    );
  }
  remarks.push(...checkWays(scene, place, name), ...repeated(source, scene.choices));
  if (scene.ends.length > 0 && blockText(scene.text).trim() === '') {
    const message = `The end ${name} has no reason. Say before the word End why it is one.`;
    remarks.push(remark('ending-without-reason', place, message, `What came of it. **End: ${scene.ends[0]}.**`));
  }
  return remarks;
}

function checkWays(scene: WrittenScene, place: { file: string; line: number }, name: string): Remark[] {
  const say = (message: string, paste?: string): Remark[] => [remark('scene-ending', place, message, paste)];
  if (scene.choices.length > 0 && scene.ends.length > 0)
    return say(`The scene ${name} has both choices and an end. Remove one of the two.`);
  if (scene.choices.length === 0 && scene.ends.length === 0) {
    const message = `The scene ${name} leads nowhere. Add a list of links to scenes, or let it end.`;
    return say(message, '**End: weak.**');
  }
  if (scene.ends.length > 1) return say(`The scene ${name} ends twice. Keep one end.`);
  const [end] = scene.ends;
  if (end === undefined || isEnd(end)) return [];
  return say(`The scene ${name} ends with ${quoted(end)}. An end is good, weak or harmful.`, '**End: weak.**');
}

/** The scenes from which one of some scenes can be reached. */
function leadingTo(scenes: readonly Scene[], targets: ReadonlySet<number>): Set<number> {
  const found = new Set(targets);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const [at, scene] of scenes.entries()) if (scene.choices.some(({ to }) => found.has(to))) found.add(at);
  }
  return found;
}

function reached(scenes: readonly Scene[]): Set<number> {
  const found = new Set([0]);
  for (const at of found) for (const { to } of scenes[at]?.choices ?? []) found.add(to);
  return found;
}

/** The scenes together. It is asked only when each of them can be read: one slip would make many remarks. */
function checkStory(scenes: readonly Scene[], places: readonly WrittenScene[], source: ExerciseSource): Remark[] {
  const say = (rule: 'scene-unreachable' | 'scene-loop', at: number, message: string): Remark =>
    remark(rule, { file: source.file, line: places[at]!.line }, message);
  const name = (at: number): string => quoted(lineText(scenes[at]!.title));
  const found = reached(scenes);
  const remarks = scenes.flatMap((_, at) =>
    found.has(at)
      ? []
      : [say('scene-unreachable', at, `No choice leads to the scene ${name(at)}. Link to it, or remove it.`)],
  );
  const ends = new Set(scenes.flatMap((scene, at) => (scene.end === null ? [] : [at])));
  const ending = leadingTo(scenes, ends);
  const lost = [...found].find((at) => !ending.has(at));
  if (lost !== undefined) {
    remarks.push(
      say('scene-loop', lost, `From the scene ${name(lost)} no way leads to an end. Add a choice that does.`),
    );
  }
  return remarks;
}

export function checkScenes(question: Question, source: ExerciseSource): Remark[] {
  const { scenes } = scenesOf(question.body);
  const places = written(source).scenes;
  if (scenes.length === 0) return [];
  const names = new Set(places.map((scene) => scene.anchor));
  const single = places.flatMap((scene) => checkScene(scene, names, source));
  const unsure = single.some((one) => one.rule === 'scene-link' || one.rule === 'scene-ending');
  const remarks = [...single, ...(unsure ? [] : checkStory(scenes, places, source))];
  if (scenes.length < 3) {
    const message = `Decide needs at least three scenes; this one has ${scenes.length}.`;
    remarks.push(remark('too-few-scenes', source, message));
  }
  if (!unsure && !scenes.some((scene) => scene.end === 'good')) {
    remarks.push(
      remark('no-good-end', source, 'No scene ends well. Let one end with **End: good.**', '**End: good.**'),
    );
  }
  return remarks;
}

export function scenesOf(body: Body): ScenesBody {
  return body.shape === 'scenes' ? body : { shape: 'scenes', scenes: [] };
}
