import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../web-components/api/client.ts';
import '../../web-components/my-data/sign-ins.ts';
import type { A39SignIns, SignInsApi, SignInView } from '../../web-components/my-data/sign-ins.ts';
import { expectFitsNarrow } from './narrow.ts';
import { expectAccessible, stage } from './stage.ts';
import { TrainingServer } from './training-server.ts';

const here: SignInView = {
  id: 's1',
  method: 'company',
  origins: ['https://intranet.example', 'https://wiki.example'],
  since: '2026-11-24T08:00:00.000Z',
  until: '2026-11-24T20:00:00.000Z',
  here: true,
};

class SignInsServer extends TrainingServer implements SignInsApi {
  all: SignInView[] = [here, { ...here, id: 's2', method: 'host', origins: [], here: false }];
  refusing: ApiError | null = null;

  signIns = async () => [...this.all];
  endSignIn = async (id: string) => {
    this.asked.push(`end ${id}`);
    if (this.refusing) throw this.refusing;
    this.all = this.all.filter((one) => one.id !== id);
  };
  endAllSignIns = async () => void this.asked.push('end all');
  leave = () => void this.asked.push('leave');
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('says where I am signed in, ends another sign-in, and leaves when this one or all are ended', async () => {
  const api = new SignInsServer();
  const element = await stage<A39SignIns>('a39-sign-ins', { api });
  await expect.element(page.getByText(/here, now/)).toBeVisible();
  await expect.element(page.getByText('Also used in: intranet.example, wiki.example')).toBeVisible();
  await expect.element(page.getByText(/^Since 24 Nov 2026, .* until 24 Nov 2026/).first()).toBeVisible();
  await expectAccessible();

  api.refusing = new ApiError('sign_in_unknown', '');
  await button(/^End: A page of the intranet/).click();
  await expect.element(page.getByRole('alert')).toHaveTextContent('That sign-in is over already.');
  api.refusing = null;
  await button(/^End: A page of the intranet/).click();
  await expect.element(page.getByText('That sign-in is over.')).toBeVisible();
  await expect.element(button(/^End: A page of the intranet/)).not.toBeInTheDocument();
  expect(api.asked).not.toContain('leave');

  await button(/^End: Sign-in of your company/).click();
  await expect.poll(() => api.asked.slice(-2)).toEqual(['end s1', 'leave']);
  await button('Sign out everywhere').click();
  await expect.poll(() => api.asked.slice(-2)).toEqual(['end all', 'leave']);
  await expectFitsNarrow(element);
});
