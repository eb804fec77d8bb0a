import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../../../db/tables/index.ts';
import { inParts } from '../../../db/in-parts.ts';
import { EntryView } from '../../evidence/entry-view.ts';
import type { PersonClaim } from '../../evidence/facts.ts';
import { entriesWith } from '../../evidence/log-queries.ts';
import { columnsOf } from '../catalogue.ts';
import { ofPeopleOnly, peopleMeant } from '../people-meant.ts';
import { byPeople, headings, type Reading, type Report } from '../reading.ts';

/** Who joined, moved or left in the period, in the unit that the evidence entry names. */
export async function rosterReport(reading: Reading): Promise<Report> {
  const { snapshot, chosen, say } = reading;
  const { from, to } = reading.order.filter;
  const isMeant = (builder: unknown) => {
    const e = builder as ExpressionBuilder<Database, 'roster_event'>;
    return e.and([
      ...(from ? [e('roster_event.on_day', '>=', from)] : []),
      ...(to ? [e('roster_event.on_day', '<=', to)] : []),
    ]);
  };
  const people = await peopleMeant(
    { snapshot, chosen: ofPeopleOnly(chosen) },
    (e) =>
      e.exists(
        e
          .selectFrom('roster_event')
          .select('roster_event.person_id')
          .whereRef('roster_event.person_id', '=', 'person.id')
          .where(isMeant),
      ),
    true,
  );
  const events = snapshot.selectFrom('roster_event').where(isMeant);
  const counted = await events
    .select('person_id')
    .select((e) => e.fn.countAll<number>().as('rows'))
    .groupBy('person_id')
    .execute();
  const meant = new Set(people.map((one) => one.id));
  return {
    people: [...meant],
    rows: counted.filter((row) => meant.has(row.person_id)).reduce((sum, row) => sum + row.rows, 0),
    columns: headings(columnsOf.roster, reading),
    versions: [],
    batches: () =>
      byPeople(people, async (ids, these) => {
        const rows = await events.selectAll().where('person_id', 'in', ids).orderBy('evidence_idx').execute();
        const units = await unitsIn(
          reading,
          rows.map((row) => row.evidence_idx),
        );
        const byPerson = Map.groupBy(rows, (row) => row.person_id);
        return these.flatMap(({ id, staffNumber, name }) =>
          (byPerson.get(id) ?? []).map(({ evidence_idx, kind, on_day }) => [
            staffNumber,
            name,
            units.get(evidence_idx) ?? null,
            say(kind),
            on_day,
            evidence_idx,
          ]),
        );
      }),
  };
}

/** The units that entries name: where somebody works now says nothing about then. */
async function unitsIn({ snapshot }: Reading, indexes: number[]): Promise<Map<number, string | null>> {
  const units = new Map<number, string | null>();
  for (const part of inParts(indexes))
    for (const entry of await entriesWith(snapshot, part)) {
      const { index, claims } = new EntryView(entry);
      units.set(index, (claims['person'] as PersonClaim | undefined)?.unit ?? null);
    }
  return units;
}
