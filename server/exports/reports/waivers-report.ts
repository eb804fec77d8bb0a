import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { daysAfter } from '../../day.ts';
import { columnsOf } from '../catalogue.ts';
import { ofPeopleOnly, peopleMeant } from '../people-meant.ts';
import { currentOf, headings, rowsByPeople, type Reading, type Report } from '../reading.ts';

/**
 * Who need not do which course. Why is told to those who grant waivers; others learn who is exempt today, and no more
 * (embedding.md 5.2).
 */
export async function waiversReport(reading: Reading): Promise<Report> {
  const { snapshot, chosen, withCategory, today, versions, titleOf, say } = reading;
  const { course } = chosen;
  const [from, to] = withCategory ? [reading.order.filter.from, reading.order.filter.to] : [today, today];
  const isMeant = (builder: unknown) => {
    const e = builder as ExpressionBuilder<Database, 'waiver'>;
    return e.and([
      ...(course ? [e('waiver.course_id', '=', course)] : []),
      ...(from
        ? [
            e('waiver.until_on', '>=', from),
            e.or([e('waiver.ended_at', 'is', null), e('waiver.ended_at', '>=', daysAfter(from, 1))]),
          ]
        : []),
      ...(to ? [e('waiver.granted_at', '<', daysAfter(to, 1))] : []),
    ]);
  };
  const people = await peopleMeant(
    { snapshot, chosen: ofPeopleOnly(chosen) },
    (e) =>
      e.exists(
        e.selectFrom('waiver').select('waiver.id').whereRef('waiver.person_id', '=', 'person.id').where(isMeant),
      ),
    withCategory,
  );
  const meant = new Set(people.map((one) => one.id));
  const all = await snapshot
    .selectFrom('waiver')
    .selectAll()
    .where(isMeant)
    .orderBy('granted_at')
    .orderBy('evidence_idx')
    .execute();
  const mine = all.filter((row) => meant.has(row.person_id));
  return {
    people: [...meant],
    rows: mine.length,
    columns: headings(columnsOf.waivers, reading),
    versions: currentOf(versions, new Set(mine.map((row) => row.course_id))),
    batches: () =>
      rowsByPeople(
        people,
        async () => mine,
        ({ staffNumber, name, unit }, row) => [
          staffNumber,
          name,
          unit,
          row.course_id,
          titleOf(row.course_id),
          say(withCategory ? row.category : 'exempt'),
          row.granted_at.slice(0, 10),
          row.until_on,
          row.ended_at?.slice(0, 10) ?? null,
        ],
      ),
  };
}
