import type { Migration } from './index.ts';

export const people: Migration = {
  name: '2026-11-24-people',
  async up(db) {
    await db.schema
      .createTable('person')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('staff_number', 'text', (c) => c.notNull().unique())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('email', 'text', (c) => c.notNull())
      .addColumn('unit', 'text')
      .addColumn('joined_on', 'text', (c) => c.notNull())
      .addColumn('left_on', 'text')
      .execute();
    await db.schema
      .createTable('person_role')
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('granted_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('person_role_pk', ['person_id', 'role'])
      .execute();
    await db.schema
      .createTable('management')
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('manager_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('from_on', 'text', (c) => c.notNull())
      .addColumn('until_on', 'text')
      .addPrimaryKeyConstraint('management_pk', ['person_id', 'manager_id', 'from_on'])
      .execute();
    await db.schema.createIndex('management_manager').on('management').column('manager_id').execute();
    await db.schema
      .createTable('staff_group')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull().unique())
      .execute();
    await db.schema
      .createTable('group_member')
      .addColumn('group_id', 'text', (c) => c.notNull().references('staff_group.id'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('from_on', 'text', (c) => c.notNull())
      .addColumn('until_on', 'text')
      .addPrimaryKeyConstraint('group_member_pk', ['group_id', 'person_id', 'from_on'])
      .execute();
    await db.schema.createIndex('group_member_person').on('group_member').column('person_id').execute();
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id'))
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('session_person').on('session').column('person_id').execute();
  },
};
