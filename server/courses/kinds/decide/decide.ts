import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Chance } from '../../chance.ts';
import type { Body, Question, Remark, Scene } from '../../course-model.ts';
import { remark } from '../../remark.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import type { Kind, ShownScene } from '../kind.ts';
import { shownId } from '../options.ts';
import { letterIds, order } from '../shown.ts';
import { checkScenes, parseScenes, scenesOf, writtenAs } from './scenes.ts';

export interface DecideResponse {
  /** The id of the choice in each scene, from the first on. Empty at the beginning. */
  path: string[];
}

/** The scenes with their choices in the order in which they are shown. */
function drawn(body: Body, chance: Chance): Scene[] {
  return scenesOf(body).scenes.map((scene) => ({
    ...scene,
    choices: order(scene.choices.length, chance).map((index) => scene.choices[index]!),
  }));
}

function shownScene({ title, text, choices, end }: Scene): ShownScene {
  return { title, text, choices: choices.map((choice, at) => ({ id: letterIds(at), text: choice.text })), end };
}

/** The scene to which a path leads. */
function walked(scenes: readonly Scene[], path: readonly string[]): Scene | undefined {
  let scene = scenes[0];
  for (const step of path) {
    const at = scene?.choices.findIndex((_, index) => letterIds(index) === step) ?? -1;
    scene = at < 0 ? undefined : scenes[scene!.choices[at]!.to];
    if (!scene) throw new Refusal('invalid_answer', `No choice ${step} was shown there. Send ids that were.`);
  }
  return scene;
}

/** The shortest way to a good end, for a learner who is unsure. */
function goodPath(scenes: readonly Scene[]): string[] {
  const seen = new Set([0]);
  const ways: { at: number; path: string[] }[] = [{ at: 0, path: [] }];
  for (const { at, path } of ways) {
    const scene = scenes[at];
    if (scene?.end === 'good') return path;
    for (const [index, { to }] of (scene?.choices ?? []).entries()) {
      if (seen.has(to)) continue;
      seen.add(to);
      ways.push({ at: to, path: [...path, letterIds(index)] });
    }
  }
  return [];
}

function check(question: Question, source: ExerciseSource): Remark[] {
  const remarks = checkScenes(question, source);
  if (question.use === 'practice') return remarks;
  const message = 'Nobody scores Decide, so it cannot stand in the knowledge check. Write use: practice.';
  const line = `\`id: ${question.id} · tests: ${question.tests.join(', ')} · use: practice · source: ${question.source}\``;
  return [...remarks, remark('decide-scored', source, message, line)];
}

const pointsFor = { good: 100, weak: 50, harmful: 0 } as const;

/** A story that the learner decides. After an end it may begin again, or go another way. */
export const decide: Kind<DecideResponse> = {
  name: 'Decide',
  scored: false,
  writtenAs,
  parse: parseScenes,
  check,
  show(body, chance) {
    const [first] = drawn(body, chance);
    return { items: [], places: [], ...(first ? { scene: shownScene(first) } : {}) };
  },
  response: v.strictObject({ path: v.pipe(v.array(shownId), v.maxLength(200)) }),
  blank: (_, body, chance) => ({ path: goodPath(drawn(body, chance)) }),
  judge(body, response, chance) {
    const scene = walked(drawn(body, chance), response.path);
    const points = scene?.end ? pointsFor[scene.end] : 0;
    return { points, items: [], answer: [], ...(scene ? { scene: shownScene(scene) } : {}) };
  },
};
