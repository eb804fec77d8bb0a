import type { Db } from '../../db/open.ts';
import type { Row } from './own-data-shapes.ts';

/** The row of the person, with what a directory calls them. */
export async function personRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('person')
    .select(['id', 'staff_number', 'name', 'email', 'unit', 'job', 'location', 'lang', 'joined_on', 'left_on'])
    .select(['external_id', 'user_name', 'manager_ref', 'source', 'changed_at', 'revision'])
    .where('id', '=', id)
    .execute();
}

export async function roleRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('person_role')
    .leftJoin('person', 'person.id', 'granted_by')
    .select(['role', 'granted_at', 'person.name as by'])
    .where('person_id', '=', id)
    .orderBy('role')
    .execute();
}

/** Who manages the person and whom they manage, who stands in for whom, from when until when (exclusive). */
export async function managerRows(db: Db, id: string): Promise<Row[]> {
  const above = await db
    .selectFrom('management')
    .innerJoin('person', 'person.id', 'manager_id')
    .select(['name', 'from_on', 'until_on'])
    .where('person_id', '=', id)
    .orderBy('from_on')
    .execute();
  const below = await db
    .selectFrom('management')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['name', 'from_on', 'until_on'])
    .where('manager_id', '=', id)
    .orderBy('name')
    .orderBy('from_on')
    .execute();
  const deputies = await db
    .selectFrom('deputy')
    .innerJoin('person as manager', 'manager.id', 'manager_id')
    .innerJoin('person as stand_in', 'stand_in.id', 'deputy_id')
    .leftJoin('person as namer', 'namer.id', 'named_by')
    .select(['manager_id', 'manager.name as manager', 'stand_in.name as stand_in', 'namer.name as by'])
    .select(['from_on', 'until_on', 'named_at'])
    .where((e) =>
      e.or([
        e('manager_id', '=', id),
        e('deputy_id', '=', id),
        // Whoever stands in for one's manager sees what the manager sees.
        e('manager_id', 'in', (q) =>
          q.selectFrom('management').select('management.manager_id').where('person_id', '=', id),
        ),
      ]),
    )
    .orderBy('from_on')
    .execute();
  return [
    ...above.map((row) => ({ relation: 'my_manager', ...row })),
    ...below.map((row) => ({ relation: 'my_report', ...row })),
    ...deputies.map(({ manager_id, manager, stand_in, ...row }) =>
      manager_id === id
        ? { relation: 'my_deputy', name: stand_in, ...row }
        : { relation: 'deputy_for', name: stand_in, of: manager, ...row },
    ),
  ];
}

export async function groupRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('group_member')
    .innerJoin('staff_group', 'staff_group.id', 'group_id')
    .select(['name', 'from_on', 'until_on', 'external_id'])
    .where('person_id', '=', id)
    .orderBy('name')
    .execute();
}

/** What the log says about being on staff, and the unit in which it has the person now. */
export async function rosterRows(db: Db, id: string): Promise<Row[]> {
  const events = await db
    .selectFrom('roster_event')
    .select(['kind', 'on_day', 'evidence_idx as entry'])
    .where('person_id', '=', id)
    .orderBy('evidence_idx')
    .execute();
  const now = await db.selectFrom('on_roster').select('unit').where('person_id', '=', id).execute();
  return [...events, ...now.map((row) => ({ kind: 'on_staff', ...row }))];
}

/** Sign-ins that are open; a learning platform and a package by their names. What opens them is not told: whoever has it is signed in. */
export async function sessionRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('sign_in')
    .leftJoin('lms_platform', 'lms_platform.id', 'sign_in.lms_id')
    .leftJoin('lms_package', 'lms_package.id', 'sign_in.lms_id')
    .select(['method', (e) => e.fn.coalesce('lms_platform.name', 'lms_package.name', 'sign_in.issuer').as('issuer')])
    .select(['lms_place as place', 'lms_subject as subject', 'origin', 'created_at', 'expires_at'])
    .where('person_id', '=', id)
    .orderBy('created_at')
    .execute();
}

/** By what an issuer knows the person; a learning platform and a package by their names. */
export async function identityRows(db: Db, id: string): Promise<Row[]> {
  return db
    .selectFrom('identity')
    .leftJoin('lms_platform', 'lms_platform.id', 'identity.issuer')
    .leftJoin('lms_package', 'lms_package.id', 'identity.issuer')
    .select((e) => e.fn.coalesce('lms_platform.name', 'lms_package.name', 'identity.issuer').as('issuer'))
    .select(['tenant', 'subject', 'found_by', 'linked_at'])
    .where('person_id', '=', id)
    .orderBy('linked_at')
    .execute();
}

/** Whether the person is to be erased, or must not be. */
export async function erasureRows(db: Db, id: string): Promise<Row[]> {
  const requests = await db
    .selectFrom('erasure_request')
    .leftJoin('person', 'person.id', 'requested_by')
    .select(['basis', 'requested_at as at', 'person.name as by'])
    .where('person_id', '=', id)
    .execute();
  const holds = await db
    .selectFrom('legal_hold')
    .leftJoin('person', 'person.id', 'placed_by')
    .select(['reason', 'placed_at as at', 'person.name as by'])
    .where('person_id', '=', id)
    .execute();
  return [
    ...requests.map((row) => ({ kind: 'erased_next_night', ...row })),
    ...holds.map((row) => ({ kind: 'legal_hold', ...row })),
  ];
}
