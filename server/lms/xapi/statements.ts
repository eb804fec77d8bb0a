import type { Happened } from '../../learning/happened.ts';
import {
  courseActivity,
  extension,
  moduleActivity,
  questionActivity,
  sourceActivity,
  type Activity,
} from './activities.ts';
import type { Actor } from './actor.ts';
import { isUuid, uuidOf } from './uuid.ts';

/** What every statement says (xAPI 1.0.3, Data 2.4; also good in 2.0). */
interface Saying {
  id: string;
  actor: Actor;
  verb: { id: string; display: { en: Verb } };
  timestamp: string;
}

/** What we say of a learner. Verbs, results and extensions as cmi5 has them. */
export interface Statement extends Saying {
  object: Activity;
  result?: Result;
  context: {
    registration: string;
    contextActivities: { parent?: Activity[]; grouping?: Activity[]; category: Activity[]; other?: Activity[] };
    revision: string;
    platform: string;
    language: string;
    extensions: Record<string, string | number>;
  };
}

/** Takes a statement back (Data 2.3.2). */
export interface Voiding extends Saying {
  object: { objectType: 'StatementRef'; id: string };
}

export type Verb = 'launched' | 'progressed' | 'answered' | 'completed' | 'passed' | 'voided';

interface Result {
  score?: { scaled: number; raw: number; min: number; max: number };
  success?: boolean;
  completion?: boolean;
  extensions?: Record<string, number>;
}

/** What a learner did themselves. */
export type Learnt = Exclude<Happened, { kind: 'withdrawn' }>;

/** What is said beside actor, context and time. `event`: what makes it another one than the same verb another time. */
interface Said {
  verb: Verb;
  event: string[];
  object: Activity;
  result?: Result;
  near?: { parent?: Activity[]; grouping?: Activity[]; other?: Activity[] };
  extensions?: Record<string, string | number>;
}

const cmi5 = 'https://w3id.org/xapi/cmi5';

/**
 * What is said of something that a learner did. The id of a statement is made of what happened, so that the same has the same id in
 * every store and however often it is told. Of an answer it says whether it was right and never what it was; of a completion the score
 * only where scores are recorded. How long anything took is said nowhere: it is not known here.
 */
export function statementsOf(happened: Learnt, publicUrl: string, actor: Actor, now: Date): Statement[] {
  const { assignmentId, version } = happened;
  return said(happened, publicUrl, now).map(({ verb, event, object, result, near, extensions }) => ({
    ...saying(publicUrl, verb, event, actor, now),
    object,
    ...(result && { result }),
    context: {
      registration: isUuid(assignmentId) ? assignmentId : uuidOf(`${publicUrl}/training/${assignmentId}`),
      contextActivities: { ...near, category: [sourceActivity(publicUrl)] },
      revision: version.version,
      platform: 'Article 39',
      language: version.lang,
      extensions: { [extension(publicUrl, 'content')]: version.content, ...extensions },
    },
  }));
}

/** Takes back what was said of a completion whose record was withdrawn. It is we who say that, not the learner; and not why. */
export function voidingOf(completionId: string, publicUrl: string, now: Date): Voiding[] {
  const us: Actor = { objectType: 'Agent', account: { homePage: publicUrl, name: 'article39' } };
  return (['completed', 'passed'] as const).map((verb) => ({
    ...saying(publicUrl, 'voided', [verb, completionId], us, now),
    object: { objectType: 'StatementRef', id: idOf(publicUrl, verb, [completionId]) },
  }));
}

function saying(publicUrl: string, verb: Verb, event: string[], actor: Actor, now: Date): Saying {
  return {
    id: idOf(publicUrl, verb, event),
    actor,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    timestamp: now.toISOString(),
  };
}

function idOf(publicUrl: string, verb: Verb, event: string[]): string {
  return uuidOf(`${publicUrl}/lms/xapi/${[verb, ...event].map((part) => encodeURIComponent(part)).join('/')}`);
}

function said(happened: Learnt, publicUrl: string, now: Date): Said[] {
  const { attemptId, version } = happened;
  const course = courseActivity(publicUrl, version);
  switch (happened.kind) {
    case 'launched':
      return [{ verb: 'launched', event: [attemptId], object: course }];
    case 'progressed': {
      const { moduleId, percent } = happened;
      const result = { extensions: { [`${cmi5}/result/extensions/progress`]: percent } };
      const near = { other: [moduleActivity(publicUrl, version.courseId, moduleId)] };
      return [{ verb: 'progressed', event: [attemptId, moduleId], object: course, result, near }];
    }
    case 'answered': {
      const { questionId, part, points } = happened;
      return [
        {
          verb: 'answered',
          // Practice may be answered as often as one likes.
          event: [attemptId, part, questionId, now.toISOString()],
          object: questionActivity(publicUrl, version.courseId, questionId),
          result: { success: points === wholePoints },
          near: { parent: [course] },
          extensions: { [extension(publicUrl, 'part')]: part },
        },
      ];
    }
    case 'passed': {
      const { completionId, score } = happened;
      return [
        { verb: 'completed', event: [completionId], object: course, result: { completion: true } },
        {
          verb: 'passed',
          event: [completionId],
          object: course,
          result: { success: true, ...(score && { score: scoreOf(score) }) },
          ...(score && {
            extensions: { [`${cmi5}/context/extensions/masteryscore`]: scaled(score.pass, score.max) },
          }),
        },
      ];
    }
  }
}

/** Of a question; parts of it are right below that. */
const wholePoints = 100;

function scoreOf({ points, max }: { points: number; max: number }) {
  return { scaled: scaled(points, max), raw: points, min: 0, max };
}

/** A share with four places, as cmi5 has them (10.0, masteryScore). */
function scaled(points: number, max: number): number {
  return Math.round((points * 10_000) / max) / 10_000;
}
