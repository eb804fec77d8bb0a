import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import { titlesIn } from '../assignments/course-titles.ts';
import { daysAfter } from '../day.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { Refusal } from '../refusals.ts';
import { aDay, query } from '../validated.ts';
import { scopeFor, type AuditScope } from './audit-scope.ts';
import { lateJoiners } from './joiners.ts';
import type { Context } from 'hono';
import type { Answers, LateJoiners } from './question-shapes.ts';
import { answersTo } from './questions.ts';

const aPeriod = v.object({ from: v.optional(aDay), to: v.optional(aDay) });

/** The auditor's questions as the DPO sees them: about everybody, in the last year or in the period that is asked about. */
export const questionRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', query(aPeriod), async (c) => {
    const scope = await scopeIn(c, c.req.valid('query'));
    return c.json<Answers>(await answersTo(c.var.tools, scope, { titleOf: titlesIn(c), withCategory: true }));
  })
  .get('/late-joiners', query(aPeriod), async (c) => {
    const { db, today } = c.var.tools;
    const scope = await scopeIn(c, c.req.valid('query'));
    const { shown, ids } = await lateJoiners(db, scope, { maySeeNames: true, titleOf: titlesIn(c) });
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'overdue', ids, today());
    return c.json<LateJoiners>(shown);
  });

/** Refuses a period that ends before it begins (`invalid_input`). */
async function scopeIn(c: Context<Signed>, { from, to }: v.InferOutput<typeof aPeriod>): Promise<AuditScope> {
  const { db, today } = c.var.tools;
  const last = to ?? today();
  const first = from ?? daysAfter(last, -364);
  if (last < first) throw new Refusal('invalid_input', 'to: The period ends before it begins.');
  return scopeFor(db, { audience: { kind: 'everyone' }, from: first, to: last }, today());
}
