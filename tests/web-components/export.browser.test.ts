import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import type { A39Export, ListToExport } from '../../web-components/export/export.ts';
import '../../web-components/export/export.ts';
import { ExportServer } from './exports.ts';
import { expectAccessible, focused, stage } from './stage.ts';

const list: ListToExport = {
  filter: { standing: 'action', unit: 'Marketing', q: 'Vass' },
  said: { standing: 'Standing: Needs action', unit: 'Unit: Marketing', q: 'Search: Vass' },
  count: { people: 38 },
};

let api: ExportServer;
const shown = (props: Partial<A39Export> = {}, lang = 'en') =>
  stage<A39Export>('a39-export', { api, list, ...props }, lang);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Export this list' });
const wanted = () =>
  api.asked.filter((one) => one.startsWith('export ')).map((one) => JSON.parse(one.slice(7)) as unknown);

beforeEach(() => {
  api = new ExportServer();
});

test('asks nothing before it is pressed; then says of whom, how many, and what the file says of itself', async () => {
  await shown();
  expect(api.asked).toEqual([]);
  await button('Export').click();
  await expect.element(dialog()).toBeVisible();
  expect(focused()?.textContent).toBe('Export this list');
  await expect.element(dialog()).toMatchTextContent(/Standing: Needs action\s*Unit: Marketing\s*Search: Vass/);
  await expect.element(dialog()).toMatchTextContent(/38 people/);
  await expect.element(dialog()).toMatchTextContent(/who made it and when/);
  await expectAccessible();
  await button('Make the file').click();
  await expect.element(page.getByText(/The log has the same SHA-256\./)).toBeVisible();
  await expect.element(dialog()).toMatchTextContent(/standing.csv is in your downloads.*People\s*38.*Rows\s*40/s);
  await expect.element(dialog()).toMatchTextContent(/Ines Castellan,\s+e1/);
  await expectAccessible();
  expect(wanted()).toEqual([
    {
      report: 'standing',
      shape: 'long',
      format: 'csv',
      filter: { standing: 'action', unit: 'Marketing', q: 'Vass' },
      options: { separator: ',', about: 'end' },
    },
  ]);
  expect(location.search).toBe('');
});

test('a part of the filter that a report does not look at is said and not sent, and the number is not promised', async () => {
  await shown();
  await button('Export').click();
  await page.getByLabelText('Report').selectOptions('Completions');
  await expect.element(dialog()).toMatchTextContent(/does not look at: Standing: Needs action\./);
  await expect.element(dialog()).not.toMatchTextContent(/38 people/);
  await expect.element(dialog()).toMatchTextContent(/People who have left are in it too/);
  await page.getByLabelText('First day').fill('2026-05-01');
  await page.getByLabelText('Last day').fill('2026-01-01');
  await button('Make the file').click();
  await expect.element(page.getByText('The last day comes before the first.')).toBeVisible();
  expect(focused()?.id).toBe('to');
  await expectAccessible();
  await page.getByLabelText('Last day').fill('2026-11-01');
  await button('Make the file').click();
  await expect.element(page.getByText(/completions.csv is in your downloads/)).toBeVisible();
  expect(wanted()).toEqual([
    expect.objectContaining({
      report: 'completions',
      filter: { unit: 'Marketing', q: 'Vass', from: '2026-05-01', to: '2026-11-01' },
    }),
  ]);
});

test('the wide shape is CSV or XLSX; for a program there is nothing about the file in it', async () => {
  await shown();
  await button('Export').click();
  await page.getByLabelText('File').selectOptions('PDF, for reading');
  await expect.element(dialog()).toMatchTextContent(/A PDF has at most 5,000 rows/);
  expect(page.getByLabelText('Between cells').elements()).toHaveLength(0);
  await page.getByLabelText('Rows').selectOptions('One for each person, courses side by side');
  await expect.element(page.getByLabelText('File')).toHaveValue('csv');
  await expect.element(page.getByLabelText('File')).not.toMatchTextContent(/PDF|JSON/);
  await page.getByLabelText('Between cells').selectOptions('Semicolon, for Excel in German');
  await page.getByLabelText('For a program').click();
  await expect.element(dialog()).toMatchTextContent(/Nothing. The log of exports keeps all of it/);
  await button('Make the file').click();
  await expect.element(page.getByText(/is in your downloads/)).toBeVisible();
  expect(wanted()).toEqual([
    expect.objectContaining({ shape: 'pivot', format: 'csv', options: { separator: ';', about: 'none' } }),
  ]);
});

test('it can be left, and says so; what is refused leaves the form', async () => {
  await shown();
  await button('Export').click();
  await page.getByLabelText('File').selectOptions('PDF, for reading');
  const left = api.hold();
  await button('Make the file').click();
  await expect.element(page.getByText('Making the file…')).toBeVisible();
  await expectAccessible();
  await button('Stop').click();
  expect(await left).toBe('left');
  await expect.element(page.getByText('Stopped. No file was saved.', { exact: false })).toBeVisible();
  api.refusing = new ApiError('export_too_large', 'Too much.');
  await button('Make the file').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/too much for this kind of file. Take CSV/);
  await expect.element(page.getByLabelText('File')).toHaveValue('pdf');
  await expectAccessible();
});

test('closing the dialog leaves what it was doing, and the focus is on the button again', async () => {
  await shown();
  await button('Export').click();
  const left = api.hold();
  await button('Make the file').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(await left).toBe('left');
  expect(focused()?.textContent?.trim()).toBe('Export');
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog()).toBeVisible();
  expect(dialog().element().textContent).not.toMatch(/Stopped|downloads/);
});

test('a file that did not arrive as it was sent is told', async () => {
  api.damaged = true;
  await shown();
  await button('Export').click();
  await button('Make the file').click();
  await expect.element(page.getByText(/another SHA-256, 0{64}/)).toBeVisible();
  await expectAccessible();
});

test('what the catalogue refuses is said beside the button', async () => {
  api.refusing = new ApiError('offline', '');
  await shown();
  await button('Export').click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  await button('Export').click();
  await expect.element(dialog()).toBeVisible();
});

test('German, with the semicolon of its spreadsheets; a manager is told of whom it is', async () => {
  api.catalogue.scope = 'reports';
  await shown({ list: { filter: {}, said: {}, count: { rows: 9 } } }, 'de');
  await button('Exportieren').click();
  await expect.element(page.getByLabelText('Zwischen den Zellen')).toHaveValue(';');
  await expect.element(page.getByRole('dialog')).toMatchTextContent(/Alle, die Sie heute führen\s*9 Zeilen/);
  await expectAccessible();
});
