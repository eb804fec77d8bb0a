import type { Tools } from './environment.ts';
import { resultSender } from './lms/lti/send-result.ts';
import { cmi5Sender } from './lms/package/send-cmi5.ts';
import { statementSender } from './lms/xapi/send-statement.ts';
import { sendAllDue, type Senders } from './outbox/send.ts';
import { webhookSender } from './reminders/webhook-sender.ts';

/** Who sends what. SCORM is not here: its launcher fetches what the LMS is to be told. */
function sendersWith(tools: Tools): Senders {
  return {
    webhook: webhookSender(tools),
    ags: resultSender(tools),
    xapi: statementSender(tools),
    cmi5: cmi5Sender(tools),
  };
}

/** Sends everything from the outbox that is due, until `ending`. Answers how many deliveries were taken. */
export async function deliverNow(tools: Tools, ending?: AbortSignal): Promise<number> {
  return sendAllDue({ db: tools.db, now: tools.now, senders: sendersWith(tools), ending });
}
