import { NotKept, type Keeper } from './keeper.ts';

/** A session with an LMS, which says who the learner is. */
export interface ScormKeeper extends Keeper {
  learner: { id: string; name: string };
}

/** What an LMS puts into one of the windows around the package: the calls of both versions under the names of SCORM 1.2. */
interface Runtime {
  LMSInitialize(empty: ''): unknown;
  LMSGetValue(name: string): unknown;
  LMSSetValue(name: string, value: string): unknown;
  LMSCommit(empty: ''): unknown;
  LMSFinish(empty: ''): unknown;
  LMSGetLastError(): unknown;
  LMSGetErrorString(code: string): unknown;
}

type Calls = Record<string, ((...given: string[]) => unknown) | undefined>;

/** How the two versions name the same things (SCORM 1.2 RTE 3.4, SCORM 2004 4th edition RTE 4.2). */
interface Version {
  /** The name under which the LMS puts its runtime into a window. */
  api: 'API' | 'API_1484_11';
  /** What stands for `LMSFinish` and the others. */
  call: (name: keyof Runtime) => string;
  left: string;
  place: string;
  exit: string;
  mode: string;
  learner: { id: string; name: string };
  room: number;
  isPassed: (get: (name: string) => string) => boolean;
  unfinished: readonly (readonly [string, string])[];
  passed: readonly (readonly [string, string])[];
  score: (share: number) => readonly (readonly [string, string])[];
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100}`;

const scorm12: Version = {
  api: 'API',
  call: (name) => name,
  left: 'cmi.suspend_data',
  place: 'cmi.core.lesson_location',
  exit: 'cmi.core.exit',
  mode: 'cmi.core.lesson_mode',
  learner: { id: 'cmi.core.student_id', name: 'cmi.core.student_name' },
  room: 4096,
  isPassed: (get) => ['passed', 'completed'].includes(get('cmi.core.lesson_status')),
  unfinished: [['cmi.core.lesson_status', 'incomplete']],
  passed: [['cmi.core.lesson_status', 'passed']],
  score: (share) => [
    ['cmi.core.score.raw', percent(share)],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
  ],
};

const names2004: Record<keyof Runtime, string> = {
  LMSInitialize: 'Initialize',
  LMSGetValue: 'GetValue',
  LMSSetValue: 'SetValue',
  LMSCommit: 'Commit',
  LMSFinish: 'Terminate',
  LMSGetLastError: 'GetLastError',
  LMSGetErrorString: 'GetErrorString',
};

const scorm2004: Version = {
  api: 'API_1484_11',
  call: (name) => names2004[name],
  left: 'cmi.suspend_data',
  place: 'cmi.location',
  exit: 'cmi.exit',
  mode: 'cmi.mode',
  learner: { id: 'cmi.learner_id', name: 'cmi.learner_name' },
  room: 64_000,
  isPassed: (get) => get('cmi.success_status') === 'passed' || get('cmi.completion_status') === 'completed',
  unfinished: [['cmi.completion_status', 'incomplete']],
  passed: [
    ['cmi.completion_status', 'completed'],
    ['cmi.success_status', 'passed'],
  ],
  score: (share) => [
    ['cmi.score.scaled', `${Math.round(share * 10_000) / 10_000}`],
    ['cmi.score.raw', percent(share)],
    ['cmi.score.min', '0'],
    ['cmi.score.max', '100'],
  ],
};

const versions = { scorm12, scorm2004 };

// The specifications say 7 and 500; a portal in a portal in an LMS is deeper than 7.
const mostParents = 500;

/** The runtime of the LMS: in the window itself, one around it, or around the one that opened it. */
function findRuntime(api: Version['api'], start: Window): Calls | undefined {
  const around = (from: Window): Calls | undefined => {
    for (let window = from, level = 0; level <= mostParents; level++) {
      const found = inWindow(window, api);
      if (found) return found;
      if (window.parent === window) return undefined;
      window = window.parent;
    }
    return undefined;
  };
  const opener = start.top?.opener as Window | null | undefined;
  return (
    around(start) ??
    (start.opener ? around(start.opener as Window) : undefined) ??
    (opener ? around(opener) : undefined)
  );
}

/** A window of another origin answers no questions; the LMS may still stand further up. */
function inWindow(window: Window, api: Version['api']): Calls | undefined {
  try {
    return (window as unknown as Record<string, Calls | undefined>)[api] ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Opens the session with the LMS around the page, at once: an LMS that waits for it in vain takes the content for something that
 * does not speak SCORM. Answers nothing where there is no LMS, or where it refuses.
 * How long it took is not told, because it is not measured; no version of SCORM asks for it.
 * @param score whether the LMS gets the share that was reached
 */
export function scormKeeper(version: keyof typeof versions, score: boolean, page: Window): ScormKeeper | undefined {
  const names = versions[version];
  const runtime = findRuntime(names.api, page);
  if (!runtime) return undefined;
  const call = (name: keyof Runtime, ...given: string[]): string => String(runtime[names.call(name)]?.(...given));
  if (call('LMSInitialize', '') !== 'true') return undefined;

  const get = (name: string): string => call('LMSGetValue', name);
  const passed = names.isPassed(get);
  const mode = get(names.mode);
  // Where the LMS lets somebody browse or review, or does not say, the course behaves the same; only the first two record nothing.
  const records = mode !== 'browse' && mode !== 'review';
  const sent = new Map<string, string>();
  let unsaved = false;
  let ended = false;

  const refused = (what: string): NotKept => {
    const code = call('LMSGetLastError');
    return new NotKept(`${what}: ${code} ${call('LMSGetErrorString', code)}`.trim());
  };
  const set = (name: string, value: string): void => {
    if (sent.get(name) === value) return;
    if (call('LMSSetValue', name, value) !== 'true') throw refused(name);
    sent.set(name, value);
    unsaved = true;
  };
  const commit = (): void => {
    if (!unsaved) return;
    if (call('LMSCommit', '') !== 'true') throw refused(names.call('LMSCommit'));
    unsaved = false;
  };

  return {
    left: get(names.left),
    learner: { id: get(names.learner.id), name: get(names.learner.name) },
    records,
    room: names.room,
    mastery: 0,
    async keep({ left, place, completed, share }) {
      if (ended) throw new NotKept(names.call('LMSFinish'));
      const values: (readonly [string, string])[] = [
        // Always: after any other exit some LMSs begin the next launch afresh, and forget that it was passed.
        [names.exit, 'suspend'],
        // Whoever passed stays passed. Who did not is unfinished: left unsaid, SCORM 1.2 takes whoever leaves for completed.
        ...(completed ? names.passed : passed ? [] : names.unfinished),
        ...(share !== null && score ? names.score(share) : []),
        [names.left, left],
        // No place is no value to some LMSs.
        ...(place ? [[names.place, place] as const] : []),
      ];
      let refusal: unknown;
      for (const [name, value] of values)
        try {
          set(name, value);
        } catch (cause) {
          refusal ??= cause;
        }
      // One value that is refused keeps none of the others from being kept.
      commit();
      if (refusal) throw refusal;
    },
    async end() {
      if (ended) return null;
      ended = true;
      call('LMSFinish', '');
      return null;
    },
  };
}
