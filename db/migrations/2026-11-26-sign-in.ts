import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Sign-ins that were open end: how somebody came in was not kept, and evidence says it from now on. */
export const signIn: Migration = {
  name: '2026-11-26-sign-in',
  async up(db) {
    await db.schema.dropTable('session').execute();
    await db.schema
      .createTable('sign_in')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('method', 'text', (c) => c.notNull().check(sql`method in ('company', 'mail', 'host', 'try')`))
      .addColumn('issuer', 'text')
      .addColumn('issuer_session', 'text')
      .addColumn('origin', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sign_in_person').on('sign_in').column('person_id').execute();
    await db.schema.createIndex('sign_in_expires').on('sign_in').column('expires_at').execute();
    await db.schema
      .createTable('session')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('sign_in_id', 'text', (c) => c.notNull().references('sign_in.id').onDelete('cascade'))
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('own', 'page', 'frame', 'embed', 'renew')`))
      .addColumn('origin', 'text')
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('cnf_jkt', 'text')
      .execute();
    await db.schema.createIndex('session_sign_in').on('session').column('sign_in_id').execute();
    await db.schema.createIndex('session_expires').on('session').column('expires_at').execute();
    await db.schema
      .createTable('identity')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('tenant', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('found_by', 'text', (c) =>
        c.notNull().check(sql`found_by in ('external_id', 'staff_number', 'email', 'made')`),
      )
      .addColumn('linked_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('identity_pk', ['issuer', 'tenant', 'subject'])
      .execute();
    await db.schema.createIndex('identity_person').on('identity').column('person_id').execute();
    await db.schema
      .createTable('oidc_request')
      .addColumn('state_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('browser_hash', 'text', (c) => c.notNull())
      .addColumn('nonce', 'text', (c) => c.notNull())
      .addColumn('verifier', 'text', (c) => c.notNull())
      .addColumn('return_to', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('sign_in_link')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('return_to', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('sign_in_link_person').on('sign_in_link').column('person_id').execute();
    await db.schema
      .createTable('host_page')
      .addColumn('origin', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('path', 'text', (c) => c.notNull())
      .addColumn('team', 'integer', (c) => c.notNull().check(sql`team in (0, 1)`))
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('host_issuer')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('iss', 'text', (c) => c.notNull())
      .addColumn('origin', 'text')
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema.createIndex('host_issuer_iss').on('host_issuer').column('iss').execute();
    await db.schema
      .createTable('embed_code')
      .addColumn('code_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('sign_in_id', 'text', (c) => c.notNull().references('sign_in.id').onDelete('cascade'))
      .addColumn('origin', 'text', (c) => c.notNull())
      .addColumn('redirect_uri', 'text', (c) => c.notNull())
      .addColumn('challenge', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('embed_code_sign_in').on('embed_code').column('sign_in_id').execute();
    await db.schema
      .createTable('spent_token')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('host_nonce')
      .addColumn('nonce_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .alterTable('person_role')
      .addColumn('source', 'text', (c) =>
        c
          .notNull()
          .defaultTo('hand')
          .check(sql`source in ('hand', 'claim')`),
      )
      .execute();
  },
};
