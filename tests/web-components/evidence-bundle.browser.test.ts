import fc from 'fast-check';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import { readIndexes } from '../../web-components/evidence/bundle-wish.ts';
import type { A39Bundle } from '../../web-components/evidence/bundle.ts';
import '../../web-components/evidence/bundle.ts';
import { expectAccessible, focused, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const make = () => page.getByRole('button', { name: 'Make the bundle' });
const kind = (name: string) => page.getByRole('radio', { name });
const ordered = (api: TrainingServer): unknown[] =>
  api.asked.filter((one) => one.startsWith('bundle ')).map((one) => JSON.parse(one.slice('bundle '.length)));

async function bundle(api: TrainingServer, lang = 'en'): Promise<A39Bundle> {
  return stage<A39Bundle>('a39-bundle', { api, size: 43, firstDate: '2026-10-01' }, lang);
}

test('numbers of entries are read in whatever form they were sent, ascending and each once', () => {
  expect(readIndexes('12, 15 18\n20')).toEqual([12, 15, 18, 20]);
  expect(readIndexes('#7; [3]\r\n• 5\t| 4.')).toEqual([3, 4, 5, 7]);
  expect(readIndexes('20-23, 30 – 31\n- 5')).toEqual({ why: 'notNumber', text: '-' });
  expect(readIndexes('20-23, 30 – 31')).toEqual([20, 21, 22, 23, 30, 31]);
  expect(readIndexes('12, 1.5')).toEqual({ why: 'notNumber', text: '1.5' });
  expect(readIndexes('12 and 15')).toEqual({ why: 'notNumber', text: 'and' });
  expect(readIndexes('9-5')).toEqual({ why: 'range', text: '9-5' });
  expect(readIndexes('0-999999999')).toEqual({ why: 'range', text: '0-999999999' });
  expect(readIndexes(' \n')).toEqual([]);
  const separator = fc.constantFrom(',', ', ', ' ', '\n', ';', '\t', '\r\n', ' | ', ',\n');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), separator)), (drawn) => {
      const text = drawn.map(([index, between]) => `${index}${between}`).join('');
      expect(readIndexes(text)).toEqual([...new Set(drawn.map(([index]) => index))].sort((a, b) => a - b));
    }),
  );
});

test('begins with the question; what is to be filled in and the button come with the answer', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await expect.element(page.getByRole('group', { name: 'What does the auditor want?' })).toBeVisible();
  expect(make().elements()).toHaveLength(0);
  await expect.element(page.getByText('Training is not behaviour.', { exact: false })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'The checking page (verify.html)' })).toHaveAttribute('download');
  await expectAccessible();
  await kind('Everything').click();
  await expect.element(page.getByText('personal data of everybody on record', { exact: false })).toBeVisible();
  expect(location.search).toBe('?bundle=full');
  await make().click();
  await expect.element(page.getByText('evidence.zip is in your downloads.')).toBeVisible();
  expect(ordered(api)).toEqual([{ kind: 'full', age: null }]);
  await expectAccessible();
});

test('a period: both days, in their order', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await kind('A period').click();
  await make().click();
  await expect.element(page.getByLabelText('First day')).toHaveAccessibleDescription('Give a day.');
  await expect.element(page.getByLabelText('Last day')).toHaveAccessibleDescription('Give a day.');
  expect(focused()).toBe(page.getByLabelText('First day').element());
  await page.getByLabelText('First day').fill('2026-11-20');
  await page.getByLabelText('Last day').fill('2026-11-02');
  await make().click();
  await expect.element(page.getByLabelText('Last day')).toHaveAccessibleDescription(/comes before the first/);
  await expectAccessible();
  await page.getByLabelText('First day').fill('2026-11-01');
  expect(location.search).toBe('?bundle=period&from=2026-11-01&to=2026-11-02');
  await make().click();
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(ordered(api)).toEqual([{ kind: 'period', from: '2026-11-01', to: '2026-11-02', age: null }]);
});

test('a sample: says what it understood, names what it cannot read, and can leave out who it was', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await kind('Entries that the auditor drew').click();
  const numbers = page.getByLabelText('Numbers of the entries');
  await make().click();
  await expect.element(numbers).toHaveAccessibleDescription(/Paste at least one number/);
  await numbers.fill('12, 15 18\n20 x');
  await make().click();
  await expect.element(numbers).toHaveAccessibleDescription(/“x” is not the number of an entry/);
  await numbers.fill('0-1999, 2000');
  await make().click();
  await expect.element(numbers).toHaveAccessibleDescription(/At most 2,000/);
  await numbers.fill('12, 15 18\n20');
  await expect.element(page.getByText('4 entries: 12, 15, 18, 20')).toBeVisible();
  await expect.element(page.getByText('personal data of the people in it', { exact: false })).toBeVisible();
  await page.getByLabelText('Leave out who it was').click();
  await expect.element(page.getByText('Nobody is named in the file', { exact: false })).toBeVisible();
  await expectAccessible();
  await make().click();
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(ordered(api)).toEqual([{ kind: 'sample', indexes: [12, 15, 18, 20], hideWho: true, age: null }]);
  expect(location.search).toBe('?bundle=sample&entries=12%2C15%2C18%2C20&names=hidden');
});

test('one record: one number; a nonce is not asked for, because its bundle has no log to see it in', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await kind('One record').click();
  const number = page.getByLabelText('Number of the entry');
  await number.fill('12 13');
  await make().click();
  await expect.element(number).toHaveAccessibleDescription(/“12 13” is not the number/);
  await number.fill('41');
  await page.getByText('More protection', { exact: false }).click();
  expect(page.getByLabelText('Nonce of the auditor').elements()).toHaveLength(0);
  await make().click();
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(ordered(api)).toEqual([{ kind: 'certificate', index: 41, age: null }]);
});

test('the nonce goes into the log before the bundle, and once, however often the bundle is made', async () => {
  const api = new TrainingServer();
  const element = await bundle(api);
  let grown = 0;
  element.addEventListener('grown', () => grown++);
  await kind('Everything').click();
  await page.getByText('More protection', { exact: false }).click();
  const nonce = page.getByLabelText('Nonce of the auditor');
  await nonce.fill('two words');
  await make().click();
  await expect.element(nonce).toHaveAccessibleDescription(/without spaces/);
  await expectAccessible();
  await nonce.fill('drawn-2026');
  const real = api.bundle;
  api.bundle = () => Promise.reject(new ApiError('offline', ''));
  await make().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/);
  api.bundle = real;
  await make().click();
  await expect.element(page.getByText('The nonce is entry 43 of the log.')).toBeVisible();
  expect(api.asked).toEqual(['enterNonce drawn-2026', 'bundle {"kind":"full","age":null}']);
  expect(grown).toBe(1);
  await nonce.fill('another');
  await make().click();
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(api.asked.filter((one) => one.startsWith('enterNonce'))).toEqual([
    'enterNonce drawn-2026',
    'enterNonce another',
  ]);
});

test('what the server refuses is said at its field', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await kind('Entries that the auditor drew').click();
  await page.getByLabelText('Numbers of the entries').fill('12, 43, 99');
  api.refuseWith = new ApiError('entry_unknown', 'The log has no entry 43: it has 43, the first of them is 0.');
  await make().click();
  const numbers = page.getByLabelText('Numbers of the entries');
  await expect.element(numbers).toHaveAccessibleDescription(/The log has no entry 43, 99. The last one is 42./);
  expect(focused()).toBe(numbers.element());
  await expectAccessible();

  await page.getByText('More protection', { exact: false }).click();
  await page.getByLabelText('Encrypt to the auditor').fill('ssh-rsa AAAA');
  api.refuseWith = null;
  await make().click();
  const age = page.getByLabelText('Encrypt to the auditor');
  await expect.element(age).toHaveAccessibleDescription(/This is not a public age key/);
  await age.fill('age1wrong');
  api.refuseWith = new ApiError(
    'invalid_input',
    'The request does not fit. age: give a recipient that begins with age1.',
  );
  await make().click();
  await expect.element(age).toHaveAccessibleDescription(/This is not a public age key/);
  expect(focused()).toBe(age.element());
  api.refuseWith = new ApiError('invalid_input', 'The request does not fit.');
  await make().click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/The server does not accept this/);
  api.refuseWith = null;
  await make().click();
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(ordered(api).at(-1)).toMatchObject({ age: 'age1wrong' });
});

test('says how much has come while it is made, and does not begin twice', async () => {
  const api = new TrainingServer();
  let finish = (): void => {};
  let begun = 0;
  const real = api.bundle;
  api.bundle = async (order, received) => {
    begun++;
    received(5 * 1024 * 1024);
    await new Promise<void>((resolve) => (finish = resolve));
    return real(order, received);
  };
  await bundle(api);
  await kind('Everything').click();
  await make().click();
  await expect.element(page.getByText('5,120 KB so far')).toBeVisible();
  await expect.element(page.getByRole('status')).toMatchTextContent(/Making the bundle…/);
  await expectAccessible();
  await page.getByRole('button', { name: 'Making the bundle…' }).click({ force: true });
  finish();
  await expect.element(page.getByRole('button', { name: 'Make it again' })).toBeVisible();
  expect(begun).toBe(1);
});

test('the address brings the choice back; Back and Forward go through it', async () => {
  const element = await bundle(new TrainingServer());
  history.replaceState(null, '', '?bundle=sample&entries=3,4&names=hidden&on=2026-11-24');
  await element.reload();
  await expect.element(kind('Entries that the auditor drew')).toBeChecked();
  await expect.element(page.getByLabelText('Numbers of the entries')).toHaveValue('3, 4');
  await expect.element(page.getByLabelText('Leave out who it was')).toBeChecked();
  // What another part of the screen put there stays.
  await kind('Everything').click();
  expect(location.search).toBe('?bundle=full&on=2026-11-24');
  history.replaceState(null, '', '?bundle=certificate&entries=41');
  dispatchEvent(new PopStateEvent('popstate'));
  await expect.element(page.getByLabelText('Number of the entry')).toHaveValue('41');
});

test('is done with the keyboard alone', async () => {
  const api = new TrainingServer();
  await bundle(api);
  await userEvent.tab();
  await userEvent.keyboard('[Space]');
  await expect.element(kind('Everything')).toBeChecked();
  await userEvent.keyboard('[ArrowDown][ArrowDown]');
  await expect.element(kind('Entries that the auditor drew')).toBeChecked();
  await userEvent.tab();
  await userEvent.keyboard('12 15');
  await userEvent.tab();
  await userEvent.keyboard('[Space]');
  await userEvent.tab();
  await userEvent.tab();
  await userEvent.keyboard('[Enter]');
  await expect.element(page.getByText('is in your downloads', { exact: false })).toBeVisible();
  expect(ordered(api)).toEqual([{ kind: 'sample', indexes: [12, 15], hideWho: true, age: null }]);
});

test('fits 360 pixels and speaks German', async () => {
  await page.viewport(360, 800);
  await bundle(new TrainingServer(), 'de');
  await kind('Einen Zeitraum').click();
  await page.getByText('Mehr Schutz', { exact: false }).click();
  await page.getByRole('button', { name: 'Paket erstellen' }).click();
  await expect.element(page.getByLabelText('Erster Tag')).toHaveAccessibleDescription('Gib einen Tag an.');
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  await expectAccessible();
  await page.viewport(1000, 800);
});
