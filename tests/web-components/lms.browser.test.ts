import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import { emit } from '../../web-components/appearance/emit.ts';
import '../../web-components/lms/lms.ts';
import type { A39Lms } from '../../web-components/lms/lms.ts';
import '../../web-components/reported/reported.ts';
import type { A39Reported } from '../../web-components/reported/reported.ts';
import { crowded, empty, LmsServer, packaged, store, stranger, tellings } from './lms.ts';
import { expectFitsNarrow } from './narrow.ts';
import { expectAccessible, focused, stage } from './stage.ts';
import { done, TrainingServer } from './training-server.ts';

async function begin(api: LmsServer, part = '', lang = 'en') {
  const element = await stage<A39Lms>('a39-lms', { api }, lang);
  if (part) location.hash = part;
  return element;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string | RegExp) => page.getByLabelText(name, { exact: true });
const says = async (text: string | RegExp) => expect.element(page.getByText(text).first()).toBeVisible();
const last = (api: LmsServer) => api.asked.filter((one) => !/^(strangers|deliveries|known) /.test(one)).at(-1);

/** For what axe has seen elsewhere. */
async function expectNarrowColumn(): Promise<void> {
  await page.viewport(320, 800);
  await expect.poll(() => document.documentElement.scrollWidth).toBe(320);
  await page.viewport(1000, 800);
}

beforeEach(() => history.replaceState(null, '', location.pathname));
afterEach(() => history.replaceState(null, '', location.pathname));

test('what waits stands on top and is let in; a platform is changed, switched off and on', async () => {
  const api = new LmsServer();
  const element = await begin(api);
  await says('Brightwater Academy');
  await says(/3 people wait for you to say who they are/);
  await says(/Delivered: 29 · On its way: 2 · Not taken: 1/);
  await expectAccessible();
  await button('Let in: 12, Brightwater Academy').first().click();
  await says('Brightwater Academy: 12 is let in.');
  expect(last(api)).toBe('let p1 12 true');
  await expect.element(page.getByText('Waits to be let in')).not.toBeInTheDocument();

  await button('Opens courses in 3 places: Brightwater Academy').click();
  await expect
    .element(page.getByRole('row', { name: /Whose data\?/ }))
    .toMatchTextContent(/Whose data, who decides\s*31/);
  await says('not chosen yet');
  await says(/old-course no longer there/);
  await button('Look who is there: First week at Brightwater › Whose data?').click();
  await says(/In the course there: 40. Known: 31/);
  await expectAccessible();

  await button('Change: Brightwater Academy').click();
  await field('Name').fill('');
  await button('Save').click();
  await says('Give a name of 1 to 80 characters.');
  expect(focused()).toBe(field('Name').element());
  await field('Name').fill('Academy');
  await field('Everybody in this LMS is on staff').click();
  await page.getByText('Technical details', { exact: true }).nth(1).click();
  await field('Addresses of its pages').fill('https://moodle.brightwater.example/\nnowhere');
  await button('Save').click();
  await says(/Give origins such as/);
  await field('Addresses of its pages').fill('https://moodle.brightwater.example/');
  await field('Access token URL').fill('token');
  await button('Save').click();
  await expect.element(field('Access token URL')).toHaveAccessibleDescription(/begins with https/);
  await field('Access token URL').fill('https://moodle.brightwater.example/token');
  await expectAccessible();
  await button('Save').click();
  await says('Academy is changed.');
  const changed = JSON.parse(last(api)!.slice('change p1 '.length));
  expect(changed).toMatchObject({
    name: 'Academy',
    origins: ['https://moodle.brightwater.example'],
    tokenUrl: 'https://moodle.brightwater.example/token',
    tokenAudience: null,
    terms: { foundBy: 'nothing', makesPeople: true, takesStudents: false, sends: 'completion' },
  });

  await button('Switch off: Academy').click();
  await says(/Whoever came from there is signed out at once/);
  await userEvent.keyboard('{Tab}{Tab}{Enter}');
  expect(api.asked).not.toContain('disable p1 true');
  await button('Switch off: Academy').click();
  api.refusing = new ApiError('lms_unknown', '');
  await button('Switch off').click();
  await says('It is not connected any more. Load the page again.');
  api.refusing = null;
  await button('Switch off').click();
  await says('Academy is switched off.');
  await button('Delete: Academy').click();
  await says(/Completions and their evidence stay/);
  await expectAccessible();
  await button('Not now').click();
  await button('Switch on: Academy').click();
  await says('Academy is switched on.');
  expect(last(api)).toBe('disable p1 false');
  await expect.element(button('Delete: Academy')).not.toBeInTheDocument();
  await button('Delete: Canvas of the trainees').click();
  api.refusing = new ApiError('lms_in_use', '');
  await button('Delete').click();
  await says('This platform is switched on. Switch it off first.');
  api.refusing = null;
  await button('Delete').click();
  await says('Canvas of the trainees is deleted.');
  expect(last(api)).toBe('delete p2');
  await expectFitsNarrow(element);
});

test('with nothing connected it says what to do; with twenty platforms it stays usable', async () => {
  const element = await begin(empty());
  await says('No platform is connected yet.');
  await expectAccessible();
  await expectFitsNarrow(element);
  const nothing: Record<string, RegExp> = {
    people: /Nobody is waiting/,
    deliveries: /Nothing has been reported yet/,
    packages: /No package has been made yet/,
    stores: /No record store is told anything/,
  };
  for (const [part, text] of Object.entries(nothing)) {
    location.hash = part;
    await says(text);
    await expectAccessible();
  }
  await begin(crowded());
  await says('Academy 20');
  await expectNarrowColumn();
});

test('a link is made on the terms that were chosen, shown once, and withdrawn', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'connect');
  await says(/press Add LTI Advantage/);
  await expect.element(page.getByText('Issuer')).not.toBeInTheDocument();
  await expectAccessible();
  await field('Which LMS is it?').selectOptions('blackboard');
  await says(/Blackboard takes no link/);
  await expect.element(button('Make a link')).not.toBeInTheDocument();
  await field('Which LMS is it?').selectOptions('canvas');
  await says('Configuration as JSON, for a developer key of Canvas');
  await button('Make a link').click();
  await field('By the staff number that the LMS sends').click();
  await field('Their points in the check as well').click();
  await expectAccessible();
  await button('Make a link').last().click();
  await says('The link is made.');
  expect(last(api)).toBe('invite {"foundBy":"staff_number","makesPeople":false,"takesStudents":false,"sends":"score"}');
  await expect
    .element(page.getByRole('group', { name: 'Link for your LMS' }))
    .toMatchTextContent(/register\?invitation=once-and-never-again/);
  await says(/It works once, until 1 Dec 2026/);
  await expectAccessible();
  await button('Done').click();
  await expect.element(page.getByText(/invitation=once/)).not.toBeInTheDocument();
  expect(focused()).toBe(button('Make a link').element());
  await button(/^Withdraw the link/).click();
  await says('The link is withdrawn.');
  expect(last(api)).toBe('withdraw i1');
  await expectFitsNarrow(element);
});

test('the link is made with the keyboard alone', async () => {
  const api = new LmsServer();
  await begin(api, 'connect');
  await says(/press Add LTI Advantage/);
  (button('Make a link').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => focused()?.textContent).toBe('Make a link');
  expect(focused()!.localName).toMatch(/^h\d$/);
  // Past the first question, which the arrow answers, and both boxes, to the last; then it is sent.
  await userEvent.keyboard('{Tab}{ArrowDown}{Tab}{ }{Tab}{Tab}{Tab}{Enter}');
  await says('The link is made.');
  expect(last(api)).toMatch(/"foundBy":"staff_number","makesPeople":true,.*"sends":"completion"/);
  expect(focused()!.textContent).toContain('The link is made.');
});

test('a platform is connected by hand with what it shows, and our key is replaced', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'connect');
  await button('Connect by hand').click();
  await expect
    .element(page.getByRole('group', { name: 'Public keyset URL (JWKS)' }))
    .toHaveTextContent('https://learn.brightwater.example/lms/lti/keys');
  await button('Connect by hand').last().click();
  for (const fault of ['Give a name of 1 to 80', 'Give the address of the platform', 'Give the client ID'])
    await says(new RegExp(fault));
  await expectAccessible();
  await field('Name').fill('Academy');
  await field('Issuer').fill('https://lms.example');
  await field('Client ID').fill('c1');
  await field('Authentication request URL').fill('https://lms.example/auth');
  await field('Access token URL').fill('https://lms.example/token');
  await field('Public keyset URL of the LMS').fill('https://lms.example/keys');
  await field('Deployment ID (may stay empty)').fill('7');
  api.refusing = new ApiError('lms_there', '');
  await button('Connect by hand').last().click();
  await expect.element(field('Client ID')).toHaveAccessibleDescription(/connected already, under the same client ID/);
  api.refusing = null;
  await button('Connect by hand').last().click();
  await says('Academy is connected.');
  expect(JSON.parse(last(api)!.slice('connect '.length))).toEqual({
    name: 'Academy',
    issuer: 'https://lms.example',
    clientId: 'c1',
    authUrl: 'https://lms.example/auth',
    tokenUrl: 'https://lms.example/token',
    keysUrl: 'https://lms.example/keys',
    tokenAudience: null,
    deploymentIds: ['7'],
    terms: { foundBy: 'nothing', makesPeople: false, takesStudents: false, sends: 'completion' },
  });
  await button('Replace the key').click();
  await button('Replace the key').last().click();
  await says('The key is replaced.');
  expect(last(api)).toBe('replace key');
  await expectFitsNarrow(element);
});

test('people who wait are confirmed together, picked, added and forgotten; an address alone links nobody', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'people');
  await says('3 people are waiting');
  await says(/Anybody could have typed that in/);
  // Nothing is ticked beforehand.
  await expect.element(button(/^Confirm/)).not.toBeInTheDocument();
  await expectAccessible();
  await field('M. Okafor is Mina Okafor').click();
  await says('Confirm 1 person');
  await button('Choose all suggestions on this page').click();
  await button('Confirm 2 people').click();
  await says('2 people are known now.');
  expect(JSON.parse(last(api)!.slice('link '.length))).toEqual([
    { issuer: 'p1', subject: '104', personId: 'mina' },
    { issuer: 'p1', subject: '105', personId: 'jonas' },
  ]);

  await button('Say who it is: Without a name (e7a4c1)').click();
  await button('It is this person').click();
  await says('Choose somebody.');
  await field('On the staff list: Part of a name').fill('Jonas');
  await userEvent.keyboard('{Enter}');
  await button(/Jonas Weil/).click();
  await expectAccessible();
  await button('It is this person').click();
  await says('Without a name (e7a4c1) is Jonas Weil.');
  await says(/Nobody is waiting/);

  api.waiting = [{ ...stranger, suggested: null }];
  await begin(api, 'people');
  await button('Add to the staff list: M. Okafor').click();
  await expect.element(field('E-mail')).toHaveValue('mina.okafor@brightwater.example');
  await button('Add to the staff list').last().click();
  await says('Give a staff number that nobody else has.');
  await field('Staff number').fill('B-1');
  api.refusing = new ApiError('person_there', '');
  await button('Add to the staff list').last().click();
  await says(/Say that it is them instead/);
  api.refusing = null;
  await button('Not now').click();
  await button('Forget: M. Okafor').click();
  await says(/M. Okafor is forgotten/);

  await button('Show').click();
  await says('Sofia Marek');
  await says(/said so themselves, signed in here/);
  await expectAccessible();
  await button('Take off: Sofia Marek, Brightwater Academy').click();
  await says('Sofia Marek is not known from Brightwater Academy any more.');
  expect(last(api)).toBe('unlink p1 77');
  await expectFitsNarrow(element);
});

test('two hundred people who wait come in pages', async () => {
  await begin(crowded(), 'people');
  await says('200 people are waiting');
  await says('Page 1 of 4');
  await button('Choose all suggestions on this page').click();
  await says('Confirm 34 people');
  await button('Next').click();
  await says('Page 2 of 4');
  await expect.element(button(/^Confirm/)).not.toBeInTheDocument();
  await expectNarrowColumn();
});

test('what was reported: found by whom and how it stands, with the reason, and sent again', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'deliveries');
  await says('1 report was not taken.');
  await says(/the tool may not write grades there/);
  await says(/tried 3 times, tried again 24 Nov 2026/);
  await says(/waits: switched off/);
  await expectAccessible();
  await button('Send again: Jonas Weil, Brightwater Academy').first().click();
  await says('It goes out again in a moment.');
  expect(last(api)).toBe('again d1');
  await button('Send all refused again').click();
  await says('1 goes out again.');
  expect(api.asked).toContain('all again p1');
  expect(api.asked).toContain('all again s1');
  await field('How it stands').selectOptions('refused');
  await field('To whom').selectOptions('p2');
  await expect.poll(() => api.asked.at(-1)).toBe('deliveries p2 refused 0');
  await button('Next').click();
  await expect.poll(() => api.asked.at(-1)).toBe('deliveries p2 refused 1');
  await expectFitsNarrow(element);
});

test('what waited in a backup is sent or given up with one act, after one more question', async () => {
  const api = new LmsServer();
  api.held = { deliveries: 12, backupOf: '2026-11-20T01:00:00.000Z' };
  api.sent = [{ ...tellings[0]!, state: 'waiting', restoredFrom: api.held.backupOf, canRetry: false, detail: null }];
  const element = await begin(api, 'deliveries');
  await says(/12 messages are held back: they waited in the backup of 20 November 2026/);
  await says(/held back after a restore/);
  await expect.element(button(/^Send again/)).not.toBeInTheDocument();
  await expectFitsNarrow(element);
  await button('Give them up').click();
  await says(/The original tells them/);
  await expectAccessible();
  await button('Not now').click();
  await button('Send them').click();
  expect(api.asked).not.toContain('held send');
  await button('Send them').last().click();
  await says('12 go out in a moment.');
  expect(api.asked).toContain('held send');
  await expect.element(button('Give them up')).not.toBeInTheDocument();
});

test('a record store is added, tested, paused, changed and removed; answers need an agreement', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'stores');
  await says(store.trouble!);
  await expectAccessible();
  await button('Add a record store').click();
  await field('Name').fill('Warehouse');
  await field('Address').fill('lrs.example');
  await field('Key').fill('a:b');
  await field('Answers as well').click();
  await button('Add a record store').last().click();
  for (const fault of [/begins with https/, /without a colon/, 'Give the secret.', /only if that is agreed/])
    await says(fault);
  await expectAccessible();
  await field('Address').fill('https://lrs.example/xapi');
  await field('Key').fill('a');
  await field('Secret').fill('b');
  await field(/It is agreed that each answer is told/).click();
  api.refusing = new ApiError('store_there', '');
  await button('Add a record store').last().click();
  await expect.element(field('Address')).toHaveAccessibleDescription(/with this address already/);
  api.refusing = null;
  await button('Add a record store').last().click();
  await says('Warehouse is added. Test it now.');
  expect(JSON.parse(last(api)!.slice('store '.length))).toEqual({
    name: 'Warehouse',
    endpoint: 'https://lrs.example/xapi',
    key: 'a',
    secret: 'b',
    tells: 'answers',
    names: 'nobody',
    isAgreed: true,
  });
  api.works = false;
  await button('Test: Warehouse').click();
  await says('It does not work.');
  await says('It answered 401: key or secret is wrong.');
  await button('Pause: Learning warehouse').click();
  await says(/Learning warehouse is paused/);
  await button('Go on: Learning warehouse').click();
  await says('Learning warehouse is told everything again.');
  await button('Change: Learning warehouse').click();
  await button('Save').click();
  await says('Learning warehouse is changed.');
  expect(JSON.parse(last(api)!.slice('change s1 '.length))).toMatchObject({ secret: null, tells: 'results' });
  await button('Remove: Learning warehouse').click();
  await button('Remove').click();
  await says('Learning warehouse is removed.');
  await expectFitsNarrow(element);

  // Where scores are not recorded, there is nothing to tell of answers.
  api.kept = { mayTellAnswers: false, stores: [] };
  await begin(api, 'stores');
  await button('Add a record store').click();
  await says('Progress as well');
  await expect.element(field('Answers as well')).not.toBeInTheDocument();
});

test('a package is made as chosen and downloaded once; LMSs in which packages run are let in', async () => {
  const api = new LmsServer();
  const element = await begin(api, 'packages');
  await says('Talent suite');
  await expectAccessible();
  await button('Make a package').click();
  await button('Make a package').last().click();
  await says('Choose a course.');
  await says('Give a name of 1 to 80 characters.');
  await field('Course').selectOptions('whose-data');
  await field('Name').fill('Suite');
  await field('The LMS says it').click();
  await field('Address of the LMS (may stay empty)').fill('https://suite.example/start');
  await button('Make a package').last().click();
  await says(/Give an origin such as/);
  await field('Address of the LMS (may stay empty)').fill('https://suite.example/');
  await expectAccessible();
  await button('Make a package').last().click();
  await says('whose-data-en-scorm12.zip is made.');
  await says(/it has a key in it/);
  expect(JSON.parse(last(api)!.slice('package '.length))).toEqual({
    courseId: 'whose-data',
    lang: 'en',
    kind: 'scorm12',
    form: 'connected',
    score: false,
    name: 'Suite',
    identifies: 'lms',
    lms: 'https://suite.example',
  });
  await expectAccessible();
  await button('Done').click();
  await expect.element(button('Download')).not.toBeInTheDocument();

  // Alone in the LMS it needs no name, and asks nobody who they are.
  await button('Make a package').click();
  await field('In the LMS alone (standalone)').click();
  await expect.element(field('Name')).not.toBeInTheDocument();
  await field('Course').selectOptions('whose-data');
  await field('Their points in the check as well').click();
  await button('Make a package').last().click();
  await says(/can read the right answers/);
  expect(JSON.parse(last(api)!.slice('package '.length))).toMatchObject({ form: 'standalone', score: true, lms: null });

  await button(`End: ${packaged.name}`).click();
  await button('End').click();
  await says('Talent suite is ended.');
  await button('Let in: https://lms.supplier.example').click();
  await says('https://lms.supplier.example is let in.');
  expect(last(api)).toBe('let https://lms.supplier.example true');
  await expectFitsNarrow(element);
});

test('it says when it does not load, and whoever is not signed in is told so', async () => {
  const api = new LmsServer();
  api.lms = () => Promise.reject(new ApiError('offline', ''));
  await begin(api);
  await says(/cannot be reached/);
  await expectAccessible();
  api.refuseWith = new ApiError('sign_in_required', '');
  await begin(api);
  await expect.element(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test.for(['de', 'es', 'fr', 'it', 'nl', 'pl'])('%s: everything fits a narrow screen', async (lang) => {
  const element = await begin(new LmsServer(), '', lang);
  for (const part of ['platforms', 'connect', 'people', 'deliveries', 'packages', 'stores']) {
    location.hash = part;
    await expect
      .poll(() => element.renderRoot.querySelector(`a39-lms-${part}`)?.shadowRoot?.querySelector('.part'))
      .toBeTruthy();
    await expectNarrowColumn();
  }
});

test('a39-reported: whether the LMS was told of this course; after it was passed it looks again until that has settled', async () => {
  const api = new TrainingServer();
  api.assignments = [done];
  const element = await stage<A39Reported>('a39-reported', { api, assignment: done.id });
  expect(element.renderRoot.textContent.trim()).toBe('');
  const about = { courseId: done.courseId, course: done.title, receiver: 'Academy' };
  const report = { ...about, isToOpen: false, at: '2026-11-24T09:00:00.000Z' };
  vi.useFakeTimers();
  try {
    emit(document.querySelector('main')!, 'a39-complete', { courseId: done.courseId, version: '1' });
    await vi.advanceTimersByTimeAsync(3_000);
    api.reported = [{ ...report, standing: 'pending' }];
    await vi.advanceTimersByTimeAsync(3_000);
    expect(element.renderRoot.textContent).toContain('On its way to Academy.');
    api.reported = [
      { ...report, standing: 'delivered' },
      { ...report, courseId: 'other', receiver: 'Elsewhere', standing: 'refused' },
    ];
    await vi.advanceTimersByTimeAsync(3_000);
    expect(element.renderRoot.textContent).toContain('Reported to Academy');
    expect(element.renderRoot.textContent).not.toContain('Elsewhere');
    const { length } = api.asked;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(api.asked.length).toBe(length);
  } finally {
    vi.useRealTimers();
  }
  await expectAccessible();
  api.reported = [{ ...report, standing: 'refused' }];
  await element.reload();
  await says(/Not taken by Academy/);
  api.reported = [{ ...report, standing: 'refused', isToOpen: true }];
  await element.reload();
  await says(/Open the course there once more/);
  await expectFitsNarrow(element);
  // What cannot be asked is not missed.
  api.refuseWith = new ApiError('offline', '');
  await element.reload();
  await expect.element(page.getByText(/cannot be reached/)).not.toBeInTheDocument();
});
