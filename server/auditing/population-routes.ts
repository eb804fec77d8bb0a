import { Hono } from 'hono';
import * as v from 'valibot';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { aDay, query } from '../validated.ts';
import type { PopulationErrand } from './population-thread.ts';
import { onThread } from '../threads/errand.ts';
import type { PopulationQuestion } from './population.ts';
import type { Population } from './population-shapes.ts';

const aQuestion = v.object({
  on: aDay,
  course: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(80))),
  unit: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(120))),
  joinedFrom: v.optional(aDay),
  page: v.optional(v.pipe(v.string(), v.regex(/^\d{1,6}$/, 'give the number of a page, the first is 0')), '0'),
});
const rowsOnPage = 100;

/** Who should have been trained on a day, who was and who not, for the DPO. */
export const populationRoutes = new Hono<Signed>().get('/', requireRole('dpo'), query(aQuestion), async (c) => {
  const { db, config, today } = c.var.tools;
  const { on, course, unit, joinedFrom, page } = c.req.valid('query');
  const found = await population(config.database, {
    on,
    courseId: course ?? null,
    unit: unit ?? null,
    joinedFrom: joinedFrom ?? null,
    personId: null,
    page: Number(page),
    size: rowsOnPage,
  });
  const shown = found.rows.flatMap((row) => row.personId ?? []);
  await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'evidence', shown, today());
  return c.json(found);
});

/** The answer, read from the log on a thread of its own. */
export async function population(database: string, question: PopulationQuestion): Promise<Population> {
  return onThread<PopulationErrand>(new URL('./population-thread.ts', import.meta.url), { database, question });
}
