import type { ApiError, SessionView } from '../../web-components/api/client.ts';
import type {
  AccessLog,
  Deliveries,
  DeputyView,
  ExportCatalogue,
  ExportLog,
  KeyView,
  Outbox,
  ReminderSettings,
  ReminderSettingsView,
  ReminderState,
  RoleView,
  SettingsApi,
  Transparency,
  WebhookEvent,
  WebhookFormat,
  WebhookView,
} from '../../web-components/settings/settings-api.ts';
import { session, TrainingServer } from './training-server.ts';

const settings: ReminderSettings = {
  beforeDays: [14, 3],
  onDueDay: true,
  overdue: { firstDays: 3, everyDays: 7 },
  escalation: null,
  quietFrom: '18:00',
  quietUntil: '07:30',
  workingDays: [1, 2, 3, 4, 5],
  calendarFile: true,
};

const counts: Outbox['counts'] = {
  waiting: 0,
  undone: 0,
  claimed: 0,
  sent: 61,
  failed: 1,
  unsure: 0,
  given_up: 0,
  dropped: 0,
};

const hook: WebhookView = {
  id: 'h1',
  host: 'chat.example',
  format: 'slack',
  events: ['overdue.summary'],
  madeBy: 'Ines Castellan',
  madeAt: '2026-11-01T08:00:00.000Z',
  pausedAt: null,
  last: { state: 'dead', at: '2026-11-20T08:00:00.000Z', sentence: 'It answered 404 for three days.' },
};

const key: KeyView = {
  id: 'k1',
  name: 'Directory',
  scopes: ['scim'],
  madeBy: null,
  madeOn: '2026-01-01',
  expiresOn: '2099-01-01',
  revokedOn: null,
  lastUsedOn: '2026-11-23',
};

export const transparency: Transparency = {
  organisation: 'Brightwater Outdoor',
  contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: null },
  tryMode: false,
  sees: [
    {
      what: 'answers',
      sees: { learner: 'own_while_working', manager: 'never', admin: 'never', auditor: 'never', council: 'never' },
    },
    {
      what: 'standing',
      sees: { learner: 'own', manager: 'reports_mandatory', admin: 'all', auditor: 'scoped', council: 'counts' },
    },
  ],
  kept: [
    { what: 'records', period: { kind: 'years', n: 5 }, setting: 'A39_KEEP_RECORDS_YEARS' },
    { what: 'sessions', period: { kind: 'hours', n: 12 }, setting: null },
    { what: 'server_log', period: { kind: 'operator' }, setting: null },
  ],
  never: ['time_spent', 'health'],
  recordsPoints: true,
  smallestGroup: 10,
  reports: [
    { name: 'standing', for: 'managers' },
    { name: 'roster', for: 'admins' },
  ],
  roles: [
    { role: 'training_admin', people: 2 },
    { role: 'dpo', people: 1 },
  ],
  connections: {
    mail: true,
    scimKeys: 1,
    keys: 2,
    webhooks: [{ host: 'chat.example', format: 'slack', paused: false }],
    platforms: [{ host: 'learn.example', sends: 'completion' }],
    packages: 2,
    stores: [{ host: 'lrs.example', tells: 'results', names: 'nobody', paused: false }],
    auditors: 0,
    embedOrigins: ['https://intranet.example'],
    witnesses: [],
    timeStamps: 'tsa.example',
  },
  documents: ['record-of-processing', 'works-agreement-annex'],
};

/** Answers what the Settings screen asks, and remembers what was sent. */
export class SettingsServer extends TrainingServer implements SettingsApi {
  refusing: ApiError | null = null;
  granted: RoleView[] = [
    {
      person: { id: 'ines', name: 'Ines Castellan', unit: 'Management' },
      role: 'dpo',
      grantedOn: '2026-01-01',
      grantedBy: null,
    },
  ];
  standing: DeputyView[] = [];
  kept: ReminderSettingsView = {
    settings,
    defaults: settings,
    timeZone: 'Europe/Berlin',
    mailIsSetUp: false,
    changedAt: null,
    changedBy: null,
  };
  hooks: WebhookView[] = [hook];
  all: KeyView[] = [key];

  constructor(roles: SessionView['roles'] = ['learner', 'dpo']) {
    super();
    this.session = () => Promise.resolve({ ...session, roles });
  }

  #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) return Promise.reject(this.refusing);
    return Promise.resolve(structuredClone(value()));
  }

  colleagues = () =>
    Promise.resolve([
      { id: 'mina', name: 'Mina Okafor', unit: 'Marketing' },
      { id: 'jonas', name: 'Jonas Weil', unit: null },
    ]);
  roles = () => Promise.resolve(structuredClone(this.granted));
  grantRole = (personId: string, role: RoleView['role']) =>
    this.#does(`grant ${personId} ${role}`, () => {
      this.granted.push({
        person: { id: personId, name: 'Mina Okafor', unit: 'Marketing' },
        role,
        grantedOn: '2026-11-24',
        grantedBy: 'Ines Castellan',
      });
    });
  takeRole = (personId: string, role: RoleView['role']) => this.#does(`take ${personId} ${role}`, () => null);
  deputies = () => Promise.resolve(structuredClone(this.standing));
  nameDeputy = (wanted: { managerId: string; deputyId: string; fromOn: string; untilOn: string }) =>
    this.#does(`name ${JSON.stringify(wanted)}`, () => {
      this.standing = [
        {
          manager: { id: 'mina', name: 'Mina Okafor' },
          deputy: { id: 'jonas', name: 'Jonas Weil' },
          fromOn: wanted.fromOn,
          untilOn: wanted.untilOn,
        },
      ];
    });
  endDeputy = (pair: { managerId: string; deputyId: string }) =>
    this.#does(`end ${JSON.stringify(pair)}`, () => void (this.standing = []));
  reminderSettings = () => Promise.resolve(structuredClone(this.kept));
  changeReminders = (wanted: ReminderSettings) =>
    this.#does(`reminders ${JSON.stringify(wanted)}`, () => (this.kept = { ...this.kept, settings: wanted }));
  outbox = (state: ReminderState | '', at: number) =>
    this.#does(`outbox ${state} ${at}`, (): Outbox => ({
      counts,
      total: 62,
      page: at,
      pages: 2,
      rows: [
        {
          id: 'm1',
          kind: 'escalation',
          state: 'failed',
          person: { id: 'jonas', name: 'Jonas Weil' },
          recipient: { id: 'mina', name: 'Mina Okafor' },
          sender: null,
          courseId: 'mail',
          title: 'Mail to many',
          plannedAt: '2026-11-20T07:30:00.000Z',
          nextAt: '2026-11-24T10:00:00.000Z',
          sentAt: null,
          tries: 3,
          sentence: 'The mail server said: no such mailbox.',
          canRetry: true,
        },
      ],
    }));
  retryReminder = (id: string) => this.#does(`retry ${id}`, () => null);
  webhooks = () => Promise.resolve(structuredClone(this.hooks));
  makeWebhook = (wanted: { url: string; format: WebhookFormat; events: WebhookEvent[] }) =>
    this.#does(`hook ${JSON.stringify(wanted)}`, () => {
      const webhook = { ...hook, id: 'h2', host: 'programs.example', format: wanted.format, last: null };
      this.hooks.push(webhook);
      return { webhook, secret: 'whsec_c2VjcmV0' };
    });
  pauseWebhook = (id: string, paused: boolean) =>
    this.#does(`pause ${id} ${paused}`, () => {
      this.hooks = this.hooks.map((one) => ({ ...one, pausedAt: paused ? '2026-11-24T00:00:00.000Z' : null }));
    });
  deleteWebhook = (id: string) => this.#does(`delete ${id}`, () => void (this.hooks = []));
  testWebhook = (id: string) => this.#does(`test ${id}`, () => null);
  deliveries = (id: string, at: number) =>
    this.#does(`deliveries ${id} ${at}`, (): Deliveries => ({
      total: 1,
      page: at,
      pages: 1,
      rows: [
        {
          id: 'd1',
          event: 'overdue.summary',
          state: 'dead',
          madeAt: '2026-11-17T08:00:00.000Z',
          nextAt: null,
          deliveredAt: null,
          tries: 9,
          status: 404,
          sentence: 'It answered 404 for three days.',
          canRetry: true,
        },
      ],
    }));
  retryDelivery = (webhook: string, delivery: string) => this.#does(`again ${webhook} ${delivery}`, () => null);
  keys = () => Promise.resolve(structuredClone(this.all));
  makeKey = (wanted: { name: string; scopes: KeyView['scopes']; expiresOn: string }) =>
    this.#does(`key ${JSON.stringify(wanted)}`, () => {
      const made = { ...key, ...wanted, id: 'k2', lastUsedOn: null };
      this.all = [made, ...this.all];
      return { ...made, token: 'a39_once-and-never-again' };
    });
  revokeKey = (id: string) =>
    this.#does(`revoke ${id}`, () => {
      this.all = this.all.map((one) => (one.id === id ? { ...one, revokedOn: '2026-11-24' } : one));
    });
  transparency = () => Promise.resolve(structuredClone(transparency));
  draftHref = (name: string) => `/draft-of-${name}`;
  catalogue = (): Promise<ExportCatalogue> =>
    Promise.resolve({
      reports: [
        {
          name: 'overdue',
          title: 'Overdue',
          about: 'What is overdue today.',
          shapes: ['long'],
          formats: ['csv', 'pdf'],
          columns: [{ key: 'name', heading: 'Name' }],
          period: null,
          filters: [],
        },
      ],
      limits: { pdfRows: 5000, xlsxCells: 1_000_000 },
      scope: 'all',
    });
  exportsMade = (at: number) =>
    this.#does(`exports ${at}`, (): ExportLog => ({
      exports: [
        {
          id: 'x1',
          madeBy: { kind: 'person', id: null, name: null },
          madeAt: '2026-11-23T09:00:00.000Z',
          report: 'overdue',
          shape: 'long',
          format: 'csv',
          filter: {},
          people: 9,
          rows: 12,
          courseVersions: [],
          sha256: 'ab'.repeat(32),
          finishedAt: '2026-11-23T09:00:01.000Z',
        },
      ],
      total: 60,
      page: at,
      size: 50,
      scope: 'all',
    }));
  accessLog = (asked: { person?: string; day?: string; page: number }) =>
    this.#does(`access ${JSON.stringify(asked)}`, (): AccessLog => ({
      rows: [
        {
          onDay: '2026-11-23',
          viewer: { kind: 'auditor', name: 'Vera Holm', organisation: 'Holm Audit' },
          what: 'evidence',
          people: [{ id: 'mina', name: 'Mina Okafor' }],
          more: 3,
        },
        {
          onDay: '2026-11-22',
          viewer: { kind: 'person', name: null, organisation: null },
          what: 'team',
          people: [{ id: 'mina', name: 'Mina Okafor' }],
          more: 0,
        },
      ],
      total: 2,
      page: 0,
      size: 50,
      sinceOn: asked.person ? null : '2026-11-18',
      keptDays: 365,
    }));
}
