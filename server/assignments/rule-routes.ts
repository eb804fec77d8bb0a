import { Hono, type Context } from 'hono';
import type { Kysely } from 'kysely';
import * as v from 'valibot';
import { inParts } from '../../db/in-parts.ts';
import type { Database } from '../../db/tables/index.ts';
import { inTransaction } from '../../db/transaction.ts';
import { requireRole } from '../access/guard.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { audience } from '../people/audience.ts';
import { aDay, jsonBody, oneLine } from '../validated.ts';
import { titlesIn } from './course-titles.ts';
import type { Rule } from './rule.ts';
import { ruleHistory } from './rule-queries.ts';
import type { RulePreview, Rules, RulesChanged, RuleView } from './rule-shapes.ts';
import { changeRules, previewRules, type RuleChange } from './rules.ts';

const days = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(least, `give at least ${least}`),
    v.maxValue(most, `give at most ${most}`),
  );

/** What a rule says. Sensible where it is silent: thirty days for joiners, a round a month before it is due. */
export const ruleTerms = v.object({
  courseId: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
  audience,
  reason: oneLine(3, 200),
  dueOn: v.optional(v.nullable(aDay), null),
  dueDays: v.optional(days(1, 365), 30),
  repeat: v.optional(
    v.variant('kind', [
      v.object({ kind: v.literal('never') }),
      v.object({ kind: v.literal('from_completion'), months: days(1, 60) }),
      v.object({
        kind: v.literal('fixed_day'),
        day: v.pipe(
          v.string(),
          v.check((day) => v.is(aDay, `2024-${day}`), 'Write the day of a year as 11-30.'),
        ),
      }),
    ]),
    { kind: 'never' },
  ),
  leadDays: v.optional(days(1, 180), 30),
  graceDays: v.optional(days(0, 90), 0),
});
const known = { id: v.pipe(v.string(), v.maxLength(100)) };
const aChange = v.variant('kind', [
  v.object({ kind: v.literal('make'), terms: ruleTerms }),
  v.object({ kind: v.literal('change'), line: v.string(), ...known, terms: ruleTerms }),
  v.object({ kind: v.literal('end'), line: v.string(), ...known }),
]);

/** More names than this help nobody to decide. */
const shownAtMost = 100;

/** Who must do which course by when, for those who answer for it. */
export const ruleRoutes = new Hono<Signed>()
  .use(requireRole('training_admin', 'dpo'))
  .get('/', async (c) => {
    const { db, library, today } = c.var.tools;
    await library.refresh();
    const titleOf = titlesIn(c);
    const all = await ruleHistory(db);
    const views = await viewsOf(db, all, titleOf);
    const courses = [...new Set(library.all().map((version) => version.courseId))].sort();
    return c.json<Rules>({
      today: today(),
      inForce: views.filter((rule) => rule.endedOn === null),
      before: views.filter((rule) => rule.endedOn !== null),
      courses: courses.map((id) => ({ id, title: titleOf(id) })),
    });
  })
  .post('/preview', jsonBody(aChange), async (c) => {
    const { db, library, today } = c.var.tools;
    await library.refresh();
    const { rounds, endings } = await previewRules(db, library, c.req.valid('json'), today());
    const shown = (all: readonly { person: { id: string; name: string; unit: string | null }; dueOn: string }[]) => ({
      total: all.length,
      people: all.slice(0, shownAtMost).map(({ person: { id, name, unit }, dueOn }) => ({ id, name, unit, dueOn })),
    });
    const preview: RulePreview = { gets: shown(rounds), noLonger: shown(endings) };
    const ids = [...preview.gets.people, ...preview.noLonger.people].map((person) => person.id);
    await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'obligations', ids, today());
    return c.json(preview);
  })
  .post('/', jsonBody(ruleTerms), async (c) => carryOut(c, { kind: 'make', terms: c.req.valid('json') }))
  .put('/:line', jsonBody(v.object({ ...ruleTerms.entries, ...known })), async (c) => {
    const { id, ...terms } = c.req.valid('json');
    return carryOut(c, { kind: 'change', line: c.req.param('line'), id, terms });
  })
  .delete('/:line', jsonBody(v.object(known)), async (c) =>
    carryOut(c, { kind: 'end', line: c.req.param('line'), id: c.req.valid('json').id }),
  );

async function carryOut(c: Context<Signed>, change: RuleChange) {
  const { db, library, evidence, now, today } = c.var.tools;
  await library.refresh();
  const by = { personId: c.var.asker.person.id, today: today(), now: now() };
  const { rule, settled } = await inTransaction(db, (trx) => changeRules(trx, { evidence, library }, change, by));
  const [view] = await viewsOf(db, rule ? [rule] : [], titlesIn(c));
  return c.json<RulesChanged>({ rule: view ?? null, assigned: settled.assigned, ended: settled.ended });
}

async function viewsOf(
  db: Kysely<Database>,
  rules: readonly Rule[],
  titleOf: (courseId: string) => string,
): Promise<RuleView[]> {
  const groups = await db.selectFrom('staff_group').select(['id', 'name']).execute();
  const people = await namesOf(
    db,
    rules.flatMap(({ madeBy, audience: a }) => [...(madeBy ? [madeBy] : []), ...(a.kind === 'people' ? a.ids : [])]),
  );
  const nameIn = (list: { id: string; name: string }[]) => (id: string) =>
    list.find((one) => one.id === id)?.name ?? [];
  return rules.map(({ madeBy, madeAt, endedAt, ...rule }) => ({
    ...rule,
    title: titleOf(rule.courseId),
    audienceNames:
      rule.audience.kind === 'groups'
        ? rule.audience.ids.flatMap(nameIn(groups))
        : rule.audience.kind === 'people'
          ? rule.audience.ids.flatMap((id) => people.get(id) ?? [])
          : rule.audience.kind === 'matching'
            ? [...rule.audience.units, ...rule.audience.jobs, ...rule.audience.locations]
            : [],
    madeBy: (madeBy && people.get(madeBy)) ?? null,
    madeOn: madeAt.slice(0, 10),
    endedOn: endedAt?.slice(0, 10) ?? null,
  }));
}

async function namesOf(db: Kysely<Database>, ids: string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const part of inParts([...new Set(ids)]))
    for (const row of await db.selectFrom('person').select(['id', 'name']).where('id', 'in', part).execute())
      names.set(row.id, row.name);
  return names;
}
