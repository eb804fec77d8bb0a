import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { A39Acknowledge } from '../../web-components/acknowledge/acknowledge.ts';
import '../../web-components/acknowledge/acknowledge.ts';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Certificates } from '../../web-components/certificates/certificates.ts';
import '../../web-components/certificates/certificates.ts';
import type { MyData } from '../../web-components/my-data/my-data-api.ts';
import type { MyDocument, MyDocumentsApi } from '../../web-components/my-documents/my-documents-api.ts';
import type { MyAccess, PrivacyApi } from '../../web-components/privacy/privacy-api.ts';
import type { A39Privacy } from '../../web-components/privacy/privacy.ts';
import '../../web-components/privacy/privacy.ts';
import { expectFitsNarrow, partsOf } from './narrow.ts';
import { expectAccessible, focused, stage } from './stage.ts';
import { done, open, TrainingServer } from './training-server.ts';

// The elements by which people find their own records in any page: a39-acknowledge, a39-certificates, a39-privacy.

const policy: MyDocument = {
  id: 'k1',
  documentId: 'remote-work',
  title: 'Working from home',
  version: '2026-1',
  lang: 'en',
  fileName: 'remote-work.pdf',
  dueOn: '2027-01-15',
  acknowledgedOn: null,
};
const before: MyDocument = { ...policy, id: 'k0', version: '2025-1', acknowledgedOn: '2025-02-03' };

class DocumentsServer extends TrainingServer implements MyDocumentsApi {
  documents = [policy, before];
  refusing: ApiError | null = null;
  myDocuments = async () => structuredClone(this.documents);
  acknowledge = async (id: string) => {
    this.asked.push(`acknowledge ${id}`);
    if (this.refusing) throw this.refusing;
    this.documents = this.documents.map((one) => (one.id === id ? { ...one, acknowledgedOn: '2026-11-24' } : one));
    return structuredClone(this.documents);
  };
  documentHref = (id: string) => `/api/my/documents/${id}/file`;
}

const acknowledging = (api: DocumentsServer, props: Partial<A39Acknowledge> = {}, lang = 'en') =>
  stage<A39Acknowledge>('a39-acknowledge', { api, document: 'remote-work', ...props }, lang);

test('a39-acknowledge: by keyboard, the document, the statement, the box; only ticked it is confirmed', async () => {
  const api = new DocumentsServer();
  const element = await acknowledging(api);
  const told: unknown[] = [];
  element.addEventListener('a39-acknowledged', ({ detail }) => told.push(detail));
  await expect
    .element(page.getByRole('link', { name: 'Open the document: Working from home' }))
    .toHaveAttribute('href', '/api/my/documents/k1/file');
  const box = page.getByRole('checkbox', { name: 'I have read it and will follow it.' });
  await expectAccessible();
  await expectFitsNarrow(element);

  await userEvent.keyboard('{Tab}{Tab}{Tab}{Enter}');
  await expect.element(box).toHaveAccessibleDescription(/Tick the box first/);
  expect(focused()).toBe(box.element());
  expect(api.asked).toEqual([]);
  await expectAccessible();
  expect(partsOf(element)).toEqual(
    new Set(['base', 'due', 'link', 'status', 'statement', 'checkbox', 'error', 'button']),
  );
  api.refusing = new ApiError('offline', '');
  await userEvent.keyboard(' {Tab}{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  expect(told).toEqual([]);
  api.refusing = null;
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Read and acknowledged on 24 November 2026')).toBeVisible();
  expect(focused()?.textContent).toMatch(/Read and acknowledged/);
  expect(box.elements()).toEqual([]);
  expect(told).toEqual([{ documentId: 'remote-work', version: '2026-1' }]);
  await expectAccessible();
});

test('a39-acknowledge: the words of the page, a version by name, and nothing asked', async () => {
  const statement = '<span slot="statement">I will lock my screen.</span><b slot="done">Thank you.</b>';
  await acknowledging(new DocumentsServer(), { innerHTML: statement });
  await expect.element(page.getByRole('checkbox', { name: 'I will lock my screen.' })).toBeVisible();
  const element = await acknowledging(new DocumentsServer(), { version: '2025-1' });
  await expect.element(page.getByText('Read and acknowledged on 3 February 2025')).toBeVisible();
  element.innerHTML = statement;
  await expect.element(page.getByText('Thank you.')).toBeVisible();
  await acknowledging(new DocumentsServer(), { document: 'other' });
  await expect.element(page.getByText('You were not asked to acknowledge this document.')).toBeVisible();
  await expectAccessible();
  await acknowledging(new DocumentsServer(), {}, 'de');
  await expect.element(page.getByRole('button', { name: 'Bestätigen' })).toBeVisible();
});

test('a39-certificates: what was completed, newest first, with its certificate; the page hears of which course', async () => {
  const api = new TrainingServer();
  const older = {
    ...done,
    id: 'a4',
    courseId: 'mail',
    title: 'Mail to many',
    completedOn: '2025-03-02',
    completionId: 'c4',
  };
  api.assignments = [open, older, done];
  const element = await stage<A39Certificates>('a39-certificates', { api });
  const links = page.getByRole('link', { name: /^Certificate/ });
  expect(links.elements().map((one) => one.getAttribute('aria-label'))).toEqual([
    'Certificate (PDF): Lists and lives',
    'Certificate (PDF): Mail to many',
  ]);
  let detail: unknown;
  element.addEventListener('a39-download', (event) => ({ detail } = event));
  links
    .first()
    .element()
    .addEventListener('click', (event) => event.preventDefault());
  await links.first().click();
  expect(detail).toEqual({ courseId: 'whose-data' });
  expect(partsOf(element)).toEqual(new Set(['base', 'list', 'item', 'link']));
  await expectAccessible();
  await expectFitsNarrow(element);
  element.limit = 1;
  await element.updateComplete;
  expect(links.elements()).toHaveLength(1);
  Object.assign(element, { limit: 0, course: 'mail' });
  await element.updateComplete;
  await expect.element(links).toHaveAttribute('href', '/api/completions/c4/certificate.pdf');
  element.course = 'none';
  element.innerHTML = '<p slot="empty">Soon.</p>';
  await expect.element(page.getByText('Soon.')).toBeVisible();
  await expectAccessible();
});

const looks: MyAccess = {
  days: Array.from({ length: 7 }, (_, i) => ({
    onDay: `2026-11-${24 - i}`,
    viewers: [
      { viewer: { kind: 'person', name: 'Henrik Vass', organisation: null }, what: ['team', 'export'] },
      { viewer: { kind: 'auditor', name: null, organisation: 'Dahl Audit' }, what: ['evidence'] },
    ],
  })),
  keptDays: 365,
};
const data: MyData = {
  madeOn: '2026-11-24',
  organisation: 'Brightwater Outdoor',
  contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: null },
  sections: [
    {
      name: 'person',
      title: 'Who you are',
      why: 'To assign trainings.',
      kept: 'Three years.',
      lines: [[{ label: 'E-mail', text: 'mina.okafor@brightwater.example' }]],
    },
    { name: 'groups', title: 'Groups', why: '', kept: '', lines: [] },
  ],
};

class PrivacyServer extends TrainingServer implements PrivacyApi {
  origin = '';
  myData = async () => {
    this.asked.push('myData');
    return structuredClone(data);
  };
  myAccess = async () => structuredClone(looks);
  dataHref = (ending: 'json' | 'pdf') => `${this.origin}/api/my/data.${ending}`;
  override pageHref = (path: string) => this.origin + path;
}

const privacy = (api: PrivacyServer, props: Partial<A39Privacy> = {}, lang = 'en') =>
  stage<A39Privacy>('a39-privacy', { api, ...props }, lang);

test('a39-privacy: what is stored, who looked, the files, and whom to ask', async () => {
  const element = await privacy(new PrivacyServer());
  await page.getByText('Who you are').click();
  await expect.element(page.getByText('mina.okafor@brightwater.example')).toBeVisible();
  await expect.element(page.getByText('Nothing is stored about: Groups.')).toBeVisible();
  await expect.element(page.getByRole('row', { name: 'Henrik Vass 24 Nov 2026 Team, an export' })).toBeVisible();
  await expect.element(page.getByRole('row', { name: /^no longer here auditor, Dahl Audit/ }).first()).toBeVisible();
  await expect
    .element(page.getByRole('link', { name: 'privacy@brightwater.example' }))
    .toHaveAttribute('href', 'mailto:privacy@brightwater.example');
  await expectAccessible();
  expect(partsOf(element)).toEqual(new Set(['base', 'section', 'table', 'button', 'link']));
  await expectFitsNarrow(element);

  const rows = page.getByRole('row');
  expect(rows.elements()).toHaveLength(11);
  (page.getByRole('button', { name: 'Show all 14: Who looked' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => rows.elements().length).toBe(15);
  expect(focused()?.localName).toBe('tr');

  let told = 0;
  element.addEventListener('a39-export-requested', () => told++);
  const file = page.getByRole('link', { name: 'All of it as JSON' });
  await expect.element(file).toHaveAttribute('href', '/api/my/data.json');
  file.element().addEventListener('click', (event) => event.preventDefault());
  await file.click();
  expect(told).toBe(1);
});

test('a39-privacy: one section alone, in German, and with the page’s own words on whom to ask', async () => {
  const element = await privacy(new PrivacyServer(), { section: 'access-log' }, 'de');
  await expect.element(page.getByRole('heading', { name: 'Wer hingesehen hat' })).toBeVisible();
  expect(page.getByRole('heading').elements()).toHaveLength(1);
  element.section = 'export';
  element.innerHTML = '<p slot="contact">Room 4.</p>';
  await expect.element(page.getByRole('heading', { name: 'Mitnehmen' })).toBeVisible();
  await expect.element(page.getByText('Room 4.')).toBeVisible();
  expect(page.getByRole('heading').elements()).toHaveLength(1);
  await expectAccessible();
});

test('a39-privacy: in a page of another origin the data are not fetched; a link leads to them', async () => {
  const api = Object.assign(new PrivacyServer(), { origin: 'https://learn.example' });
  const element = await privacy(api);
  expect(api.asked).not.toContain('myData');
  await expect.element(page.getByText(/on the pages of the training server only/)).toBeVisible();
  const links = page.getByRole('link', { name: 'Open My data' });
  expect(links.elements().map((one) => one.getAttribute('href'))).toEqual(['https://learn.example/my-data']);
  await expect.element(page.getByText('Henrik Vass').first()).toBeVisible();
  await expectAccessible();
  element.section = 'data';
  await expect.poll(() => page.getByRole('heading').elements().length).toBe(1);
  await expect.element(links).toBeVisible();
});
