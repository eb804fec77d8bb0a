import type { ToTell } from '../../../server/outbox/put.ts';

/** What a platform is to be told of a completion. */
export const told = (id: string, receiverId: string, lane?: string): ToTell => ({
  id,
  channel: 'ags',
  receiverId,
  ...(lane !== undefined && { lane }),
  event: 'passed',
  once: id,
  body: '{}',
});
