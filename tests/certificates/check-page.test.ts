import { onSqlite } from '../support/database.ts';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Page } from 'playwright';
import { afterAll, expect, onTestFinished } from 'vitest';
import { axeFinds } from '../support/axe.ts';
import { closeBrowser, newBrowser, picture } from '../support/browser.ts';
import { type Installation, installation } from '../support/installation.ts';
import { Keyboard } from '../support/keyboard.ts';
import { certified, edited, verified } from './certified.ts';

afterAll(closeBrowser);

const patient = 180_000;

/** The check page in a browser, with a certificate to check. */
async function checkPage(options: Parameters<typeof newBrowser>[0] = {}) {
  const made = await certified();
  const url = await served(made);
  const pdf = await made.download();
  return { ...made, url, pdf, open: async () => opened(url, options) };
}

async function served({ app }: Installation): Promise<string> {
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return `http://localhost:${(server.address() as AddressInfo).port}/certificates/check`;
}

async function opened(url: string, options?: Parameters<typeof newBrowser>[0]): Promise<Page> {
  const page = await (await newBrowser(options)).newPage();
  await page.goto(url);
  return page;
}

const give = (page: Page, pdf: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer: pdf });

onSqlite(
  'without JavaScript, at the width of a phone and in the dark, a file is checked and the answer comes first',
  { timeout: patient },
  async () => {
    const { open, pdf } = await checkPage({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    const page = await open();
    await picture(page, 'certificate-check-360-dark');
    await give(page, pdf);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('heading', { name: 'Issued here and unchanged' }).waitFor();
    expect(await page.title()).toMatch(/^Issued here and unchanged · Check a certificate/);
    await page.getByText('was neither corrected nor withdrawn since').waitFor();
    await picture(page, 'certificate-check-issued-360-dark');

    await give(
      page,
      edited(pdf, (editor) => editor.retype('Okafor', 'Okafar')),
    );
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByText('Name: the paper says Mina Okafar, the record says Mina Okafor.').waitFor();
    await picture(page, 'certificate-check-changed-360-dark');

    await give(page, Buffer.from('no PDF'));
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page.getByRole('heading', { name: 'This could not be checked' }).waitFor();
  },
);

onSqlite(
  'axe finds nothing at either width, in light and in dark, and nothing is wider than the screen',
  { timeout: patient },
  async () => {
    const { url, pdf } = await checkPage();
    for (const width of [360, 1280]) {
      const page = await opened(url, { viewport: { width, height: 900 } });
      const look = async (name: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          const found = await axeFinds(page, colorScheme === 'light' ? 'everything' : 'colours');
          expect.soft([width, colorScheme, name, found]).toEqual([width, colorScheme, name, []]);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect.soft([width, name, wide]).toEqual([width, name, 0]);
          await picture(page, `certificate-check-${name}-${width}-${colorScheme}`);
        }
      };
      await look('form');
      await give(
        page,
        edited(pdf, (editor) => editor.retype('Okafor', 'Okafar')),
      );
      await page.getByRole('button', { name: 'Check the file' }).click();
      await page.getByRole('heading', { name: 'What differs' }).waitFor();
      await look('answer');
      await page.close();
    }
  },
);

onSqlite(
  'with the keyboard alone the numbers and the lines of the QR code are checked, in German',
  { timeout: patient },
  async () => {
    const { open, pdf, tools } = await checkPage({ locale: 'de-DE' });
    const { certificate } = await verified(pdf, [tools.evidence.vkey]);
    const { index, leafHash, origin, size, root } = certificate!;
    const page = await open();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    const keyboard = new Keyboard(page);
    await keyboard.tabTo('Eintrag', 'text');
    await page.keyboard.type(String(index));
    await keyboard.tabTo('Blatt-Hash', 'text');
    await page.keyboard.type(leafHash);
    await keyboard.enter('Zahlen prüfen');
    await page.getByRole('heading', { name: 'Zu diesen Zahlen gibt es einen Schulungseintrag' }).waitFor();
    expect(await page.locator('main').innerText()).not.toMatch(/Okafor|Whose data/);

    await keyboard.tabTo(/^$/, 'textarea');
    await page.keyboard.insertText([origin, index, leafHash, size, root].join('\n'));
    await keyboard.enter('Zeilen prüfen');
    await page.getByText('wurde seither weder berichtigt noch zurückgezogen').waitFor();

    await keyboard.tabTo(/^$/, 'textarea');
    await page.keyboard.insertText(['lms.example.org/evidence/other', index, leafHash, size, root].join('\n'));
    await keyboard.enter('Zeilen prüfen');
    await page.getByRole('heading', { name: 'Kein solcher Eintrag' }).waitFor();
  },
);

onSqlite('a file that is too large is refused with a page, not with code', { timeout: patient }, async () => {
  const page = await opened(await served(await installation()));
  await give(page, Buffer.alloc(3 * 1_048_576, '%PDF-'));
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByText('The file has more than 2 MB. No certificate is that large.').waitFor();
});
