import { Hono } from 'hono';
import { requireRole } from '../access/guard.ts';
import { dayOf } from '../day.ts';
import { languageOf } from '../language.ts';
import type { Signed } from '../environment.ts';
import { teamOf } from './team.ts';

export const assignmentRoutes = new Hono<Signed>().get('/team', requireRole('manager'), async (c) => {
  const { db, library, now } = c.var.tools;
  const titleOf = (courseId: string) => library.current(courseId, languageOf(c)).title;
  return c.json(await teamOf(db, c.var.asker.person.id, dayOf(now()), titleOf));
});
