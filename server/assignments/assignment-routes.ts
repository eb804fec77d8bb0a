import { Hono } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { aDay, jsonBody, oneLine, query } from '../validated.ts';
import { askToRetake, retakePreview, versionToRetake } from './retake-course.ts';
import type { RetakeAsked, RetakePreview } from './retake-shapes.ts';

const content = v.pipe(v.string(), v.maxLength(80));
const whichVersion = v.object({ content });
const toRetake = v.object({
  content,
  dueOn: aDay,
  reason: oneLine(3, 200),
});

const decides = requireRole('training_admin', 'dpo');

export const assignmentRoutes = new Hono<Signed>()
  .get('/courses/:course/retake', decides, query(whichVersion), async (c) => {
    const { db, library, today } = c.var.tools;
    // Another server may have published.
    await library.refresh();
    const version = versionToRetake(library, c.req.param('course'), c.req.valid('query').content);
    return c.json<RetakePreview>({ people: await retakePreview(db, version, today()) });
  })
  .post('/courses/:course/retake', decides, jsonBody(toRetake), async (c) => {
    const { db, library, evidence, now, today } = c.var.tools;
    const { content: wanted, dueOn, reason } = c.req.valid('json');
    await library.refresh();
    const version = versionToRetake(library, c.req.param('course'), wanted);
    const assigned = await inTransaction(db, (trx) =>
      askToRetake(trx, evidence, { version, dueOn, reason }, today(), now()),
    );
    return c.json<RetakeAsked>({ assigned });
  });
