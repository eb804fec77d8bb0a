import { randomUUID } from 'node:crypto';
import { inParts } from '../../db/in-parts.ts';
import type { Trx } from '../../db/transaction.ts';
import { addPeople } from '../../server/people/change-people.ts';
import { daysAfter } from '../../server/day.ts';

/** Numbers that look drawn, the same in every run. */
export function drawing(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

const firstNames =
  'Ada Aisha Alma Amir Anouk Arjun Bela Carla Chidi Dario Dilek Edda Elin Emeka Enzo Farid Femke Grete Hana Hugo Ines Ivo Jana Jonas Kaja Kofi Lena Leon Liam Lina Luca Maja Malik Marta Mats Mina Nadia Niko Nora Olga Omar Petra Piet Rania Rosa Rune Sami Selma Sofia Stefan Tara Theo Tomas Ulla Vera Wanda Yara Yusuf Zita Zoran'.split(
    ' ',
  );
const nameBegins =
  'Al Ber Cas Dor Eil Fal Gar Hal Ing Jan Kor Lind Mar Nor Oster Pel Quen Ros Stein Tal Ulm Var Wes Zim'.split(' ');
const nameEnds =
  'aker bach berg dahl ek elli er feld gaard hoff holm ino kamp lund man mont nes owski quist rup sen stad strand tti vik wald zer'.split(
    ' ',
  );

export interface Staff {
  /** Ids by number. The first is the head of all, the second the DPO. */
  ids: string[];
  /** Numbers of those who manage somebody. */
  managers: number[];
  units: string[];
  groupIds: string[];
}

/**
 * Hires everybody: teams of 5 to 12 below one head, five levels deep at 50,000; a team works in one unit, and units are of
 * very different size. Everybody has been there for longer than the courses are asked for.
 */
export async function hire(trx: Trx, count: number, today: string, now: Date): Promise<Staff> {
  const draw = drawing(39);
  const units = Array.from({ length: 200 }, (_, i) => `Unit ${String(i + 1).padStart(3, '0')}`);
  const managerOf: number[] = [-1];
  const unitOf: number[] = [0];
  for (let manager = 0; managerOf.length < count; manager++) {
    const unit = Math.floor(units.length * (draw(10_000) / 10_000) ** 2);
    for (let left = 5 + draw(8); left > 0 && managerOf.length < count; left--) {
      managerOf.push(manager);
      unitOf.push(unit);
    }
  }
  const ids = await addPeople(
    trx,
    unitOf.map((unit, n) => {
      const first = firstNames[draw(firstNames.length)]!;
      const last = nameBegins[draw(nameBegins.length)]! + nameEnds[draw(nameEnds.length)]!;
      return {
        staffNumber: staffNumber(n),
        name: `${first} ${last}`,
        email: `${first}.${last}.${n}@bench.example`.toLowerCase(),
        unit: units[unit]!,
        job: `Job ${1 + draw(60)}`,
        location: `Location ${1 + draw(25)}`,
        lang: draw(2) === 0 ? 'en' : 'de',
        joinedOn: daysAfter(today, -3_000 - draw(4_000)),
        leftOn: null,
      };
    }),
    'csv',
    now,
  );
  const since = daysAfter(today, -2_500);
  const relations = ids.map((person_id, n) => ({
    person_id,
    manager_id: ids[managerOf[n]!]!,
    from_on: since,
    until_on: null,
  }));
  for (const part of inParts(relations.slice(1))) await trx.insertInto('management').values(part).execute();
  await trx
    .insertInto('person_role')
    .values({ person_id: ids[1]!, role: 'dpo', granted_at: now.toISOString() })
    .execute();
  return { ids, managers: [...new Set(managerOf)].slice(1), units, groupIds: await groupsOf(trx, ids, since) };
}

export const staffNumber = (n: number): string => `B${String(n).padStart(7, '0')}`;

/** Two groups by rule, two by list: one of a few, one of many. */
async function groupsOf(trx: Trx, ids: string[], since: string): Promise<string[]> {
  const rules = [
    { units: ['Unit 010', 'Unit 020', 'Unit 030'], jobs: [], locations: [] },
    { units: [], jobs: ['Job 7'], locations: ['Location 3', 'Location 4'] },
  ];
  const rows = [
    ...rules.map((rule) => ({ kind: 'rule' as const, matches: JSON.stringify(rule) })),
    ...[0, 1].map(() => ({ kind: 'list' as const, matches: null })),
  ].map((row, i) => ({ id: randomUUID() as string, name: `Group ${i + 1}`, ...row }));
  await trx.insertInto('staff_group').values(rows).execute();
  for (const [group, every] of [
    [rows[2]!, 200],
    [rows[3]!, 10],
  ] as const) {
    const members = ids
      .filter((_, n) => n % every === 3)
      .map((person_id) => ({ group_id: group.id, person_id, from_on: since, until_on: null }));
    for (const part of inParts(members)) await trx.insertInto('group_member').values(part).execute();
  }
  return rows.map((row) => row.id);
}
