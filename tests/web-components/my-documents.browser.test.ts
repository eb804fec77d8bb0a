import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { MyDocument, MyDocumentsApi } from '../../web-components/my-documents/my-documents-api.ts';
import type { A39MyDocuments } from '../../web-components/my-documents/my-documents.ts';
import '../../web-components/my-documents/my-documents.ts';
import { schemes, setScheme } from './media.ts';
import { expectAccessible, focused, settled, stage, violations } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const open: MyDocument = {
  id: 'k1',
  documentId: 'working-from-home',
  title: 'Working from home',
  version: '2026-1',
  lang: 'en',
  fileName: 'policy.pdf',
  dueOn: '2099-12-24',
  acknowledgedOn: null,
};
const late: MyDocument = { ...open, id: 'k2', title: 'Clean desk', dueOn: '2020-01-31' };
const done: MyDocument = { ...open, id: 'k3', title: 'Passwords', acknowledgedOn: '2026-05-04' };

class DocumentsServer extends TrainingServer implements MyDocumentsApi {
  documents: MyDocument[];
  refusing: ApiError | null = null;

  constructor(...documents: MyDocument[]) {
    super();
    this.documents = documents;
  }

  async #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) throw this.refusing;
    return structuredClone(value());
  }

  myDocuments = () => this.#does('myDocuments', () => this.documents);
  acknowledge = (id: string) =>
    this.#does(`acknowledge ${id}`, () => {
      this.documents = this.documents.map((one) => (one.id === id ? { ...one, acknowledgedOn: '2026-11-24' } : one));
      return this.documents;
    });
  documentHref = (id: string) => `/api/my/documents/${id}/file`;
}

const begin = (api: DocumentsServer, props: Partial<A39MyDocuments> = {}, lang = 'en') =>
  stage<A39MyDocuments>('a39-my-documents', { api, ...props }, lang);

afterEach(async () => {
  await setScheme(null);
  await page.viewport(1000, 800);
});

test('shows what is to be read and by when, what is overdue, and what was acknowledged', async () => {
  await begin(new DocumentsServer(late, open, done));
  await expect.element(page.getByText('2 documents are waiting to be read.')).toBeVisible();
  const items = page.getByRole('listitem');
  await expect
    .element(items.nth(0))
    .toMatchTextContent(/Clean desk Version 2026-1 Overdue since Friday,? 31 January 2020/);
  await expect.element(items.nth(1)).toMatchTextContent(/Due Thursday,? 24 December 2099/);
  await expect.element(items.nth(2)).toMatchTextContent(/Read and acknowledged on 4 May 2026 Open the document$/);
  const link = page.getByRole('link', { name: 'Open the document: Working from home' });
  await expect.element(link).toHaveAttribute('href', '/api/my/documents/k1/file');
  await expect.element(link).toHaveAttribute('download');
  await expectAccessible();
});

test('is acknowledged with the keyboard, once, and says that it is on record', async () => {
  const api = new DocumentsServer(open);
  const element = await begin(api);
  const heard: unknown[] = [];
  element.addEventListener('a39-acknowledged', (event) => heard.push((event as CustomEvent).detail));
  await userEvent.tab();
  await userEvent.tab();
  expect(focused()?.getAttribute('aria-label')).toBe('I have read it and will follow it: Working from home');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Noted: you have read “Working from home”', { exact: false })).toBeVisible();
  expect(focused()?.textContent).toMatch(/^\s*Noted/);
  expect(heard).toEqual([{ documentId: 'working-from-home', version: '2026-1' }]);
  expect(api.asked.filter((one) => one === 'acknowledge k1')).toHaveLength(1);
  await expect.element(page.getByText('You have read everything you were asked to.')).toBeVisible();
  await expect.element(page.getByText('Read and acknowledged on 24 November 2026')).toBeVisible();
  expect(page.getByRole('button').elements()).toEqual([]);
  await expectAccessible();
});

test('a refusal stands at its document, and it can be tried again', async () => {
  const api = new DocumentsServer(open);
  await begin(api);
  api.refusing = new ApiError('offline', '');
  await page.getByRole('button').click();
  await expect.element(page.getByRole('listitem')).toMatchTextContent(/cannot be reached/);
  await expectAccessible();
  api.refusing = null;
  await page.getByRole('button').click();
  await expect.element(page.getByText('Noted:', { exact: false })).toBeVisible();
});

test('alone it says that nothing was asked; beside other things it is not there', async () => {
  await begin(new DocumentsServer());
  await expect.element(page.getByText('You were not asked to read anything.', { exact: false })).toBeVisible();
  await expectAccessible();
  for (const refusing of [null, new ApiError('offline', ''), new ApiError('sign_in_required', '')]) {
    const api = new DocumentsServer();
    api.refusing = refusing;
    // What it stands beside says it already: a host page must not hear it twice.
    const heard: string[] = [];
    const hear = ({ type }: Event) => void heard.push(type);
    for (const type of ['a39-error', 'a39-auth-required']) document.addEventListener(type, hear);
    const element = await begin(api, { hideWhenEmpty: true });
    await settled(element);
    for (const type of ['a39-error', 'a39-auth-required']) document.removeEventListener(type, hear);
    expect(heard).toEqual([]);
    expect(element.renderRoot.textContent?.trim()).toBe('');
    expect(element.getBoundingClientRect().height).toBe(0);
  }
});

test('beside other things it stays when all is read, so that the day can be found again', async () => {
  await begin(new DocumentsServer(done), { hideWhenEmpty: true, headingLevel: 2 });
  await expect.element(page.getByRole('heading', { name: 'To read', level: 2 })).toBeVisible();
  await expect.element(page.getByText('Read and acknowledged on 4 May 2026')).toBeVisible();
});

test('speaks German', async () => {
  await begin(new DocumentsServer(open), {}, 'de');
  await expect
    .element(page.getByRole('button', { name: 'Ich habe es gelesen und halte mich daran: Working from home' }))
    .toBeVisible();
});

test('fits 320 pixels, in light, dark and forced colours', async () => {
  await page.viewport(320, 800);
  await begin(new DocumentsServer(late, open, done));
  for (const scheme of schemes) {
    await setScheme(scheme);
    const width = document.documentElement.scrollWidth;
    expect({ scheme, width, violations: await violations(scheme) }).toEqual({ scheme, width: 320, violations: [] });
  }
});
