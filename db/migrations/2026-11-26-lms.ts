import { sql } from 'kysely';
import type { Migration } from './index.ts';

/** Sign-ins that are open end, because a way in is added of which their table did not know; nothing else of them is kept anyway. */
export const lms: Migration = {
  name: '2026-11-26-lms',
  async up(db) {
    await db.schema.dropTable('embed_code').execute();
    await db.schema.dropTable('session').execute();
    await db.schema.dropTable('sign_in').execute();
    await db.schema
      .createTable('sign_in')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('method', 'text', (c) =>
        c.notNull().check(sql`method in ('company', 'mail', 'host', 'lms', 'package', 'try')`),
      )
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
      .createTable('ticket')
      .addColumn('ticket_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('sign_in_id', 'text', (c) => c.notNull().references('sign_in.id').onDelete('cascade'))
      .addColumn('proof_hash', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('ticket_sign_in').on('ticket').column('sign_in_id').execute();

    // By whom an identity was found: an administrator may say it.
    await db.schema
      .createTable('identity_new')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('tenant', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('found_by', 'text', (c) =>
        c.notNull().check(sql`found_by in ('external_id', 'staff_number', 'email', 'made', 'admin')`),
      )
      .addColumn('linked_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('identity_new_pk', ['issuer', 'tenant', 'subject'])
      .execute();
    await sql`insert into identity_new select issuer, tenant, subject, person_id, found_by, linked_at from identity`.execute(
      db,
    );
    await db.schema.dropTable('identity').execute();
    await db.schema.alterTable('identity_new').renameTo('identity').execute();
    await db.schema.createIndex('identity_person').on('identity').column('person_id').execute();

    // Keys with which we sign for others: launches of tools, badges.
    await db.schema
      .createTable('signing_key')
      .addColumn('kid', 'text', (c) => c.primaryKey().notNull())
      .addColumn('use', 'text', (c) => c.notNull().check(sql`use in ('lti', 'badge')`))
      .addColumn('alg', 'text', (c) => c.notNull())
      .addColumn('private_jwk', 'text', (c) => c.notNull())
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('retired_at', 'text')
      .execute();
    await sql`create unique index signing_key_current on signing_key (use) where retired_at is null`.execute(db);

    // One outbox for everything that others are told.
    await db.schema
      .createTable('delivery')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('channel', 'text', (c) =>
        c.notNull().check(sql`channel in ('webhook', 'ags', 'xapi', 'cmi5', 'scorm')`),
      )
      .addColumn('receiver_id', 'text', (c) => c.notNull())
      .addColumn('lane', 'text', (c) => c.notNull())
      .addColumn('position', 'integer', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('cascade'))
      .addColumn('course_id', 'text')
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('once', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) =>
        c.notNull().check(sql`state in ('waiting', 'claimed', 'failed', 'delivered', 'dead')`),
      )
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('send_after', 'text', (c) => c.notNull())
      .addColumn('claimed_at', 'text')
      .addColumn('claimed_by', 'text')
      .addColumn('first_tried_at', 'text')
      .addColumn('tries', 'integer', (c) => c.notNull().defaultTo(0))
      .addColumn('ended_at', 'text')
      .addColumn('status', 'integer')
      .addColumn('detail', 'text')
      .addUniqueConstraint('delivery_once', ['receiver_id', 'event', 'once'])
      .execute();
    await sql`
      insert into delivery (id, channel, receiver_id, lane, position, event, once, body, state, made_at, send_after,
        claimed_at, claimed_by, first_tried_at, tries, ended_at, status, detail)
      select id, 'webhook', webhook_id, id, 0, event, once, body, state, made_at, send_after,
        claimed_at, claimed_by, first_tried_at, tries, ended_at, status, detail
      from webhook_delivery
    `.execute(db);
    await db.schema.dropTable('webhook_delivery').execute();
    // What is done with is most of it, and is not looked through for what is due.
    await sql`
      create index delivery_due on delivery (send_after) where state in ('waiting', 'claimed', 'failed')
    `.execute(db);
    await sql`
      create index delivery_lane on delivery (lane, made_at, position) where state in ('waiting', 'claimed', 'failed')
    `.execute(db);
    await db.schema.createIndex('delivery_receiver').on('delivery').columns(['receiver_id', 'made_at']).execute();
    await db.schema.createIndex('delivery_made').on('delivery').columns(['made_at']).execute();
    await db.schema.createIndex('delivery_person').on('delivery').columns(['person_id', 'course_id']).execute();

    // Learning platforms.
    await db.schema
      .createTable('lms_platform')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('product', 'text')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('client_id', 'text', (c) => c.notNull())
      .addColumn('auth_url', 'text', (c) => c.notNull())
      .addColumn('token_url', 'text', (c) => c.notNull())
      .addColumn('token_audience', 'text')
      .addColumn('jwks_url', 'text', (c) => c.notNull())
      .addColumn('origins', 'text', (c) => c.notNull())
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('disabled_at', 'text')
      .addUniqueConstraint('lms_platform_client', ['issuer', 'client_id'])
      .execute();
    await db.schema
      .createTable('lms_deployment')
      .addColumn('platform_id', 'text', (c) => c.notNull().references('lms_platform.id').onDelete('cascade'))
      .addColumn('deployment_id', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting', 'active', 'disabled')`))
      .addColumn('first_seen_at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('lms_deployment_pk', ['platform_id', 'deployment_id'])
      .execute();
    await db.schema
      .createTable('lms_invitation')
      .addColumn('token_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('terms', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('lms_login')
      .addColumn('state_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('platform_id', 'text', (c) => c.notNull().references('lms_platform.id').onDelete('cascade'))
      .addColumn('nonce_hash', 'text', (c) => c.notNull())
      .addColumn('browser_hash', 'text', (c) => c.notNull())
      .addColumn('proof_hash', 'text')
      .addColumn('parameters', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('lms_link')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('platform_id', 'text', (c) => c.notNull().references('lms_platform.id').onDelete('cascade'))
      .addColumn('deployment_id', 'text', (c) => c.notNull())
      .addColumn('resource_link_id', 'text', (c) => c.notNull())
      .addColumn('title', 'text')
      .addColumn('context_title', 'text')
      .addColumn('course_id', 'text')
      .addColumn('grades', 'text')
      .addColumn('members_url', 'text')
      .addColumn('first_seen_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('lms_link_once', ['platform_id', 'deployment_id', 'resource_link_id'])
      .execute();
    await db.schema
      .createTable('lms_seat')
      .addColumn('link_id', 'text', (c) => c.notNull().references('lms_link.id').onDelete('cascade'))
      .addColumn('person_id', 'text', (c) => c.notNull().references('person.id').onDelete('cascade'))
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('lms_seat_pk', ['link_id', 'person_id'])
      .execute();
    await db.schema.createIndex('lms_seat_person').on('lms_seat').columns(['person_id', 'course_id']).execute();
    await db.schema
      .createTable('lms_stranger')
      .addColumn('issuer', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('name', 'text')
      .addColumn('email', 'text')
      .addColumn('staff_number', 'text')
      .addColumn('is_outsider', 'integer', (c) => c.notNull().check(sql`is_outsider in (0, 1)`))
      .addColumn('first_seen_on', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('lms_stranger_pk', ['issuer', 'subject'])
      .execute();
    await db.schema
      .createTable('lms_choice')
      .addColumn('choice_hash', 'text', (c) => c.primaryKey().notNull())
      .addColumn('platform_id', 'text', (c) => c.notNull().references('lms_platform.id').onDelete('cascade'))
      .addColumn('request', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();

    // Packages that were made of courses, where they run, and what they report to.
    await db.schema
      .createTable('lms_package')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('course_id', 'text', (c) => c.notNull())
      .addColumn('lang', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull().check(sql`kind in ('scorm12', 'scorm2004', 'cmi5', 'html')`))
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('identifies', 'text', (c) => c.notNull().check(sql`identifies in ('lms', 'lms_number', 'sign_in')`))
      .addColumn('key_hash', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('ended_at', 'text')
      .execute();
    await db.schema
      .createTable('lms_endpoint')
      .addColumn('origin', 'text', (c) => c.primaryKey().notNull())
      .addColumn('state', 'text', (c) => c.notNull().check(sql`state in ('waiting', 'active', 'disabled')`))
      .addColumn('first_seen_at', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('lms_registration')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('package_id', 'text', (c) => c.notNull().references('lms_package.id').onDelete('cascade'))
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('person_id', 'text', (c) => c.references('person.id').onDelete('cascade'))
      .addColumn('launch', 'text', (c) => c.notNull())
      .addColumn('token_hash', 'text')
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addUniqueConstraint('lms_registration_once', ['package_id', 'subject'])
      .execute();
    await db.schema.createIndex('lms_registration_person').on('lms_registration').column('person_id').execute();
    await db.schema
      .createTable('lrs')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('endpoint', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('secret', 'text', (c) => c.notNull())
      .addColumn('tells', 'text', (c) => c.notNull().check(sql`tells in ('results', 'progress', 'answers')`))
      .addColumn('names', 'text', (c) => c.notNull().check(sql`names in ('number', 'mail', 'nobody')`))
      .addColumn('pseudonym_key', 'text', (c) => c.notNull())
      .addColumn('made_by', 'text', (c) => c.references('person.id').onDelete('set null'))
      .addColumn('made_at', 'text', (c) => c.notNull())
      .addColumn('paused_at', 'text')
      .execute();
  },
};
