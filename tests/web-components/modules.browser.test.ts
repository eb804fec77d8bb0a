import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Course } from '../../web-components/course/course.ts';
import '../../web-components/course/course.ts';
import { PreCheckServer } from './pre-check.ts';
import { expectAccessible, focused, settled, stage } from './stage.ts';

const course = (server: PreCheckServer, props: Partial<A39Course> = {}): Promise<A39Course> =>
  stage<A39Course>('a39-course', { api: server, assignment: 'a1', ...props });

async function press(element: A39Course, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await settled(element);
}

const heading = (name: string) => expect.element(page.getByRole('heading', { name, exact: true })).toBeVisible();
const modules = ({ asked }: PreCheckServer): string[] => asked.filter((call) => call.startsWith('module '));
/** Waits for idle moments, which come late on a busy machine. */
const fetched = (server: PreCheckServer) => expect.poll(() => modules(server));

/** A server whose module `acts` comes when the test lets it come. */
function slow(): { server: PreCheckServer; arrive: () => void; fail: (error: ApiError) => void } {
  const server = new PreCheckServer();
  const { module } = server;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.module = async (content, id) => {
    if (id === 'acts') await promise;
    return module(content, id);
  };
  return { server, arrive: resolve, fail: reject };
}

test('the text of a module is there before Continue leads to it, and comes once', async () => {
  const server = new PreCheckServer();
  const element = await course(server);
  await fetched(server).toEqual(['module personal', 'module acts']);
  await press(element, 'Start');
  await press(element, 'Continue');
  await press(element, 'Skip for now');
  expect(modules(server)).toEqual(['module personal', 'module acts']);
  await press(element, 'Continue');
  await heading('What counts as processing?');
  await fetched(server).toEqual(['module personal', 'module acts', 'module wrong']);
  await press(element, 'Back');
  await press(element, 'Continue');
  expect(modules(server)).toHaveLength(3);
});

test('who resumes gets the module where they were, and the one after it', async () => {
  const server = new PreCheckServer();
  await server.startAttempt();
  await server.saveStep('', 'acts/3');
  const element = await course(server);
  await fetched(server).toEqual(['module acts', 'module wrong']);
  await press(element, 'Continue where you left off');
  await expect.element(page.getByText('Ask who could tell.')).toBeVisible();
});

test('a step in the address is shown with its text', async () => {
  const server = new PreCheckServer();
  await server.startAttempt();
  const element = await course(server, { hashLinks: true });
  location.hash = 'wrong/1';
  await expect.element(page.getByText('A list is lost.')).toBeVisible();
  await settled(element);
  expect(server.attempt?.step).toBe('wrong/1');
});

test.for([false, true])(
  'a module that does not come: says so, stays, keeps what was chosen, and goes on with Try again (hash-links: %s)',
  async (hashLinks) => {
    const server = new PreCheckServer();
    const { module } = server;
    let gone = true;
    server.module = (content, id) =>
      gone && id === 'acts' ? Promise.reject(new ApiError('offline', '')) : module(content, id);
    const element = await course(server, { hashLinks });
    await press(element, 'Start');
    await press(element, 'Continue');
    await page.getByLabelText('Both of them').click();
    await press(element, 'Skip for now');
    await press(element, 'Continue');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
    expect(focused()?.textContent?.trim()).toBe('Try again');
    await expect.element(page.getByText('Module 1 of 3 · step 3 of 3')).toBeVisible();
    expect(server.attempt?.step).toBe('personal/3');
    await expectAccessible();

    await press(element, 'Try again');
    await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
    expect(focused()?.textContent?.trim()).toBe('Try again');
    await press(element, 'Back');
    await expect.element(page.getByLabelText('Both of them')).toBeChecked();
    expect(page.getByRole('alert').elements()).toHaveLength(0);
    await press(element, 'Skip for now');
    await press(element, 'Continue');
    gone = false;
    await press(element, 'Try again');
    await heading('What counts as processing?');
    expect(focused()?.textContent).toBe('What counts as processing?');
    expect(page.getByRole('alert').elements()).toHaveLength(0);
    expect(server.attempt?.step).toBe('acts/1');
  },
);

test('while a module is on its way, that is said, and who turns back stays there', async () => {
  const { server, arrive } = slow();
  const element = await course(server);
  await press(element, 'Start');
  await press(element, 'Continue');
  await press(element, 'Skip for now');
  await press(element, 'Continue');
  await expect.element(page.getByRole('status')).toMatchTextContent(/Loading/);
  await expect.element(page.getByText('Module 1 of 3 · step 3 of 3')).toBeVisible();
  await press(element, 'Back');
  await expect.element(page.getByText('Module 1 of 3 · step 2 of 3')).toBeVisible();
  arrive();
  await settled(element);
  await expect.element(page.getByText('Module 1 of 3 · step 2 of 3')).toBeVisible();
  await expect.element(page.getByRole('status')).not.toMatchTextContent(/Loading/);
  expect(server.attempt?.step).toBe('personal/2');
});

test('who turned back does not hear that the other module failed', async () => {
  const { server, fail } = slow();
  const element = await course(server);
  await press(element, 'Start');
  await press(element, 'Continue');
  await press(element, 'Skip for now');
  await press(element, 'Continue');
  await press(element, 'Back');
  fail(new ApiError('offline', ''));
  await settled(element);
  expect(page.getByRole('alert').elements()).toHaveLength(0);
});

test('a newer version of the course takes the place of the older one with the text of the step that is read', async () => {
  const server = new PreCheckServer();
  const element = await course(server);
  await press(element, 'Start');
  const newer = structuredClone(server.taught);
  newer.content = 'sha256:2';
  newer.modules[0]!.steps[0]!.text = [{ t: 'p', c: ['We sell boots.'] }];
  server.taught = newer;
  dispatchEvent(new Event('a39-signed-in'));
  await expect.element(page.getByText('We sell boots.')).toBeVisible();
  await expect.element(page.getByText('Module 1 of 3 · step 1 of 3')).toBeVisible();
  expect(page.getByText('We sell tents.').elements()).toHaveLength(0);
});
