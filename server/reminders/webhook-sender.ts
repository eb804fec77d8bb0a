import type { Tools } from '../environment.ts';
import type { Send } from '../outbox/send.ts';
import { postWebhook } from './webhook-post.ts';

/** Sends what webhooks are told. */
export function webhookSender({ db, config, now }: Pick<Tools, 'db' | 'config' | 'now'>): Send {
  return async ({ id, receiverId, body }) => {
    const webhook = await db
      .selectFrom('webhook')
      .select(['url', 'secret', 'paused_at'])
      .where('id', '=', receiverId)
      .executeTakeFirst();
    if (!webhook) return { outcome: 'refused', status: null, detail: 'There is no such webhook any more.' };
    if (webhook.paused_at !== null) return { outcome: 'paused' };
    const { url, secret } = webhook;
    const status = await postWebhook(url, { id, body, secret }, { allowPrivate: config.webhookPrivate, now: now() });
    if (status >= 200 && status < 300) return { outcome: 'delivered', status };
    const redirects = status >= 300 && status < 400 ? ' Redirects are not followed; set the final address.' : '';
    const detail = `${new URL(url).host} answered ${status}.${redirects}`;
    // 410: the receiver wants no more of these (Standard Webhooks).
    return { outcome: status === 410 ? 'refused' : 'later', status, detail };
  };
}
