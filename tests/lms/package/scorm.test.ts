import { expect, test } from 'vitest';
import { NotKept } from '../../../server/lms/package/player/keeper.ts';
import { scormKeeper } from '../../../server/lms/package/player/scorm.ts';

interface Lms {
  values: Map<string, string>;
  calls: string[];
  /** What the LMS has since the last commit that it took. */
  committed: Map<string, string>;
  refuses: (call: string) => boolean;
}

/** A window as far as a package looks for its LMS in it. */
interface Around {
  parent: Around;
  top: Around;
  opener: Around | null;
  API?: unknown;
  API_1484_11?: unknown;
}

const names12 = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish'];
const names2004 = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate'];

function runtime(values: Record<string, string>, names = names12): Lms & { api: Record<string, unknown> } {
  const lms: Lms = { values: new Map(Object.entries(values)), calls: [], committed: new Map(), refuses: () => false };
  const [initialize, get, set, commit, terminate] = names as [string, string, string, string, string];
  const prefix = names === names12 ? 'LMS' : '';
  const told = (call: string, action: () => void): string => {
    lms.calls.push(call);
    if (lms.refuses(call)) return 'false';
    action();
    return 'true';
  };
  const api = {
    [initialize]: () => told(initialize, () => {}),
    [get]: (name: string) => lms.values.get(name) ?? '',
    [set]: (name: string, value: string) => told(`${name}=${value}`, () => lms.values.set(name, value)),
    [commit]: () => told(commit, () => (lms.committed = new Map(lms.values))),
    [terminate]: () => told(terminate, () => {}),
    [`${prefix}GetLastError`]: () => '391',
    [`${prefix}GetErrorString`]: () => 'General commit failure',
  };
  return Object.assign(lms, { api });
}

/** A window so many levels below the one with the LMS, all between them of another origin. */
function windowBelow(levels: number, given: object): Around {
  const make = (more: object): Around => Object.assign({ opener: null } as unknown as Around, more);
  const top = make(given);
  top.parent = top;
  top.top = top;
  let inner = top;
  for (let level = 0; level < levels; level++) {
    const other = make({ parent: inner, top });
    if (level < levels - 1)
      for (const name of ['API', 'API_1484_11'])
        Object.defineProperty(other, name, {
          get() {
            throw new DOMException('Blocked a frame from accessing a cross-origin frame.', 'SecurityError');
          },
        });
    inner = other;
  }
  return inner;
}

const opened = (page: Around, version: 'scorm12' | 'scorm2004' = 'scorm12', score = false) =>
  scormKeeper(version, score, page as unknown as Window);
const progress = { left: 'text', place: 'm/1', completed: false, share: null };

test('the LMS is found in the window itself, far above across other origins, and around the one that opened it', () => {
  const { api } = runtime({});
  for (const levels of [0, 1, 8, 500])
    expect([levels, opened(windowBelow(levels, { API: api }))]).not.toContain(undefined);
  expect(opened(windowBelow(501, { API: api }))).toBeUndefined();
  const beside = windowBelow(0, {});
  beside.opener = windowBelow(3, { API: api });
  expect(opened(beside)).toBeDefined();
  const frameBeside = windowBelow(2, { opener: windowBelow(1, { API: api }) });
  expect(opened(frameBeside)).toBeDefined();
  // The runtime of the other version is none.
  expect(opened(windowBelow(1, { API: api }), 'scorm2004')).toBeUndefined();
  expect(opened(windowBelow(0, {}))).toBeUndefined();
});

test('an LMS that refuses the session is none', () => {
  const lms = runtime({});
  lms.refuses = (call) => call === 'LMSInitialize';
  expect(opened(windowBelow(1, { API: lms.api }))).toBeUndefined();
});

test('in SCORM 1.2 everything is committed at once: unfinished, then passed; no score unless it is switched on', async () => {
  for (const score of [false, true]) {
    const lms = runtime({ 'cmi.core.lesson_status': 'not attempted', 'cmi.core.lesson_mode': 'normal' });
    const keeper = opened(windowBelow(1, { API: lms.api }), 'scorm12', score)!;
    expect(lms.calls).toEqual(['LMSInitialize']);
    await keeper.keep(progress);
    expect(Object.fromEntries(lms.committed)).toEqual({
      'cmi.core.lesson_status': 'incomplete',
      'cmi.core.lesson_mode': 'normal',
      'cmi.core.exit': 'suspend',
      'cmi.core.lesson_location': 'm/1',
      'cmi.suspend_data': 'text',
    });
    await keeper.keep({ left: 'done', place: 'check/12', completed: true, share: 11 / 12 });
    const { 'cmi.core.lesson_status': status, ...rest } = Object.fromEntries(lms.committed);
    expect(status).toBe('passed');
    expect(rest['cmi.core.score.raw']).toBe(score ? '91.67' : undefined);
    expect(rest['cmi.core.score.max']).toBe(score ? '100' : undefined);
    expect(await keeper.end()).toBeNull();
    await keeper.end();
    expect(lms.calls.filter((call) => call === 'LMSFinish')).toHaveLength(1);
    await expect(keeper.keep(progress)).rejects.toThrow(NotKept);
  }
});

test('in SCORM 2004 completion and success are told apart', async () => {
  const lms = runtime({ 'cmi.completion_status': 'unknown', 'cmi.mode': 'normal' }, names2004);
  const keeper = opened(windowBelow(1, { API_1484_11: lms.api }), 'scorm2004', true)!;
  await keeper.keep(progress);
  expect(lms.committed.get('cmi.completion_status')).toBe('incomplete');
  expect(lms.committed.has('cmi.success_status')).toBe(false);
  await keeper.keep({ ...progress, completed: true, share: 11 / 12 });
  expect(Object.fromEntries(lms.committed)).toMatchObject({
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'cmi.score.scaled': '0.9167',
    'cmi.score.raw': '91.67',
    'cmi.exit': 'suspend',
  });
});

test('what the LMS refuses is said with its words, and sent again until it takes it', async () => {
  const lms = runtime({});
  const keeper = opened(windowBelow(1, { API: lms.api }))!;
  lms.refuses = (call) => call === 'LMSCommit';
  await expect(keeper.keep(progress)).rejects.toThrow('LMSCommit: 391 General commit failure');
  lms.refuses = (call) => call.startsWith('cmi.suspend_data');
  await expect(keeper.keep({ ...progress, left: 'more' })).rejects.toThrow('cmi.suspend_data: 391');
  // What it does take is committed all the same.
  await expect(keeper.keep({ ...progress, left: 'more', place: 'm/2' })).rejects.toThrow(NotKept);
  expect(lms.committed.get('cmi.core.lesson_location')).toBe('m/2');
  lms.refuses = () => false;
  await keeper.keep({ ...progress, left: 'more' });
  expect(lms.committed.get('cmi.suspend_data')).toBe('more');
});

test('whoever passed before stays passed, and a launch to look at it records nothing', async () => {
  for (const status of ['passed', 'completed']) {
    const lms = runtime({ 'cmi.core.lesson_status': status });
    await opened(windowBelow(1, { API: lms.api }))!.keep(progress);
    expect(lms.committed.get('cmi.core.lesson_status')).toBe(status);
  }
  for (const mode of ['browse', 'review']) {
    const lms = runtime({ 'cmi.core.lesson_mode': mode });
    const keeper = opened(windowBelow(1, { API: lms.api }))!;
    expect(keeper.records).toBe(false);
    await keeper.end();
    expect(lms.calls).toEqual(['LMSInitialize', 'LMSFinish']);
  }
});
