/** What an LMS says of a launch (cmi5 10.0), as far as it matters here. */
export interface LaunchData {
  contextTemplate?: Context;
  launchMode?: 'Normal' | 'Browse' | 'Review';
  masteryScore?: number;
  returnURL?: string;
}

export interface Context {
  contextActivities?: Record<string, { id: string }[]>;
  extensions?: Record<string, unknown>;
}

/** A launch, as every statement of it names it. */
export interface Whose {
  actor: unknown;
  activityId: string;
  registration: string;
  template: Context;
}

const verbs = {
  initialized: 'http://adlnet.gov/expapi/verbs/initialized',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  passed: 'http://adlnet.gov/expapi/verbs/passed',
  terminated: 'http://adlnet.gov/expapi/verbs/terminated',
};

const context = 'https://w3id.org/xapi/cmi5/context';

export const xapiVersion = { 'X-Experience-API-Version': '1.0.3' };

/** One statement, with the id that it always has. */
export interface Said {
  id: string;
  verb: keyof typeof verbs;
  /** Instant, UTC. */
  at: string;
  result?: object;
  /** cmi5 9.6.2.2: where the result says success or completion. */
  moveOn?: boolean;
  extensions?: Record<string, unknown>;
}

/** The statement as it is sent (cmi5 9). What the LMS's template says stays as it is. */
export function statementOf(
  { id, verb, at, result, moveOn, extensions }: Said,
  { actor, activityId, registration, template }: Whose,
): object {
  const categories = [`${context}/categories/cmi5`, ...(moveOn ? [`${context}/categories/moveon`] : [])];
  return {
    id,
    actor,
    verb: { id: verbs[verb], display: { en: verb } },
    object: { objectType: 'Activity', id: activityId },
    ...(result && { result }),
    context: {
      ...template,
      registration,
      contextActivities: {
        ...template.contextActivities,
        category: [...(template.contextActivities?.['category'] ?? []), ...categories.map((one) => ({ id: one }))],
      },
      extensions: { ...template.extensions, ...extensions },
    },
    timestamp: at,
  };
}

/** Somebody passed. The ids are made once, so that nothing is said twice. */
export interface Passed {
  completed: string;
  passed: string;
  at: string;
  duration: string;
  /** From 0 to 1; null where it is not known any more. */
  share: number | null;
}

/** What is said of somebody who passed: completed and passed, which together satisfy whatever the LMS asks for (moveOn). */
export function passedStatements(
  { completed, passed, at, duration, share }: Passed,
  { score, mastery }: { score: boolean; mastery: number | undefined },
): [completed: Said, passed: Said] {
  const scaled = share === null ? null : Math.round(share * 10_000) / 10_000;
  return [
    { id: completed, verb: 'completed', at, moveOn: true, result: { completion: true, duration } },
    {
      id: passed,
      verb: 'passed',
      at,
      moveOn: true,
      result: { success: true, duration, ...(score && scaled !== null && { score: { scaled } }) },
      ...(mastery !== undefined && { extensions: { [`${context}/extensions/masteryscore`]: mastery } }),
    },
  ];
}
