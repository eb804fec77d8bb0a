import type { Db } from '../../db/open.ts';
import type { PersonRoleTable } from '../../db/tables/person-role.ts';
import type { Trx } from '../../db/transaction.ts';
import { personOnStaff } from '../people/people-queries.ts';
import { isOnStaff } from '../people/audience.ts';
import { Refusal } from '../refusals.ts';
import type { RoleView } from './directory-shapes.ts';

type Role = PersonRoleTable['role'];

/** Who was granted which role, and by whom. */
export async function rolesGrantedOn(db: Db, today: string): Promise<RoleView[]> {
  const rows = await db
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .leftJoin('person as granter', 'granter.id', 'person_role.granted_by')
    .select(['person.id', 'person.name', 'person.unit', 'role', 'granted_at', 'granter.name as granter'])
    .where((e) => isOnStaff(e, today))
    .orderBy('role')
    .orderBy('person.name')
    .execute();
  return rows.map(({ id, name, unit, role, granted_at, granter }) => ({
    person: { id, name, unit },
    role,
    grantedOn: granted_at.slice(0, 10),
    grantedBy: granter,
  }));
}

/** Grants a role; granting it again changes nothing. Refuses whoever is not on staff (`person_unknown`). */
export async function grantRole(
  trx: Trx,
  { personId, role }: { personId: string; role: Role },
  by: { id: string | null; today: string; now: Date },
): Promise<void> {
  if (!(await personOnStaff(trx, personId, by.today)))
    throw new Refusal('person_unknown', 'Nobody on staff has that id. Choose again.');
  await trx
    .insertInto('person_role')
    .values({ person_id: personId, role, granted_at: by.now.toISOString(), granted_by: by.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes a role back. Refuses to leave the organisation without a data protection officer (`last_dpo`). */
export async function takeRole(
  trx: Trx,
  { personId, role }: { personId: string; role: Role },
  today: string,
): Promise<void> {
  await trx.deleteFrom('person_role').where('person_id', '=', personId).where('role', '=', role).execute();
  if (role !== 'dpo') return;
  const left = await trx
    .selectFrom('person_role')
    .innerJoin('person', 'person.id', 'person_role.person_id')
    .select('person_id')
    .where('role', '=', 'dpo')
    .where((e) => isOnStaff(e, today))
    .limit(1)
    .executeTakeFirst();
  if (!left)
    throw new Refusal(
      'last_dpo',
      'Somebody must be data protection officer here. Grant the role to somebody else first.',
    );
}
