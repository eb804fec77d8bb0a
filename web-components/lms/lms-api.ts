import type { CourseVersions } from '../../server/auditing/version-shapes.ts';
import type {
  Deliveries,
  Known,
  Linked,
  LmsOverview,
  MembersFound,
  NewInvitation,
  PlatformView,
  SentAgain,
  Strangers,
} from '../../server/lms/lms-shapes.ts';
import type { PlatformTerms } from '../../server/lms/lti/platform.ts';
import type { PackageView, PackageWanted } from '../../server/lms/package/package-shapes.ts';
import type { StoresView, StoreTest, StoreWanted } from '../../server/lms/xapi/lrs-shapes.ts';
import type { Standing } from '../../server/outbox/outbox-shapes.ts';
import { serverFor } from '../api/client.ts';
import type { Colleague } from '../people-picker/people-picker.ts';
import { fileIn } from '../questions/reports.ts';

export type {
  Deliveries,
  DeploymentView,
  Known,
  KnownView,
  LinkView,
  LmsOverview,
  MembersFound,
  NewInvitation,
  PlaceView,
  PlatformView,
  Strangers,
  StrangerView,
  ToldView,
} from '../../server/lms/lms-shapes.ts';
export type { PackageView, PackageWanted } from '../../server/lms/package/package-shapes.ts';
export type { StoresView, StoreTest, StoreView, StoreWanted } from '../../server/lms/xapi/lrs-shapes.ts';
export type { CourseVersions } from '../../server/auditing/version-shapes.ts';
export type { HeldBack, Standing } from '../../server/outbox/outbox-shapes.ts';

/** Somebody at an LMS. */
export interface Outside {
  issuer: string;
  subject: string;
}

export type ChangedPlatform = Pick<
  PlatformView,
  'name' | 'authUrl' | 'tokenUrl' | 'tokenAudience' | 'keysUrl' | 'origins' | 'terms'
>;

export type WantedPlatform = Omit<ChangedPlatform, 'origins'> &
  Pick<PlatformView, 'issuer' | 'clientId'> & { deploymentIds: string[] };

export interface WantedDeliveries {
  receiver: string;
  standing: Standing | '';
  page: number;
}

/** What is connected, and how it gets connected. */
interface PlatformsApi {
  lms(): Promise<LmsOverview>;
  invite(terms: PlatformTerms): Promise<NewInvitation>;
  withdraw(invitation: string): Promise<unknown>;
  addPlatform(wanted: WantedPlatform): Promise<unknown>;
  changePlatform(id: string, wanted: ChangedPlatform): Promise<unknown>;
  disablePlatform(id: string, disabled: boolean): Promise<unknown>;
  deletePlatform(id: string): Promise<unknown>;
  letDeployment(platform: string, deploymentId: string, letIn: boolean): Promise<unknown>;
  members(link: string): Promise<MembersFound>;
  replaceKey(): Promise<unknown>;
}

/** Who is who. */
interface PeopleApi {
  strangers(page: number): Promise<Strangers>;
  linkStrangers(pairs: (Outside & { personId: string })[]): Promise<Linked>;
  addStranger(stranger: Outside & { name: string; email: string; staffNumber: string }): Promise<unknown>;
  forgetStranger(stranger: Outside): Promise<unknown>;
  known(page: number): Promise<Known>;
  unlink(known: Outside): Promise<unknown>;
  colleagues(query: string): Promise<Colleague[]>;
}

interface DeliveriesApi {
  deliveries(wanted: WantedDeliveries): Promise<Deliveries>;
  sendAgain(delivery: string): Promise<unknown>;
  sendRefusedAgain(receiver: string): Promise<SentAgain>;
  endHolding(act: 'send' | 'give_up'): Promise<SentAgain>;
}

interface StoresApi {
  stores(): Promise<StoresView>;
  addStore(wanted: StoreWanted): Promise<unknown>;
  changeStore(id: string, wanted: StoreWanted): Promise<unknown>;
  pauseStore(id: string, paused: boolean): Promise<unknown>;
  removeStore(id: string): Promise<unknown>;
  testStore(id: string): Promise<StoreTest>;
}

interface PackagesApi {
  courses(): Promise<CourseVersions>;
  packages(): Promise<PackageView[]>;
  makePackage(wanted: PackageWanted): Promise<{ file: Blob; name: string }>;
  endPackage(id: string): Promise<unknown>;
  letPlace(origin: string, letIn: boolean): Promise<unknown>;
}

/** What the Learning platforms screen asks of the server. Tests hand the elements their own object. */
export type LmsApi = PlatformsApi & PeopleApi & DeliveriesApi & StoresApi & PackagesApi;

export function lmsServer(element: Parameters<typeof serverFor>[0]): LmsApi {
  const server = serverFor(element);
  return {
    ...platformsOf(server),
    ...peopleOf(server),
    ...deliveriesOf(server),
    ...storesOf(server),
    ...packagesOf(server),
  };
}

type Server = ReturnType<typeof serverFor>;

function platformsOf({ lms }: Server): PlatformsApi {
  const platform = (id: string) => ({ param: { platform: id } });
  const one = lms.platforms[':platform'];
  return {
    lms: async () => (await lms.$get()).json(),
    invite: async (terms) => (await lms.invitations.$post({ json: { terms } })).json(),
    withdraw: (invitation) => lms.invitations[':invitation'].$delete({ param: { invitation } }),
    addPlatform: (json) => lms.platforms.$post({ json }),
    changePlatform: (id, json) => one.$put({ ...platform(id), json }),
    disablePlatform: (id, disabled) => one.disabled.$put({ ...platform(id), json: { disabled } }),
    deletePlatform: (id) => one.$delete(platform(id)),
    letDeployment: (id, deploymentId, letIn) =>
      one.deployments.$put({ ...platform(id), json: { deploymentId, letIn } }),
    members: async (link) => (await lms.links[':link'].members.$post({ param: { link } })).json(),
    replaceKey: () => lms.keys.$post(),
  };
}

function peopleOf({ lms, colleagues }: Server): PeopleApi {
  const { strangers, known } = lms;
  return {
    strangers: async (page) => (await strangers.$get({ query: { page: String(page) } })).json(),
    linkStrangers: async (links) => (await strangers.links.$post({ json: { links } })).json(),
    addStranger: (json) => strangers.people.$post({ json }),
    forgetStranger: ({ issuer, subject }) => strangers.$delete({ json: { issuer, subject } }),
    known: async (page) => (await known.$get({ query: { page: String(page) } })).json(),
    unlink: (json) => known.$delete({ json }),
    colleagues: async (q) => (await colleagues.$get({ query: { q } })).json(),
  };
}

function deliveriesOf({ lms }: Server): DeliveriesApi {
  return {
    deliveries: async ({ receiver, standing, page }) => {
      const query = { ...(receiver && { receiver }), ...(standing && { standing }), page: String(page) };
      return (await lms.deliveries.$get({ query })).json();
    },
    sendAgain: (delivery) => lms.deliveries[':delivery'].again.$post({ param: { delivery } }),
    sendRefusedAgain: async (receiver) =>
      (await lms.receivers[':receiver'].again.$post({ param: { receiver } })).json(),
    endHolding: async (act) => (await lms.deliveries.held.$post({ json: { act } })).json(),
  };
}

function storesOf({ lms: { stores } }: Server): StoresApi {
  const one = stores[':store'];
  const store = (id: string) => ({ param: { store: id } });
  return {
    stores: async () => (await stores.$get()).json(),
    addStore: (json) => stores.$post({ json }),
    changeStore: (id, json) => one.$put({ ...store(id), json }),
    pauseStore: (id, paused) => one.paused.$put({ ...store(id), json: { paused } }),
    removeStore: (id) => one.$delete(store(id)),
    testStore: async (id) => (await one.test.$post(store(id))).json(),
  };
}

function packagesOf({ lms, courses }: Server): PackagesApi {
  return {
    courses: async () => (await courses.$get()).json(),
    packages: async () => (await lms.packages.$get()).json(),
    makePackage: async (json) => fileIn(await lms.packages.$post({ json })),
    endPackage: (id) => lms.packages[':package'].$delete({ param: { package: id } }),
    letPlace: (origin, letIn) => lms.places.$put({ json: { origin, letIn } }),
  };
}
