import type { DeputyView, RoleView } from '../../server/directory/directory-shapes.ts';
import type { ExportCatalogue, ExportLog } from '../../server/exports/exports-shapes.ts';
import type { KeyView, NewKey } from '../../server/keys/key-shapes.ts';
import type { AccessLog } from '../../server/reports/access-log-shapes.ts';
import type { Transparency } from '../../server/reports/transparency-shapes.ts';
import type {
  Deliveries,
  NewWebhook,
  Outbox,
  ReminderSettings,
  ReminderSettingsView,
  ReminderState,
  WebhookEvent,
  WebhookFormat,
  WebhookView,
} from '../../server/reminders/reminder-shapes.ts';
import { bridgeFor, serverFor } from '../api/client.ts';
import type { Colleague } from '../people-picker/people-picker.ts';

export type { DeputyView, RoleView } from '../../server/directory/directory-shapes.ts';
export type { ExportCatalogue, ExportLog } from '../../server/exports/exports-shapes.ts';
export type { KeyView, NewKey } from '../../server/keys/key-shapes.ts';
export type { AccessLog } from '../../server/reports/access-log-shapes.ts';
export type { Transparency } from '../../server/reports/transparency-shapes.ts';
export type {
  Deliveries,
  NewWebhook,
  Outbox,
  ReminderSettings,
  ReminderSettingsView,
  ReminderState,
  WebhookEvent,
  WebhookFormat,
  WebhookView,
} from '../../server/reminders/reminder-shapes.ts';
export type { Colleague } from '../people-picker/people-picker.ts';

export const scopes = [
  'people:read',
  'people:write',
  'scim',
  'assignments:read',
  'assignments:write',
  'reports:read',
  'evidence:read',
] as const;
export const webhookEvents = [
  'overdue.summary',
  'reminders.sent',
  'import.done',
  'evidence.alarm',
  'assignment.round',
] as const satisfies WebhookEvent[];
export const webhookFormats = ['json', 'slack', 'teams'] as const satisfies WebhookFormat[];
export const grantable = ['training_admin', 'dpo'] as const satisfies RoleView['role'][];

/** Roles and who stands in for whom. */
export interface RolesApi {
  colleagues(query: string): Promise<Colleague[]>;
  roles(): Promise<RoleView[]>;
  grantRole(personId: string, role: RoleView['role']): Promise<unknown>;
  takeRole(personId: string, role: RoleView['role']): Promise<unknown>;
  deputies(): Promise<DeputyView[]>;
  nameDeputy(deputy: { managerId: string; deputyId: string; fromOn: string; untilOn: string }): Promise<unknown>;
  endDeputy(pair: { managerId: string; deputyId: string }): Promise<unknown>;
}

/** Reminders, and what chat systems are told. */
export interface MailApi {
  reminderSettings(): Promise<ReminderSettingsView>;
  changeReminders(settings: ReminderSettings): Promise<ReminderSettingsView>;
  outbox(state: ReminderState | '', page: number): Promise<Outbox>;
  retryReminder(id: string): Promise<unknown>;
  webhooks(): Promise<WebhookView[]>;
  makeWebhook(wanted: { url: string; format: WebhookFormat; events: WebhookEvent[] }): Promise<NewWebhook>;
  pauseWebhook(id: string, paused: boolean): Promise<unknown>;
  deleteWebhook(id: string): Promise<unknown>;
  testWebhook(id: string): Promise<unknown>;
  deliveries(id: string, page: number): Promise<Deliveries>;
  retryDelivery(webhook: string, delivery: string): Promise<unknown>;
}

/** Programs with a key. */
export interface KeysApi {
  keys(): Promise<KeyView[]>;
  makeKey(wanted: { name: string; scopes: (typeof scopes)[number][]; expiresOn: string }): Promise<NewKey>;
  revokeKey(id: string): Promise<unknown>;
}

/** What is kept, shown and looked at. */
export interface OpennessApi {
  transparency(): Promise<Transparency>;
  /** Where a draft is downloaded. */
  draftHref(name: string): string;
  catalogue(): Promise<ExportCatalogue>;
  exportsMade(page: number): Promise<ExportLog>;
  colleagues(query: string): Promise<Colleague[]>;
  accessLog(asked: { person?: string; day?: string; page: number }): Promise<AccessLog>;
}

/** What the Settings screen asks of the server. Tests hand the elements their own object. */
export type SettingsApi = RolesApi & MailApi & KeysApi & OpennessApi;

export function settingsServer(element: Parameters<typeof serverFor>[0]): SettingsApi {
  const server = serverFor(element);
  const { roles, deputies, colleagues, reminders, webhooks, keys, transparency } = server;
  const hook = (webhook: string) => ({ param: { webhook } });
  return {
    colleagues: async (q) => (await colleagues.$get({ query: { q } })).json(),
    roles: async () => (await roles.$get()).json(),
    grantRole: (personId, role) => roles.$put({ json: { personId, role } }),
    takeRole: (personId, role) => roles.$delete({ json: { personId, role } }),
    deputies: async () => (await deputies.$get()).json(),
    nameDeputy: (json) => deputies.$put({ json }),
    endDeputy: (json) => deputies.$delete({ json }),
    reminderSettings: async () => (await reminders.settings.$get()).json(),
    changeReminders: async (json) => (await reminders.settings.$put({ json })).json(),
    outbox: async (state, page) =>
      (await reminders.outbox.$get({ query: { ...(state && { state }), page: `${page}` } })).json(),
    retryReminder: (reminder) => reminders.outbox[':reminder'].retry.$post({ param: { reminder } }),
    webhooks: async () => (await webhooks.$get()).json(),
    makeWebhook: async (json) => (await webhooks.$post({ json })).json(),
    pauseWebhook: (id, paused) => webhooks[':webhook'].paused.$put({ ...hook(id), json: { paused } }),
    deleteWebhook: (id) => webhooks[':webhook'].$delete(hook(id)),
    testWebhook: (id) => webhooks[':webhook'].test.$post(hook(id)),
    deliveries: async (id, page) =>
      (await webhooks[':webhook'].deliveries.$get({ ...hook(id), query: { page: `${page}` } })).json(),
    retryDelivery: (webhook, delivery) =>
      webhooks[':webhook'].deliveries[':delivery'].retry.$post({ param: { webhook, delivery } }),
    keys: async () => (await keys.$get()).json(),
    makeKey: async (json) => (await keys.$post({ json })).json(),
    revokeKey: (key) => keys[':key'].$delete({ param: { key } }),
    transparency: async () => (await transparency.$get()).json(),
    draftHref: (name) => bridgeFor(element).pageHref(`/api/transparency/documents/${encodeURIComponent(name)}`),
    catalogue: async () => (await server.exports.catalogue.$get()).json(),
    exportsMade: async (page) => (await server.exports.$get({ query: { page: `${page}` } })).json(),
    accessLog: async ({ person, day, page }) =>
      (
        await server['access-log'].$get({
          query: { ...(person && { person }), ...(day && { day }), page: `${page}` },
        })
      ).json(),
  };
}
