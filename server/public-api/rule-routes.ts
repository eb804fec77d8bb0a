import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import type { Rule } from '../assignments/rule.ts';
import { ruleHistory } from '../assignments/rule-queries.ts';
import { ruleTerms } from '../assignments/rule-routes.ts';
import { changeRules, previewRules, type RuleChange } from '../assignments/rules.ts';
import type { Signed } from '../environment.ts';
import { seen } from '../people/access-log.ts';
import { audience } from '../people/audience.ts';
import { asked, body, opened, told } from './described.ts';
import { once } from './idempotency.ts';
import { aPageOf, paged, pageInMemory } from './paging.ts';
import { anId, day, somebody } from './shapes.ts';

const rule = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.description('Of this wording; a change makes another.')),
    line: v.pipe(v.string(), v.description('Of the rule through all its changes.')),
    courseId: v.string(),
    audience,
    reason: v.string(),
    dueOn: v.nullable(day),
    dueDays: v.number(),
    repeat: v.variant('kind', [
      v.object({ kind: v.literal('never') }),
      v.object({ kind: v.literal('from_completion'), months: v.number() }),
      v.object({ kind: v.literal('fixed_day'), day: v.string() }),
    ]),
    leadDays: v.number(),
    graceDays: v.number(),
    beginsOn: day,
    madeOn: day,
    endedOn: v.pipe(v.nullable(day), v.description('Day (UTC) on which it was changed or ended.')),
  }),
  v.metadata({ ref: 'Rule' }),
);

const terms = v.pipe(ruleTerms, v.metadata({ ref: 'RuleTerms' }));
const known = { id: v.pipe(anId, v.description('The wording that you know; another one refuses the change.')) };
const change = v.pipe(
  v.variant('kind', [
    v.object({ kind: v.literal('make'), terms }),
    v.object({ kind: v.literal('change'), line: anId, ...known, terms }),
    v.object({ kind: v.literal('end'), line: anId, ...known }),
  ]),
  v.metadata({ ref: 'RuleChange' }),
);
const affected = v.object({
  total: v.number(),
  people: v.pipe(v.array(v.object({ ...somebody, dueOn: day })), v.description('The first 100.')),
});
const preview = v.pipe(v.object({ gets: affected, noLonger: affected }), v.metadata({ ref: 'RulePreview' }));
const changed = v.pipe(
  v.object({ id: v.nullable(v.string()), line: v.nullable(v.string()), assigned: v.number(), ended: v.number() }),
  v.metadata({ ref: 'RuleChanged' }),
);
const example = { id: '1f0a…', line: '90bd…', assigned: 40, ended: 0 };

const rulesQuery = v.object({
  which: v.pipe(
    v.optional(v.picklist(['in_force', 'all']), 'in_force'),
    v.description('`all` has those too that were changed or ended.'),
  ),
  ...paged,
});

const shownAtMost = 100;

/** Who must do which course by when. */
export const ruleRoutes = new Hono<Signed>()
  .get(
    '/rules',
    told({ summary: 'Who must do which course by when', scopes: ['assignments:read'], answer: aPageOf(rule) }),
    opened('assignments:read'),
    asked(rulesQuery),
    async (c) => {
      const { which, ...wanted } = c.req.valid('query');
      const all = await ruleHistory(c.var.tools.db);
      const views = all.filter(({ endedAt }) => which === 'all' || endedAt === null).map(viewOf);
      return c.json(pageInMemory('rules', views, wanted));
    },
  )
  .post(
    '/rules/preview',
    told({
      summary: 'Who would be affected by a change of the rules',
      description: 'Changes nothing, so its answer is not kept for an Idempotency-Key.',
      scopes: ['assignments:read'],
      answer: preview,
      refuses: ['invalid_json', 'course_unknown', 'group_unknown', 'rule_unknown', 'rule_changed'],
    }),
    opened('assignments:read'),
    body(change),
    async (c) => {
      const { db, library, today } = c.var.tools;
      await library.refresh();
      const { rounds, endings } = await previewRules(db, library, c.req.valid('json'), today());
      const first = { rounds: rounds.slice(0, shownAtMost), endings: endings.slice(0, shownAtMost) };
      const ids = [...first.rounds, ...first.endings].map(({ person }) => person.id);
      await seen(db, { kind: 'key', id: c.var.key.id }, 'obligations', ids, today());
      const shown = (
        all: readonly { person: { staffNumber: string; name: string; unit: string | null }; dueOn: string }[],
      ) => all.map(({ person: { staffNumber, name, unit }, dueOn }) => ({ staffNumber, name, unit, dueOn }));
      return c.json({
        gets: { total: rounds.length, people: shown(first.rounds) },
        noLonger: { total: endings.length, people: shown(first.endings) },
      });
    },
  )
  .post(
    '/rules',
    told({
      summary: 'Makes a rule and gives out what follows',
      scopes: ['assignments:write'],
      status: 201,
      answer: changed,
      example,
      refuses: ['course_unknown', 'group_unknown'],
      isOnce: true,
    }),
    opened('assignments:write'),
    body(terms),
    async (c) => carryOut(c, { kind: 'make', terms: c.req.valid('json') }, 201),
  )
  .put(
    '/rules/:line',
    told({
      summary: 'Changes a rule',
      scopes: ['assignments:write'],
      answer: changed,
      example,
      refuses: ['course_unknown', 'group_unknown', 'rule_unknown', 'rule_changed'],
    }),
    opened('assignments:write'),
    body(v.pipe(v.object({ ...ruleTerms.entries, ...known }), v.metadata({ ref: 'ChangedRule' }))),
    async (c) => {
      const { id, ...wanted } = c.req.valid('json');
      return carryOut(c, { kind: 'change', line: c.req.param('line'), id, terms: wanted }, 200);
    },
  )
  .post(
    '/rules/:line/end',
    told({
      summary: 'Ends a rule; what is open by it is no longer asked for',
      scopes: ['assignments:write'],
      answer: changed,
      example: { id: null, line: null, assigned: 0, ended: 12 },
      refuses: ['rule_unknown', 'rule_changed'],
      isOnce: true,
    }),
    opened('assignments:write'),
    body(v.strictObject(known)),
    async (c) => carryOut(c, { kind: 'end', line: c.req.param('line'), id: c.req.valid('json').id }, 200),
  );

async function carryOut(c: Context<Signed>, wanted: RuleChange, status: 200 | 201): Promise<Response> {
  const { library, evidence, now, today } = c.var.tools;
  await library.refresh();
  return once(c, wanted, async (trx) => {
    const by = { personId: null, today: today(), now: now() };
    const { rule: made, settled } = await changeRules(trx, { evidence, library }, wanted, by);
    const { assigned, ended } = settled;
    return { status, body: { id: made?.id ?? null, line: made?.line ?? null, assigned, ended } };
  });
}

function viewOf({ madeBy: _madeBy, madeAt, endedAt, ...rest }: Rule) {
  return { ...rest, madeOn: madeAt.slice(0, 10), endedOn: endedAt?.slice(0, 10) ?? null };
}
