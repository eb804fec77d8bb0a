import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../server/courses/check/ids.ts';
import type { Body, KindName, Question } from '../../server/courses/course-model.ts';
import { judgeAnswer, kindNamed, kindNames, kinds, showQuestion } from '../../server/courses/kinds/index.ts';
import type { ShownQuestion, ShownScene, Verdict } from '../../server/courses/kinds/kind.ts';
import { Refusal } from '../../server/refusals.ts';
import { baseCourse } from './base-course.ts';

const course = baseCourse();
const named = (id: string): Question => questionsOf(course).find((question) => question.id === id)!;
const questions = questionsOf(course);
const seeds = fc.string({ maxLength: 40 });

/** The ids of the choices that lead to a scene, found by trying all of them as a learner would. */
function pathTo(question: Question, seed: string, wanted: (scene: ShownScene) => boolean): string[] | undefined {
  const paths: string[][] = [[]];
  for (const path of paths) {
    const { scene } = judgeAnswer(question, { path }, seed);
    if (wanted(scene!)) return path;
    if (path.length < 3) paths.push(...scene!.choices.map((choice) => [...path, choice.id]));
  }
  return undefined;
}

/** The answer that the verdict on an unsure answer calls right. */
function rightAnswer(question: Question, seed: string): unknown {
  const { items } = judgeAnswer(question, { unsure: true }, seed);
  const ticked = items.filter((item) => item.should === true).map((item) => item.id);
  switch (question.kind) {
    case 'Choose one':
      return { choice: ticked[0] };
    case 'Choose all':
    case 'Spot the gap':
      return { choices: ticked };
    case 'Order':
      return { order: items.toSorted((a, b) => Number(a.should) - Number(b.should)).map((item) => item.id) };
    case 'Recall':
      return { rating: 'knew' };
    case 'Score':
      return { scores: Object.fromEntries(items.map((item) => [item.id, item.should])) };
    case 'Timeline':
      return {
        timeline: Object.fromEntries(items.filter((item) => item.should).map((item) => [item.id, item.should])),
      };
    case 'Decide':
      return { path: pathTo(question, seed, (scene) => scene.end === 'good') };
    default:
      return { places: Object.fromEntries(items.map((item) => [item.id, item.should])) };
  }
}

/** Any answer of the right form, right or wrong. */
function someAnswer(shown: ShownQuestion): fc.Arbitrary<unknown> {
  const ids = shown.items.map((item) => item.id);
  const places = shown.places.map((place) => place.id);
  switch (shown.kind) {
    case 'Choose one':
      return fc.record({ choice: fc.constantFrom(...ids) });
    case 'Choose all':
    case 'Spot the gap':
      return fc.record({ choices: fc.subarray(ids) });
    case 'Order':
      return fc.record({ order: fc.shuffledSubarray(ids, { minLength: ids.length }) });
    case 'Recall':
      return fc.record({ rating: fc.constantFrom('knew', 'partly', 'missed', null) });
    case 'Score': {
      const score = fc.constantFrom(0, 1, 2);
      return fc.record({ scores: fc.record(Object.fromEntries(ids.map((id) => [id, fc.tuple(score, score)]))) });
    }
    case 'Timeline': {
      const pick = fc.record({
        who: fc.constantFrom(...places),
        latest: fc.constantFrom(...(shown.latests ?? []).map((latest) => latest.id)),
      });
      const asked = shown.items.filter((item) => item.asked).map((item) => [item.id, pick] as const);
      return fc.record({ timeline: fc.record(Object.fromEntries(asked)) });
    }
    case 'Decide':
      return fc.record({ path: fc.constantFrom([], ...shown.scene!.choices.map((choice) => [choice.id])) });
    case 'Match':
      return fc
        .shuffledSubarray(places, { minLength: places.length })
        .map((order) => ({ places: Object.fromEntries(ids.map((id, at) => [id, order[at]])) }));
    default:
      return fc
        .array(fc.constantFrom(...places), { minLength: ids.length, maxLength: ids.length })
        .map((chosen) => ({ places: Object.fromEntries(ids.map((id, at) => [id, chosen[at]])) }));
  }
}

describe.each(questions.map((question) => [`${question.kind} ${question.id}`, question] as const))(
  '%s',
  (_, question) => {
    test('the right answer gives full marks for any seed', () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const verdict = judgeAnswer(question, rightAnswer(question, seed), seed);
          expect(verdict).toMatchObject({ right: true, points: 100, unsure: false });
          expect(verdict.items.every((item) => item.right)).toBe(true);
        }),
      );
    });

    test('the same seed shows the same; ids go by position and are complete', () => {
      fc.assert(
        fc.property(seeds, (seed) => {
          const shown = showQuestion(question, seed);
          expect(showQuestion(question, seed)).toEqual(shown);
          expect(shown.items.map((item) => item.id)).toEqual('abcdefgh'.slice(0, shown.items.length).split(''));
          expect(shown.places.map((place) => place.id)).toEqual(shown.places.map((__, at) => `p${at + 1}`));
          const verdict = judgeAnswer(question, { unsure: true }, seed);
          expect(verdict.items.map((item) => item.id)).toEqual(shown.items.map((item) => item.id));
        }),
      );
    });

    test('points are whole, 100 only for what is right throughout, and every item has its reason', () => {
      const answers = seeds.chain((seed) => fc.tuple(fc.constant(seed), someAnswer(showQuestion(question, seed))));
      fc.assert(
        fc.property(answers, ([seed, answer]) => {
          const verdict = judgeAnswer(question, answer, seed);
          expect(Number.isInteger(verdict.points) && verdict.points >= 0 && verdict.points <= 100).toBe(true);
          expect(verdict.right).toBe(verdict.points === 100);
          if (kinds[question.kind].scored) expect(verdict.right).toBe(verdict.items.every((item) => item.right));
          expect(verdict.items.every((item) => item.why.length > 0)).toBe(true);
        }),
      );
    });

    test('unsure earns nothing and explains everything', () => {
      const verdict = judgeAnswer(question, { unsure: true }, 'seed');
      expect(verdict).toMatchObject({ right: false, points: 0, unsure: true });
      expect(verdict.items.every((item) => !item.right && item.why.length > 0)).toBe(true);
      expect(verdict.answer.length > 0).toBe(question.kind === 'Recall');
    });

    test('any other form is refused', () => {
      fc.assert(
        fc.property(fc.anything(), (answer) => {
          expect(() => judgeAnswer(question, answer, 'seed')).toThrow(Refusal);
        }),
      );
    });
  },
);

const timeline = (change: Record<string, unknown>) => {
  const pick = { who: 'p1', latest: 't1' };
  return { timeline: { b: pick, c: pick, d: pick, ...change } };
};

const refused: [string, unknown][] = [
  ['pre-who', { choice: 'd' }],
  ['pre-who', { choice: 'a', extra: 1 }],
  ['pre-who', { unsure: false }],
  ['pre-who', { unsure: true, choice: 'a' }],
  ['all-acts', { choices: ['a', 'a'] }],
  ['all-acts', { choices: ['z'] }],
  ['sort-duties', { places: { a: 'p1', b: 'p1' } }],
  ['sort-duties', { places: { a: 'p1', b: 'p1', d: 'p1' } }],
  ['sort-duties', { places: { a: 'p1', b: 'p1', c: 'p3' } }],
  ['sort-duties', { places: { a: 'p1', b: 'p1', c: 'p1', d: 'p1' } }],
  ['sort-duties', { places: { a: 'p1', b: 'p1', constructor: 'p1' } }],
  ['match-answers', { places: { a: 'p1', b: 'p1', c: 'p2' } }],
  ['order-hour', { order: ['a', 'b', 'c'] }],
  ['order-hour', { order: ['a', 'b', 'c', 'c'] }],
  ['order-hour', { order: ['a', 'b', 'c', 'e'] }],
  ['gap-contract', { choices: ['a', 'a'] }],
  ['gap-contract', { choices: ['d'] }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0] } }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0], c: [0, 3] } }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0], c: [0] } }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0], c: [0, 0, 0] } }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0], d: [0, 0] } }],
  ['score-providers', { scores: { a: [0, 0], b: [0, 0], constructor: [0, 0] } }],
  ['timeline-breach', { timeline: { b: { who: 'p1', latest: 't1' }, c: { who: 'p1', latest: 't1' } } }],
  ['timeline-breach', timeline({ a: { who: 'p1', latest: 't1' } })],
  ['timeline-breach', timeline({ c: { who: 'p3', latest: 't1' } })],
  ['timeline-breach', timeline({ c: { who: 't1', latest: 't1' } })],
  ['timeline-breach', timeline({ c: { who: 'p1', latest: 'p1' } })],
  ['timeline-breach', timeline({ c: { who: 'p1', latest: 't1', more: 't1' } })],
  ['decide-saturday', { path: ['d'] }],
  ['decide-saturday', { path: ['p1'] }],
  ['decide-saturday', { path: ['a', 'z'] }],
  ['decide-saturday', { path: ['a', 'a', 'a', 'a', 'a', 'a', 'd'] }],
  ['decide-saturday', { path: Array.from({ length: 201 }, () => 'a') }],
  ['decide-saturday', { path: [], scene: 'good' }],
  ['recall-answer', { rating: 'perfect' }],
  ['recall-answer', { rating: 'knew', typed: 'my words' }],
];

test.each(refused)('%s refuses %j', (id, answer) => {
  expect(() => judgeAnswer(named(id), answer, 'seed')).toThrow(expect.objectContaining({ code: 'invalid_answer' }));
});

test('Choose all: a wrong tick takes back a right one', () => {
  const question = named('all-acts');
  const { items } = judgeAnswer(question, { unsure: true }, 'x');
  const [right, also] = items.filter((item) => item.should === true).map((item) => item.id);
  const wrong = items.find((item) => item.should === false)!.id;
  const points = (choices: (string | undefined)[]): number => judgeAnswer(question, { choices }, 'x').points;
  expect([points([]), points([right]), points([right, wrong]), points([right, also, wrong])]).toEqual([0, 50, 0, 50]);
});

test('Sort: points are the share of right rows', () => {
  const question = named('sort-duties');
  const answer = rightAnswer(question, 'x') as { places: Record<string, string> };
  answer.places['a'] = answer.places['a'] === 'p1' ? 'p2' : 'p1';
  expect(judgeAnswer(question, answer, 'x').points).toBe(66);
});

test('Spot the gap: a false alarm takes back a hit', () => {
  const question = named('gap-contract');
  const { items } = judgeAnswer(question, { unsure: true }, 'x');
  const [right, also] = items.filter((item) => item.should === true).map((item) => item.id);
  const wrong = items.find((item) => item.should === false)!.id;
  const points = (choices: (string | undefined)[]): number => judgeAnswer(question, { choices }, 'x').points;
  expect([points([]), points([right]), points([right, wrong]), points([right, also, wrong])]).toEqual([0, 50, 0, 50]);
});

describe('Score', () => {
  const question = named('score-providers');
  const scores = (a: number[], b: number[], c: number[]): Verdict =>
    judgeAnswer(question, { scores: { a, b, c } }, 'x');

  test('points fall with the distance from the expert', () => {
    expect(scores([0, 2], [1, 2], [1, 0])).toMatchObject({ points: 100, right: true });
    expect(scores([0, 2], [1, 2], [1, 1]).points).toBe(91);
    expect(scores([2, 0], [1, 2], [1, 0]).points).toBe(66);
    expect(scores([2, 0], [0, 0], [2, 2]).points).toBe(16);
    expect(scores([0, 1], [1, 2], [1, 0]).items.map((item) => [item.right, item.should])).toEqual([
      [false, [0, 2]],
      [true, [1, 2]],
      [true, [1, 0]],
    ]);
  });

  test('criteria and providers stay in the order of the file, with their evidence', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { items, places } = showQuestion(question, seed);
        expect(items.map((item) => item.text)).toEqual([['Security'], ['Deletion'], ['Place']]);
        expect(items[0]!.evidence).toEqual([['A badge on the site'], ['A test report of last month']]);
        expect(places.map((place) => place.text)).toEqual([['MailNest'], ['PostKite']]);
      }),
    );
  });
});

describe('Timeline', () => {
  const question = named('timeline-breach');

  test('events keep the order of time; names and deadlines are shuffled', () => {
    const seen = new Set<string>();
    for (let at = 0; at < 50; at++) {
      const { items, places, latests } = showQuestion(question, `seed ${at}`);
      expect(items.map((item) => [item.when, item.asked])).toEqual([
        [['Thu 22:10'], false],
        [['Fri 09:00'], true],
        [['Fri 16:40'], true],
        [['Sat 10:00'], true],
      ]);
      expect(latests!.map((latest) => latest.id)).toEqual(['t1', 't2']);
      seen.add(JSON.stringify([places, latests]));
    }
    expect(seen.size).toBe(4);
  });

  test('who and latest count alone; an event without a duty has its reason too', () => {
    const answer = rightAnswer(question, 'x') as { timeline: Record<string, { who: string; latest: string }> };
    answer.timeline['c']!.latest = answer.timeline['c']!.latest === 't1' ? 't2' : 't1';
    const verdict = judgeAnswer(question, answer, 'x');
    expect(verdict.points).toBe(83);
    expect(verdict.items.map((item) => item.right)).toEqual([true, true, false, true]);
    expect(verdict.items[0]).toMatchObject({ should: false, why: [{ t: 'p', c: ['Timing reason alpha.'] }] });
  });
});

describe('Decide', () => {
  const question = named('decide-saturday');
  const ending = (end: string) => (scene: ShownScene) => scene.end === end;

  test('begins with the first scene and knows no other', () => {
    const { scene, ...rest } = showQuestion(question, 's');
    expect(scene).toMatchObject({ title: ['You know little'], end: null });
    expect(scene!.choices.map((choice) => choice.id)).toEqual(['a', 'b', 'c']);
    expect(JSON.stringify({ scene, rest })).not.toMatch(/Ending reason|Nobody answers|"to"/);
    expect(judgeAnswer(question, { path: [] }, 's')).toMatchObject({ points: 0, right: false, scene });
  });

  test('an end gives 100, 50 or nothing, and what stands there', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const good = judgeAnswer(question, { path: pathTo(question, seed, ending('good'))! }, seed);
        expect(good).toMatchObject({ points: 100, right: true, scene: { end: 'good', choices: [] } });
        expect(good.scene!.text).toEqual([{ t: 'p', c: ['Ending reason beta.'] }]);
        const weak = judgeAnswer(question, { path: pathTo(question, seed, ending('weak'))! }, seed);
        expect(weak).toMatchObject({ points: 50, right: false, scene: { end: 'weak' } });
        expect(weak.scene!.text).toEqual([{ t: 'p', c: ['Ending reason alpha.'] }]);
      }),
    );
  });

  test('a way may go round, and ends at an end', () => {
    const asked = pathTo(question, 's', (scene) => scene.text.length > 0 && scene.choices.length === 2)!;
    const back = ['a', 'b'].find((id) => judgeAnswer(question, { path: [...asked, id] }, 's').scene!.end === null)!;
    const round = Array.from({ length: 50 }, () => [...asked, back]).flat();
    expect(judgeAnswer(question, { path: round }, 's').scene!.title).toEqual(['You know little']);
    const beyond = [...pathTo(question, 's', ending('good'))!, 'a'];
    expect(() => judgeAnswer(question, { path: beyond }, 's')).toThrow(Refusal);
  });

  test('choices are shuffled in every scene', () => {
    const firsts = Array.from({ length: 60 }, (_, at) => showQuestion(question, `seed ${at}`).scene!.choices[0]!.text);
    expect(new Set(firsts.map(String)).size).toBe(3);
  });

  test('an unsure learner sees the good end, whatever the body', () => {
    expect(judgeAnswer(question, { unsure: true }, 's').scene!.end).toBe('good');
    const scenes = [{ title: ['x'], text: [], choices: [{ text: ['y'], to: 0 }], end: null }];
    const lost: Question = { ...question, body: { shape: 'scenes', scenes } };
    expect(judgeAnswer(lost, { unsure: true }, 's').scene!.title).toEqual(['x']);
  });
});

describe('Order', () => {
  const question = named('order-hour');
  const texts = ['Write down the time', 'Call the team', 'Stop the mailing', 'Ask for the facts'];
  const judged = (order: number[], seed: string): Verdict => {
    const shown = showQuestion(question, seed);
    const ids = order.map((at) => shown.items.find((item) => item.text[0] === texts[at])!.id);
    return judgeAnswer(question, { order: ids }, seed);
  };

  test('steps that share a number may swap', () => {
    expect([judged([0, 1, 2, 3], 's').points, judged([0, 2, 1, 3], 's').points]).toEqual([100, 100]);
  });

  test('else the longest run counts, and a run of one is none', () => {
    expect([judged([3, 0, 1, 2], 's').points, judged([1, 0, 3, 2], 's').points]).toEqual([75, 50]);
    expect(judged([3, 2, 0, 1], 's').points).toBe(50);
    const plain = named('bank-three');
    const { items } = judgeAnswer(plain, { unsure: true }, 's');
    const backwards = items.toSorted((a, b) => Number(b.should) - Number(a.should)).map((item) => item.id);
    expect(judgeAnswer(plain, { order: backwards }, 's').points).toBe(0);
  });

  test('positions are a permutation; a step within its stretch may stay', () => {
    const verdict = judged([1, 0, 2, 3], 's');
    expect(new Set(verdict.items.map((item) => item.should))).toEqual(new Set([1, 2, 3, 4]));
    expect(verdict.items.filter((item) => item.right)).toHaveLength(2);
  });

  test('is never shown solved', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom('order-hour', 'bank-three'), (seed, id) => {
        const order = showQuestion(named(id), seed).items.map((item) => item.id);
        expect(judgeAnswer(named(id), { order }, seed).right).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('is shown somehow when every order is right', () => {
    const body = {
      shape: 'steps' as const,
      steps: ['x', 'y', 'z'].map((text) => ({ text: [text], rank: 1, why: [] })),
    };
    expect(showQuestion({ ...question, body }, 's').items).toHaveLength(3);
  });
});

test('the position at which the right option is shown is left to chance', () => {
  const counts = new Map<string, number>();
  for (let at = 0; at < 3000; at++) {
    const right = judgeAnswer(named('pre-who'), { unsure: true }, `seed ${at}`).items.find(
      (item) => item.should === true,
    )!.id;
    counts.set(right, (counts.get(right) ?? 0) + 1);
  }
  expect([...counts.values()].every((count) => count > 850 && count < 1150)).toBe(true);
});

test('kinds are found by their names and by nothing else', () => {
  expect(kindNames.map((name) => kindNamed(name)?.name)).toEqual(kindNames);
  expect([kindNamed('choose one'), kindNamed('toString'), kindNamed('__proto__')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a body of another shape breaks nothing', () => {
  const empty: Record<KindName, unknown> = {
    'Choose one': { choice: 'a' },
    'Choose all': { choices: [] },
    Sort: { places: {} },
    Match: { places: {} },
    Order: { order: [] },
    'Spot the gap': { choices: [] },
    Score: { scores: {} },
    Timeline: { timeline: {} },
    Decide: { path: [] },
    Recall: { rating: null },
  };
  for (const name of kindNames) {
    const body: Body = name === 'Recall' ? { shape: 'steps', steps: [] } : { shape: 'recall', answer: [] };
    const question: Question = { ...named('pre-who'), kind: name, body };
    expect(showQuestion(question, 's').items).toEqual([]);
    if (name === 'Choose one') expect(() => judgeAnswer(question, empty[name], 's')).toThrow(Refusal);
    else expect(judgeAnswer(question, empty[name], 's').points).toBe(0);
  }
  expect(kindNames.filter((name) => !kinds[name].scored)).toEqual(['Decide', 'Recall']);
});
