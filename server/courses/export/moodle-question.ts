import type { Body, Inline, Option, Question } from '../course-model.ts';
import { escaped, htmlText } from './html-text.ts';
import type { Picture } from './html-text.ts';
import { wordsIn } from './words.ts';

/** A question in Moodle's terms, from which both formats are written. Texts are HTML unless they are called plain. */
export interface MoodleQuestion {
  name: string;
  tags: string[];
  text: string;
  /** What is said after an answer, whatever it was: reasons that have no place of their own, and the source. */
  feedback: string;
  answers: MoodleAnswers;
  /** What was lost on the way, in a few words. */
  change?: string;
}

export type MoodleAnswers =
  | { type: 'multichoice'; single: boolean; options: MoodleOption[] }
  | { type: 'matching'; pairs: Pair[] }
  | { type: 'ordering'; steps: string[] }
  | { type: 'essay' }
  | { type: 'description' };

/** The weight is the share of the mark in percent; that of a wrong option may be negative. */
interface MoodleOption {
  text: string;
  weight: number;
  feedback: string;
}

/** Moodle keeps the right side of a pair as plain text. */
interface Pair {
  text: string;
  plain: string;
}

/** What a format can say, and in which language. */
export interface MoodleSettings {
  lang: string;
  /** Whether it has questions of the type `ordering`. */
  ordering: boolean;
  picture: Picture;
}

type Made = Pick<MoodleQuestion, 'answers' | 'change'> & {
  /** HTML below the case, and what is said before the source. */
  below?: string;
  reasons?: string;
};

const list = (tag: 'ul' | 'ol', items: readonly string[]): string =>
  `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;

/**
 * A question as Moodle can ask it. What has no counterpart there becomes the nearest thing, and `change` says so.
 * Every reason goes along: Moodle keeps one for an option, and all others in the general feedback.
 */
export function moodleQuestion(question: Question, settings: MoodleSettings): MoodleQuestion {
  const { picture, lang } = settings;
  const { answers, change, below = '', reasons = '' } = made(question, settings);
  const law = question.law === undefined ? '' : ` (${escaped(question.law)})`;
  const source = `<p>${wordsIn(lang).source}: ${escaped(question.source)}${law}</p>`;
  const text = `<p><strong>${htmlText(question.prompt, picture)}</strong></p>${htmlText(question.case, picture)}${below}`;
  const use = question.use === 'both' ? ['practice', 'check'] : [question.use];
  return {
    name: question.id,
    tags: [...question.tests, ...use],
    // Moodle says nothing after a description, because it asks nothing.
    text: answers.type === 'description' ? text + source : text,
    feedback: answers.type === 'description' ? '' : reasons + source,
    answers,
    ...(change === undefined ? {} : { change }),
  };
}

function made({ kind, body }: Question, settings: MoodleSettings): Made {
  switch (body.shape) {
    case 'options':
      return kind === 'Choose one' ? chooseOne(body.options, settings) : chooseSeveral(kind, body.options, settings);
    case 'rows':
      return rows(body, settings);
    case 'steps':
      return steps(body, settings);
    case 'scores':
      return scores(body, settings);
    case 'timeline':
      return timeline(body, settings);
    case 'scenes':
      return scenes(body, settings);
    case 'recall':
      return {
        answers: { type: 'essay' },
        reasons: htmlText(body.answer, settings.picture),
        change: 'recall becomes an essay, which somebody has to mark',
      };
  }
}

function options(all: readonly Option[], weight: (right: boolean) => number, { picture }: MoodleSettings) {
  return all.map(({ text, right, why }): MoodleOption => ({
    text: htmlText(text, picture),
    weight: weight(right),
    feedback: htmlText(why, picture),
  }));
}

function chooseOne(all: readonly Option[], settings: MoodleSettings): Made {
  const weighed = options(all, (right) => (right ? 100 : 0), settings);
  return { answers: { type: 'multichoice', single: true, options: weighed } };
}

/** Moodle refuses other weights, or rounds them. It never goes below 0 in sum, and neither do we. */
const knownShares = new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20]);

function chooseSeveral(kind: Question['kind'], all: readonly Option[], settings: MoodleSettings): Made {
  const count = all.filter((option) => option.right).length;
  const share = Math.round(1e7 / Math.max(count, 1)) / 1e5;
  // A wrong tick takes back a right one, as it does here.
  const weighed = options(all, (right) => (right ? share : -share), settings);
  const changes = [
    ...(kind === 'Spot the gap' ? ['spotting the gap becomes multiple response'] : []),
    ...(knownShares.has(count) ? [] : [`${count} right options: import it with the nearest grade`]),
  ];
  return {
    answers: { type: 'multichoice', single: false, options: weighed },
    ...(changes.length === 0 ? {} : { change: changes.join('; ') }),
  };
}

const because = (left: string, right: string, why: string): string => `${left} → ${escaped(right)}: ${why}`;

function rows(body: Extract<Body, { shape: 'rows' }>, { picture }: MoodleSettings): Made {
  const inHtml = body.rows.map((row) => ({
    text: htmlText(row.item, picture),
    plain: row.place,
    why: htmlText(row.why, picture),
  }));
  return {
    answers: { type: 'matching', pairs: inHtml.map(({ text, plain }) => ({ text, plain })) },
    reasons: list(
      'ul',
      inHtml.map(({ text, plain, why }) => because(text, plain, why)),
    ),
  };
}

function steps(body: Extract<Body, { shape: 'steps' }>, { picture, ordering }: MoodleSettings): Made {
  const texts = body.steps.map((step) => htmlText(step.text, picture));
  // Steps that share a number share their reason.
  const byRank = [...Map.groupBy(body.steps, (step) => step.rank).values()];
  const reasons = list(
    'ol',
    byRank.map((same) => {
      const names = same.map((step) => htmlText(step.text, picture)).join(' / ');
      return `${names}: ${htmlText(same[0]!.why, picture)}`;
    }),
  );
  const oneWay = byRank.length === body.steps.length;
  if (ordering && oneWay) return { answers: { type: 'ordering', steps: texts }, reasons };
  return {
    answers: {
      type: 'matching',
      pairs: body.steps.map((step, at) => ({ text: texts[at]!, plain: String(step.rank) })),
    },
    reasons,
    change: ordering
      ? 'ordering becomes matching of step and number, because some steps may swap'
      : 'ordering becomes matching of step and number',
  };
}

function scores(body: Extract<Body, { shape: 'scores' }>, { picture, lang }: MoodleSettings): Made {
  const words = wordsIn(lang);
  const pairs = body.rows.flatMap((row) =>
    body.providers.map((provider, which): Pair => {
      const evidence = htmlText(row.evidence[which]!, picture);
      const plain = words.scores[row.scores[which]!] ?? String(row.scores[which]);
      return { text: `${htmlText(row.criterion, picture)}, ${escaped(provider)}: ${evidence}`, plain };
    }),
  );
  const reasons = body.rows.map((row) => {
    const given = body.providers.map((provider, which) => `${provider} ${row.scores[which]}`).join(', ');
    return because(htmlText(row.criterion, picture), given, htmlText(row.why, picture));
  });
  return { answers: { type: 'matching', pairs }, reasons: list('ul', reasons), change: 'scoring becomes matching' };
}

function timeline(body: Extract<Body, { shape: 'timeline' }>, { picture, lang }: MoodleSettings): Made {
  const words = wordsIn(lang);
  const name = (when: Inline[], event: Inline[]): string => `${htmlText(when, picture)}: ${htmlText(event, picture)}`;
  const pairs = body.rows.flatMap(({ when, event, who, latest }): Pair[] =>
    who === null || latest === null ? [] : [{ text: name(when, event), plain: `${who} · ${latest}` }],
  );
  const reasons = body.rows.map(({ when, event, who, latest, why }) =>
    because(name(when, event), who === null ? words.noDuty : `${who} · ${latest}`, htmlText(why, picture)),
  );
  return {
    answers: { type: 'matching', pairs },
    // Events without a duty are not asked, but they are part of the story.
    below: list(
      'ul',
      body.rows.map(({ when, event }) => name(when, event)),
    ),
    reasons: list('ul', reasons),
    change: 'a timeline becomes matching: who must act and until when are one choice',
  };
}

function scenes(body: Extract<Body, { shape: 'scenes' }>, { picture, lang }: MoodleSettings): Made {
  const words = wordsIn(lang);
  const told = body.scenes.map(({ title, text, choices, end }) => {
    const ways = choices.map((choice) => {
      const to = body.scenes[choice.to];
      return `${htmlText(choice.text, picture)} (${words.leadsTo}: ${htmlText(to?.title ?? [], picture)})`;
    });
    const after = end === null ? list('ul', ways) : `<p><em>${words.ends[end]}</em></p>`;
    return `<h4>${htmlText(title, picture)}</h4>${htmlText(text, picture)}${after}`;
  });
  return {
    answers: { type: 'description' },
    below: told.join(''),
    change: 'a story becomes a description with all its scenes',
  };
}
