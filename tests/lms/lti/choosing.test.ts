import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { deliverNow } from '../../../server/senders.ts';
import { completeFirstCourse } from '../../support/answers.ts';
import { onSqlite } from '../../support/database.ts';
import { allCourses, installation, type Installation } from '../../support/installation.ts';
import { connect, launch, learnerIn } from '../../support/lti/connected.ts';
import { dl, lti, ltiPlatform, roles, type Changes, type Platform } from '../../support/lti-platform.ts';
import { onStaff, refusedFor } from './connected.ts';

async function connected(settings: Record<string, string> = {}) {
  const there = await installation({ A39_WEBHOOK_PRIVATE: 'yes', ...settings });
  const platform = await ltiPlatform({ clock: there.clock, ask: async (url) => there.app.request(url) });
  const { id, tool } = await connect(there, platform);
  const course = platform.course({ title: 'Onboarding' });
  const link = platform.link({ course, tool });
  const teacher = platform.user({ name: 'Ann Teacher', email: 'ann@elsewhere.example', roles: [roles.instructor] });
  /** Where somebody who teaches there is led. */
  const begin = async (claims: Record<string, unknown> = {}) => {
    const changes: Changes = { claims };
    const { response } = await launch(there, platform, teacher, link, { changes, message: 'LtiDeepLinkingRequest' });
    return response;
  };
  const page = async (claims?: Record<string, unknown>) => (await begin(claims)).headers.get('location')!;
  return { there, platform, platformId: id, tool, course, link, teacher, begin, page };
}

const settings = (platform: Platform, course: { id: string }, more: Record<string, unknown>) => ({
  [dl('deep_linking_settings')]: {
    deep_link_return_url: platform.choiceUrl,
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    data: `course:${course.id}`,
    ...more,
  },
});

/** Sends the form of the page. */
async function choose({ app }: Pick<Installation, 'app'>, page: string, fields: [string, string][]): Promise<Response> {
  const choice = new URL(page, 'http://here.invalid').searchParams.get('choice')!;
  return app.request('/lms/lti/choose', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams([['choice', choice], ...fields]),
  });
}

/** Where the page that was answered takes what, as a browser does it. */
async function takenTo(response: Response): Promise<{ action: string; jwt: string }> {
  const page = await response.text();
  const action = /<form method="post" action="([^"]*)" data-send>/.exec(page)?.[1]?.replaceAll('&amp;', '&');
  const jwt = /name="JWT" value="([^"]*)"/.exec(page)?.[1];
  if (action === undefined || jwt === undefined) throw new Error(`No form, but ${response.status}: ${page}`);
  return { action, jwt };
}

async function take(response: Response): Promise<Response> {
  const { action, jwt } = await takenTo(response);
  return fetch(action, { method: 'POST', body: new URLSearchParams({ JWT: jwt }) });
}

onSqlite(
  'who teaches chooses courses; each becomes a link with a place for results that opens the course',
  async () => {
    const { there, platform, course, page } = await connected({ A39_COURSES: allCourses });
    const address = await page();
    const shown = await there.app.request(address);
    expect(shown.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${new URL(platform.issuer).origin}`,
    );
    const text = await shown.text();
    expect(text).toContain('Whose data, who decides');
    expect(text).toContain('about 20 min');
    // Nothing about people stands there.
    expect(text).not.toMatch(/Ann Teacher|elsewhere\.example|Brightwater/);
    expect([...text.matchAll(/type="checkbox" name="course"/g)]).toHaveLength(4);

    const answer = await choose(there, address, [
      ['course', 'whose-data'],
      ['course', 'on-behalf-of'],
      ['results', 'on'],
    ]);
    const policy = answer.headers.get('content-security-policy')!;
    expect(policy).toContain(`form-action 'self' ${new URL(platform.choiceUrl).origin}`);
    expect((await take(answer)).status).toBe(200);
    const [chosen] = platform.chosen;
    expect(chosen!.items).toMatchObject([
      {
        type: 'ltiResourceLink',
        title: 'Whose data, who decides',
        url: 'http://localhost:3939/lms/lti/launch?course=whose-data',
        custom: { course: 'whose-data' },
        lineItem: { scoreMaximum: 100, label: 'Whose data, who decides', resourceId: 'whose-data', tag: 'completion' },
      },
      { custom: { course: 'on-behalf-of' } },
    ]);
    expect(chosen!.claims[dl('data')]).toBe(`course:${course.id}`);
    expect(platform.lineItems()).toHaveLength(2);

    // What was chosen opens the course.
    const { staff_number: staffNumber } = await there.tools.db
      .selectFrom('person')
      .select('staff_number')
      .where('name', '=', 'Leila Haddad')
      .executeTakeFirstOrThrow();
    const leila = platform.user({ staffNumber });
    const launched = await launch(there, platform, leila, chosen!.links[1]!);
    const learner = await learnerIn(there, launched);
    const assignment = await learner.assignment();
    const row = await there.tools.db
      .selectFrom('assignment')
      .select('course_id')
      .where('id', '=', assignment)
      .executeTakeFirstOrThrow();
    expect(row.course_id).toBe('on-behalf-of');
  },
);

onSqlite('what the platform does not take is not sent: several, places for results', async () => {
  const { there, platform, course, page } = await connected({ A39_COURSES: allCourses });
  const one = await page(settings(platform, course, { accept_multiple: false, accept_lineitem: false }));
  const text = await (await there.app.request(one)).text();
  expect([...text.matchAll(/type="radio" name="course"/g)]).toHaveLength(4);
  expect(text).not.toContain('name="results"');
  const both: [string, string][] = [
    ['course', 'whose-data'],
    ['course', 'on-behalf-of'],
    ['results', 'on'],
  ];
  expect((await take(await choose(there, one, both))).status).toBe(200);
  expect(platform.chosen[0]!.items).toEqual([expect.not.objectContaining({ lineItem: expect.anything() })]);

  const without = await page();
  expect((await take(await choose(there, without, [['course', 'whose-data']]))).status).toBe(200);
  expect(platform.chosen[1]!.items).toEqual([expect.not.objectContaining({ lineItem: expect.anything() })]);
});

onSqlite(
  'where no results are wanted none are told, unless the platform has a place for them all the same',
  async () => {
    const { there, platform, tool, course, page } = await connected();
    await take(await choose(there, await page(), [['course', 'whose-data']]));
    const [chosen] = platform.chosen;
    expect(chosen!.items).toMatchObject([{ custom: { course: 'whose-data', results: 'no' } }]);
    const { staff_number: staffNumber } = await onStaff(there, 'Leila Haddad');
    const leila = platform.user({ staffNumber });
    const { custom } = chosen!.links[0]!;
    const wanted = platform.link({ course, tool, custom: custom! }, { scoreMaximum: 100 });
    for (const link of [chosen!.links[0]!, wanted]) await launch(there, platform, leila, link);
    await completeFirstCourse(there.tools, await there.enter('Leila Haddad'));
    await deliverNow(there.tools);
    expect(platform.lineItems().filter((item) => item.resourceLinkId === chosen!.links[0]!.id)).toEqual([]);
    expect(platform.scores({ user: leila })).toHaveLength(1);
  },
);

onSqlite('older Moodle says yes and no as text', async () => {
  const { there, platform, course, page } = await connected();
  const one = await page(settings(platform, course, { accept_multiple: 'false', accept_lineitem: 'true' }));
  const text = await (await there.app.request(one)).text();
  expect(text).toContain('type="radio" name="course"');
  expect(text).toContain('name="results"');
});

onSqlite('data comes back exactly as it was, and not at all where there was none', async () => {
  const { there, platform, course, page } = await connected();
  const claimsAfter = async (more: Record<string, unknown>) => {
    const address = await page(settings(platform, course, more));
    const { jwt } = await takenTo(await choose(there, address, [['course', 'whose-data']]));
    return decodeJwt(jwt);
  };
  const odd = '"><b>\u2028 &amp; {"a": 1} ü';
  const said = await claimsAfter({ data: odd });
  expect(said[dl('data')]).toBe(odd);
  expect(said).toMatchObject({ aud: platform.issuer, [lti('deployment_id')]: '1', exp: said.iat! + 600 });
  expect(await claimsAfter({ data: undefined })).not.toHaveProperty([dl('data')]);
});

onSqlite(
  'a choice is made once, within an hour, for a course that there is; to cancel is an answer as well',
  async () => {
    const { there, platform, page } = await connected();
    const address = await page();
    expect(await refusedFor(await choose(there, address, [['course', 'no-such']]))).toBe('course_unknown');
    const nothing = await choose(there, address, []);
    expect([nothing.status, (await nothing.text()).includes('Nothing is chosen')]).toEqual([400, true]);
    expect((await take(await choose(there, address, [['cancel', 'yes']]))).status).toBe(200);
    expect(platform.chosen.map(({ items }) => items)).toEqual([[]]);
    expect(await refusedFor(await choose(there, address, [['course', 'whose-data']]))).toBe('lms_launch_over');
    expect(await refusedFor(await there.app.request(address))).toBe('lms_launch_over');

    // Of two at once, one is taken.
    const second = await page();
    const both = await Promise.all([1, 2].map(() => choose(there, second, [['course', 'whose-data']])));
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 400]));

    const late = await page();
    there.clock.now = new Date(there.clock.now.getTime() + 60 * 60_000);
    expect(await refusedFor(await choose(there, late, [['course', 'whose-data']]))).toBe('lms_launch_over');
    expect(await refusedFor(await there.app.request('/lms/lti/choose?choice=guessed'))).toBe('lms_launch_over');
  },
);

onSqlite('nobody chooses for a platform that was disabled meanwhile', async () => {
  const { there, platformId, page } = await connected();
  const address = await page();
  const tobias = await there.enter('Tobias Feld');
  await tobias.put(`/api/lms/platforms/${platformId}/disabled`, { disabled: true });
  expect(await refusedFor(await choose(there, address, [['course', 'whose-data']]))).toBe('lms_launch_over');
});

onSqlite('choices go to a page of the web, and who does not teach chooses nothing', async () => {
  const { there, platform, course, link, begin } = await connected();
  const script = settings(platform, course, { deep_link_return_url: 'javascript:alert(1)' });
  expect(await refusedFor(await begin(script))).toBe('lms_launch_refused');
  const learner = platform.user();
  const { response } = await launch(there, platform, learner, link, { message: 'LtiDeepLinkingRequest' });
  expect(await refusedFor(response)).toBe('lms_launch_refused');
  expect(await refusedFor(await begin(settings(platform, course, { accept_types: ['file'] })))).toBe(
    'lms_launch_refused',
  );
});

test('a link that does not say which course it opens is given one by who teaches, for everybody', async () => {
  const { there, platform, link, teacher, course, tool } = await connected();
  const { response } = await launch(there, platform, teacher, link);
  const address = response.headers.get('location')!;
  expect(address).toMatch(/^\/lms\/lti\/choose\?choice=/);
  expect(await (await there.app.request(address)).text()).toContain('Open this course from now on');
  expect(await (await choose(there, address, [['cancel', 'yes']])).text()).toContain('Nothing was changed');
  const done = await choose(there, address, [['course', 'whose-data']]);
  expect([done.status, (await done.text()).includes('The course is chosen')]).toEqual([200, true]);
  expect(await refusedFor(await choose(there, address, [['course', 'whose-data']]))).toBe('lms_launch_over');
  const { staff_number: staffNumber } = await there.tools.db
    .selectFrom('person')
    .select('staff_number')
    .where('name', '=', 'Leila Haddad')
    .executeTakeFirstOrThrow();
  const leila = platform.user({ staffNumber });
  const opened = await launch(there, platform, leila, link);
  expect(opened.response.headers.get('location')).toMatch(/^\/lms\/frame\/course\?assignment=/);
  // Another link is another one.
  const other = platform.link({ course, tool });
  expect((await launch(there, platform, leila, other)).response.headers.get('location')).toMatch(/frame\/my-training/);
});

onSqlite('the page speaks the language of the launch', async () => {
  const { there, page } = await connected();
  const address = await page({ [lti('launch_presentation')]: { locale: 'pl-PL' } });
  const text = await (await there.app.request(address)).text();
  expect(text).toContain('<html lang="pl">');
  expect(text).toContain('Wybierz kursy');
  expect(text).toContain('<strong lang="en">Whose data, who decides</strong>');
});

onSqlite('who chooses in a place that is shut out meanwhile chooses nothing more', async () => {
  const { there, platform, platformId, link, teacher, page } = await connected();
  const items = await page();
  const ofLink = (await launch(there, platform, teacher, link)).response.headers.get('location')!;
  for (const address of [items, ofLink]) expect((await there.app.request(address)).status).toBe(200);
  const tobias = await there.enter('Tobias Feld');
  await tobias.put(`/api/lms/platforms/${platformId}/deployments`, { deploymentId: '1', letIn: false });
  for (const address of [items, ofLink]) {
    expect(await refusedFor(await there.app.request(address))).toBe('lms_launch_over');
    expect(await refusedFor(await choose(there, address, [['course', 'whose-data']]))).toBe('lms_launch_over');
  }
});
