import type { ApiError } from '../../web-components/api/client.ts';
import type {
  ChangedPlatform,
  Deliveries,
  HeldBack,
  Known,
  LmsApi,
  LmsOverview,
  MembersFound,
  Outside,
  PackageView,
  PlatformView,
  StoresView,
  StoreTest,
  StoreView,
  StoreWanted,
  Strangers,
  StrangerView,
  ToldView,
  WantedDeliveries,
  PackageWanted,
  WantedPlatform,
} from '../../web-components/lms/lms-api.ts';
import type { PlatformTerms } from '../../web-components/lms/terms.ts';
import { TrainingServer } from './training-server.ts';
import { courseVersions } from './versions.ts';

export const moodle: PlatformView = {
  id: 'p1',
  name: 'Brightwater Academy',
  product: 'moodle',
  issuer: 'https://moodle.brightwater.example',
  clientId: 'aB3dE5fG7hJ9kL1',
  authUrl: 'https://moodle.brightwater.example/mod/lti/auth.php',
  tokenUrl: 'https://moodle.brightwater.example/mod/lti/token.php',
  tokenAudience: null,
  keysUrl: 'https://moodle.brightwater.example/mod/lti/certs.php',
  origins: ['https://moodle.brightwater.example'],
  terms: { foundBy: 'nothing', makesPeople: false, takesStudents: false, sends: 'completion' },
  since: '2026-11-02T09:00:00.000Z',
  by: 'Ines Castellan',
  disabledAt: null,
  deployments: [
    { deploymentId: '12', state: 'waiting', firstSeenAt: '2026-11-23T09:00:00.000Z' },
    { deploymentId: '1', state: 'active', firstSeenAt: '2026-11-02T09:00:00.000Z' },
  ],
  links: [
    {
      id: 'l1',
      deploymentId: '1',
      title: 'Whose data?',
      contextTitle: 'First week at Brightwater',
      course: { id: 'whose-data', title: 'Whose data, who decides' },
      people: 31,
      takesResults: true,
      hasMembers: true,
      firstSeenAt: '2026-11-03T09:00:00.000Z',
    },
    {
      id: 'l2',
      deploymentId: '1',
      title: null,
      contextTitle: null,
      course: { id: 'old-course', title: null },
      people: 0,
      takesResults: false,
      hasMembers: false,
      firstSeenAt: '2026-11-03T09:00:00.000Z',
    },
    {
      id: 'l3',
      deploymentId: '1',
      title: 'Data protection',
      contextTitle: 'Sales',
      course: null,
      people: 0,
      takesResults: true,
      hasMembers: true,
      firstSeenAt: '2026-11-03T09:00:00.000Z',
    },
  ],
  people: 31,
  counts: { pending: 2, delivered: 29, refused: 1 },
};

export const canvas: PlatformView = {
  ...moodle,
  id: 'p2',
  name: 'Canvas of the trainees',
  product: 'canvas',
  issuer: 'https://canvas.instructure.com',
  clientId: '10000000000042',
  terms: { foundBy: 'staff_number', makesPeople: true, takesStudents: false, sends: 'score' },
  by: null,
  disabledAt: '2026-11-20T09:00:00.000Z',
  deployments: [
    { deploymentId: '7:8865aa05b4b79b64a91a86042e43af5ea8ae79eb', state: 'active', firstSeenAt: moodle.since },
  ],
  links: [],
  people: 1,
  counts: { pending: 0, delivered: 0, refused: 0 },
};

export const overview: LmsOverview = {
  byHand: {
    loginUrl: 'https://learn.brightwater.example/lms/lti/login',
    launchUrl: 'https://learn.brightwater.example/lms/lti/launch',
    keysUrl: 'https://learn.brightwater.example/lms/lti/keys',
    deepLinkingUrl: 'https://learn.brightwater.example/lms/lti/launch',
    configurationUrl: 'https://learn.brightwater.example/lms/lti/configuration.json',
  },
  platforms: [moodle, canvas],
  invitations: [
    {
      id: 'i1',
      terms: moodle.terms,
      since: '2026-11-22T09:00:00.000Z',
      by: 'Tobias Feld',
      until: '2026-11-29T09:00:00.000Z',
    },
  ],
  strangers: 3,
  places: [
    { origin: 'https://lms.supplier.example', state: 'waiting', firstSeenAt: '2026-11-23T09:00:00.000Z' },
    { origin: 'https://moodle.brightwater.example', state: 'active', firstSeenAt: '2026-11-02T09:00:00.000Z' },
  ],
  keySince: '2026-11-02T09:00:00.000Z',
};

export const stranger: StrangerView = {
  issuer: 'p1',
  subject: '104',
  lms: 'Brightwater Academy',
  name: 'M. Okafor',
  email: 'mina.okafor@brightwater.example',
  staffNumber: null,
  isOutsider: false,
  firstSeenOn: '2026-11-23',
  suggested: { id: 'mina', name: 'Mina Okafor', unit: 'Marketing' },
};

const waiting: StrangerView[] = [
  stranger,
  {
    ...stranger,
    subject: '105',
    name: 'Jonas Weil',
    email: 'jonas@brightwater.example',
    staffNumber: 'B-117',
    suggested: { id: 'jonas', name: 'Jonas Weil', unit: null },
  },
  { ...stranger, subject: 'e7a4c1', name: null, email: null, isOutsider: true, suggested: null },
];

const told: ToldView = {
  id: 'd1',
  channel: 'ags',
  receiverId: 'p1',
  event: 'passed',
  state: 'dead',
  person: { id: 'jonas', name: 'Jonas Weil' },
  courseId: 'whose-data',
  madeAt: '2026-11-20T08:00:00.000Z',
  nextAt: null,
  endedAt: '2026-11-23T08:00:00.000Z',
  tries: 9,
  status: 403,
  detail: 'The learning platform answered 403: the tool may not write grades there.',
  canRetry: true,
  restoredFrom: null,
  receiver: 'Brightwater Academy',
  course: 'Whose data, who decides',
};

export const tellings: ToldView[] = [
  told,
  { ...told, id: 'd2', state: 'failed', endedAt: null, nextAt: '2026-11-24T10:00:00.000Z', tries: 3, status: 500 },
  {
    ...told,
    id: 'd3',
    state: 'waiting',
    endedAt: null,
    tries: 0,
    detail: null,
    receiver: null,
    person: null,
    canRetry: false,
  },
  { ...told, id: 'd4', state: 'delivered', tries: 1, status: 200, detail: null, canRetry: false },
];

export const store: StoreView = {
  id: 's1',
  name: 'Learning warehouse',
  endpoint: 'https://lrs.brightwater.example/xapi',
  key: 'article39',
  tells: 'results',
  names: 'nobody',
  madeBy: 'Tobias Feld',
  madeAt: '2026-11-10T09:00:00.000Z',
  pausedAt: null,
  deliveries: { pending: 1, delivered: 12, refused: 0 },
  trouble: 'The record store answered 401: key or secret is wrong.',
};

export const packaged: PackageView = {
  id: 'k1',
  name: 'Talent suite',
  course: { id: 'whose-data', title: 'Whose data, who decides' },
  lang: 'en',
  kind: 'scorm12',
  identifies: 'sign_in',
  people: 4,
  since: '2026-11-12T09:00:00.000Z',
  by: 'Tobias Feld',
  endedAt: null,
};

/** So many platforms and people that nobody sees all at once. */
export function crowded(): LmsServer {
  const api = new LmsServer();
  const platforms = Array.from({ length: 20 }, (_, i) => ({ ...moodle, id: `p${i}`, name: `Academy ${i + 1}` }));
  api.all = { ...overview, platforms, strangers: 200 };
  api.waiting = Array.from({ length: 200 }, (_, i) => ({ ...waiting[i % 3]!, subject: `${i}` }));
  return api;
}

/** Before anything is connected. */
export function empty(): LmsServer {
  const api = new LmsServer();
  api.all = { ...overview, platforms: [], invitations: [], strangers: 0, places: [], keySince: null };
  api.waiting = [];
  api.known = () => Promise.resolve({ total: 0, page: 0, pages: 0, rows: [] });
  api.sent = [];
  api.kept = { mayTellAnswers: false, stores: [] };
  api.made = [];
  return api;
}

/** Answers what the Learning platforms screen asks, and remembers what was sent. */
export class LmsServer extends TrainingServer implements LmsApi {
  refusing: ApiError | null = null;
  all: LmsOverview = overview;
  waiting: StrangerView[] = waiting;
  sent: ToldView[] = tellings;
  kept: StoresView = { mayTellAnswers: true, stores: [store] };
  made: PackageView[] = [packaged];
  works = true;

  #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    return this.refusing ? Promise.reject(this.refusing) : Promise.resolve(structuredClone(value()));
  }

  #change(id: string, change: Partial<PlatformView>): void {
    const platforms = this.all.platforms.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.all = { ...this.all, platforms };
  }

  lms = () => Promise.resolve(structuredClone(this.all));
  invite = (terms: PlatformTerms) =>
    this.#does(`invite ${JSON.stringify(terms)}`, () => ({
      id: 'i2',
      address: 'https://learn.brightwater.example/lms/lti/register?invitation=once-and-never-again',
      until: '2026-12-01T09:00:00.000Z',
    }));
  withdraw = (id: string) =>
    this.#does(`withdraw ${id}`, () => {
      this.all = { ...this.all, invitations: this.all.invitations.filter((one) => one.id !== id) };
    });
  addPlatform = (wanted: WantedPlatform) => this.#does(`connect ${JSON.stringify(wanted)}`, () => null);
  changePlatform = (id: string, wanted: ChangedPlatform) =>
    this.#does(`change ${id} ${JSON.stringify(wanted)}`, () => this.#change(id, wanted));
  disablePlatform = (id: string, disabled: boolean) =>
    this.#does(`disable ${id} ${disabled}`, () =>
      this.#change(id, { disabledAt: disabled ? '2026-11-24T09:00:00.000Z' : null }),
    );
  deletePlatform = (id: string) =>
    this.#does(`delete ${id}`, () => {
      this.all = { ...this.all, platforms: this.all.platforms.filter((one) => one.id !== id) };
    });
  letDeployment = (id: string, deploymentId: string, letIn: boolean) =>
    this.#does(`let ${id} ${deploymentId} ${letIn}`, () => {
      const { deployments } = this.all.platforms.find((one) => one.id === id)!;
      this.#change(id, {
        deployments: deployments.map((one) =>
          one.deploymentId === deploymentId ? { ...one, state: letIn ? 'active' : 'disabled' } : one,
        ),
      });
    });
  members = (link: string) =>
    this.#does(`members ${link}`, (): MembersFound => ({
      total: 40,
      known: 31,
      added: 0,
      strangers: 6,
      outsiders: 3,
      isCut: false,
    }));
  replaceKey = () => this.#does('replace key', () => null);

  strangers = (page: number) =>
    this.#does(`strangers ${page}`, (): Strangers => ({
      total: this.waiting.length,
      page,
      pages: Math.ceil(this.waiting.length / 50),
      rows: this.waiting.slice(page * 50, page * 50 + 50),
    }));
  #gone(pairs: readonly Outside[]): void {
    this.waiting = this.waiting.filter((one) => !pairs.some(({ subject }) => subject === one.subject));
  }
  linkStrangers = (pairs: (Outside & { personId: string })[]) =>
    this.#does(`link ${JSON.stringify(pairs)}`, () => {
      this.#gone(pairs);
      return { linked: pairs.length };
    });
  addStranger = (one: Outside & { name: string; email: string; staffNumber: string }) =>
    this.#does(`add ${JSON.stringify(one)}`, () => this.#gone([one]));
  forgetStranger = (one: Outside) => this.#does(`forget ${one.subject}`, () => this.#gone([one]));
  known = (page: number) =>
    this.#does(`known ${page}`, (): Known => ({
      total: 2,
      page,
      pages: 1,
      rows: [
        {
          issuer: 'p1',
          subject: '77',
          lms: 'Brightwater Academy',
          person: { id: 'sofia', name: 'Sofia Marek', unit: 'Sales' },
          foundBy: 'admin',
          since: '2026-11-12T09:00:00.000Z',
        },
        {
          issuer: 'k1',
          subject: 'learner-7',
          lms: 'Talent suite',
          person: { id: 'jonas', name: 'Jonas Weil', unit: null },
          foundBy: 'confirmed',
          since: null,
        },
      ],
    }));
  unlink = (one: Outside) =>
    this.#does(`unlink ${one.issuer} ${one.subject}`, () => {
      this.known = () => Promise.resolve({ total: 0, page: 0, pages: 0, rows: [] });
    });
  colleagues = () => Promise.resolve([{ id: 'jonas', name: 'Jonas Weil', unit: null }]);

  deliveries = ({ receiver, standing, page }: WantedDeliveries) =>
    this.#does(`deliveries ${receiver} ${standing} ${page}`, (): Deliveries => ({
      counts: { pending: this.sent.length && 2, delivered: this.sent.length && 70, refused: this.sent.length && 1 },
      total: this.sent.length && 73,
      page,
      pages: this.sent.length && 2,
      held: this.held,
      canRetry: this.sent.length && 1,
      rows: this.sent.filter((row) => standing !== 'refused' || row.state === 'dead'),
    }));
  sendAgain = (id: string) => this.#does(`again ${id}`, () => null);
  held: HeldBack | null = null;
  endHolding = (act: 'send' | 'give_up') =>
    this.#does(`held ${act}`, () => {
      const deliveries = this.held?.deliveries ?? 0;
      this.held = null;
      return { deliveries };
    });
  sendRefusedAgain = (id: string) => this.#does(`all again ${id}`, () => ({ deliveries: id === 'p1' ? 1 : 0 }));

  stores = () => Promise.resolve(structuredClone(this.kept));
  #keep(stores: StoreView[]): void {
    this.kept = { ...this.kept, stores };
  }
  addStore = (wanted: StoreWanted) =>
    this.#does(`store ${JSON.stringify(wanted)}`, () => {
      const { name, endpoint, key, tells, names } = wanted;
      this.#keep([...this.kept.stores, { ...store, id: name, name, endpoint, key, tells, names, trouble: null }]);
    });
  changeStore = (id: string, wanted: StoreWanted) => this.#does(`change ${id} ${JSON.stringify(wanted)}`, () => null);
  pauseStore = (id: string, paused: boolean) =>
    this.#does(`pause ${id} ${paused}`, () =>
      this.#keep(this.kept.stores.map((one) => ({ ...one, pausedAt: paused ? '2026-11-24T09:00:00.000Z' : null }))),
    );
  removeStore = (id: string) => this.#does(`remove ${id}`, () => this.#keep([]));
  testStore = (id: string) =>
    this.#does(`test ${id}`, (): StoreTest => ({
      works: this.works,
      sentence: this.works ? 'It answers, and takes our key.' : 'It answered 401: key or secret is wrong.',
      versions: ['1.0.3'],
    }));

  override courses = async () => courseVersions;
  packages = () => Promise.resolve(structuredClone(this.made));
  makePackage = (wanted: PackageWanted) =>
    this.#does(`package ${JSON.stringify(wanted)}`, () => ({
      file: new Blob(['zip']),
      name: `${wanted.courseId}-${wanted.lang}-${wanted.kind}.zip`,
    }));
  endPackage = (id: string) =>
    this.#does(`end ${id}`, () => {
      this.made = this.made.map((one) => ({ ...one, endedAt: '2026-11-24T09:00:00.000Z' }));
    });
  letPlace = (origin: string, letIn: boolean) =>
    this.#does(`let ${origin} ${letIn}`, () => {
      const places = this.all.places.map((one) =>
        one.origin === origin ? { ...one, state: letIn ? ('active' as const) : ('disabled' as const) } : one,
      );
      this.all = { ...this.all, places };
    });
}
