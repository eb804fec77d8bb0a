import { toRule, type Rule } from '../../assignments/rule.ts';
import type { Audience } from '../../people/audience.ts';
import { columnsOf } from '../catalogue.ts';
import { currentOf, headings, type Cell, type Reading, type Report } from '../reading.ts';

/** Every rule that was in force in the period, as it stood. It names no learner: of people by name it has their number. */
export async function rulesReport(reading: Reading): Promise<Report> {
  const { snapshot, versions, order } = reading;
  const { course, from, to } = order.filter;
  const found = await snapshot
    .selectFrom('assignment_rule')
    .leftJoin('person as maker', 'maker.id', 'assignment_rule.made_by')
    .leftJoin('person as ender', 'ender.id', 'assignment_rule.ended_by')
    .selectAll('assignment_rule')
    .select(['maker.name as maker', 'ender.name as ender'])
    .$if(course !== undefined, (q) => q.where('course_id', '=', course!))
    .$if(from !== undefined, (q) => q.where((e) => e.or([e('ended_at', 'is', null), e('ended_at', '>=', from!)])))
    .$if(to !== undefined, (q) => q.where('made_at', '<=', `${to!}T23:59:59.999Z`))
    .orderBy('course_id')
    .orderBy('line')
    .orderBy('made_at')
    .execute();
  const groups = await snapshot.selectFrom('staff_group').select(['id', 'name']).execute();
  const groupNames = new Map(groups.map((group) => [group.id, group.name]));
  return {
    people: [],
    rows: found.length,
    columns: headings(columnsOf.rules, reading),
    versions: currentOf(versions, new Set(found.map((row) => row.course_id))),
    async *batches() {
      yield found.map((row) => cellsOf(reading, toRule(row), { ...row, groupNames }));
    },
  };
}

function cellsOf(
  reading: Reading,
  rule: Rule,
  by: { maker: string | null; ender: string | null; groupNames: ReadonlyMap<string, string> },
): Cell[] {
  return [
    rule.line,
    rule.courseId,
    reading.titleOf(rule.courseId),
    audienceInWords(reading, rule.audience, by.groupNames),
    rule.reason,
    rule.dueOn,
    rule.dueDays,
    repeatInWords(reading, rule),
    rule.leadDays,
    rule.graceDays,
    rule.beginsOn,
    rule.madeAt.slice(0, 10),
    by.maker,
    rule.endedAt?.slice(0, 10) ?? null,
    by.ender,
  ];
}

function audienceInWords({ words }: Reading, audience: Audience, groupNames: ReadonlyMap<string, string>): string {
  const { rule } = words;
  if (audience.kind === 'everyone') return rule.everyone;
  if (audience.kind === 'people') return rule.people(audience.ids.length);
  if (audience.kind === 'groups') return rule.groups(audience.ids.map((id) => groupNames.get(id) ?? id).join(', '));
  return (['units', 'jobs', 'locations'] as const)
    .filter((name) => audience[name].length > 0)
    .map((name) => `${rule.matching[name]}: ${audience[name].join(', ')}`)
    .join('; ');
}

function repeatInWords({ words }: Reading, { repeat }: Rule): string {
  if (repeat.kind === 'never') return words.rule.never;
  return repeat.kind === 'from_completion' ? words.rule.fromCompletion(repeat.months) : words.rule.fixedDay(repeat.day);
}
