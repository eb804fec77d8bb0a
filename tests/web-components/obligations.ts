import type { ApiError } from '../../web-components/api/client.ts';
import type {
  GroupMembers,
  GroupView,
  ObligationsApi,
  RuleChange,
  RulePreview,
  Rules,
  RuleView,
  WaiverView,
  WantedGroup,
} from '../../web-components/obligations/obligations-api.ts';
import type { NewWaiver } from '../../web-components/people-list/people-list-api.ts';
import { TrainingServer } from './training-server.ts';

export const everyoneRule: RuleView = {
  id: 'r1',
  line: 'l1',
  courseId: 'whose-data',
  title: 'Whose data, who decides',
  audience: { kind: 'everyone' },
  audienceNames: [],
  reason: 'Everybody works with personal data',
  dueOn: null,
  dueDays: 30,
  repeat: { kind: 'from_completion', months: 12 },
  leadDays: 30,
  graceDays: 0,
  beginsOn: '2026-01-01',
  madeBy: 'Ines Castellan',
  madeOn: '2026-01-01',
  endedOn: null,
};
export const unitRule: RuleView = {
  ...everyoneRule,
  id: 'r2',
  line: 'l2',
  courseId: 'mail',
  title: 'Mail to many',
  audience: { kind: 'matching', units: ['Marketing', 'Sales'], jobs: ['Editor'], locations: ['Northfield'] },
  audienceNames: ['Marketing', 'Sales', 'Editor', 'Northfield'],
  dueOn: '2027-01-31',
  dueDays: 14,
  repeat: { kind: 'fixed_day', day: '11-30' },
  graceDays: 7,
  madeBy: null,
};

const group: GroupView = {
  id: 'g1',
  name: 'First aiders',
  kind: 'list',
  matches: null,
  people: 2,
  managed: false,
  courses: [],
};

/** Answers what rules, exemptions and groups ask, and remembers what was sent. */
export class ObligationsServer extends TrainingServer implements ObligationsApi {
  all: Rules = {
    today: '2026-11-24',
    inForce: [everyoneRule],
    before: [],
    courses: [
      { id: 'whose-data', title: 'Whose data, who decides' },
      { id: 'mail', title: 'Mail to many' },
    ],
  };
  preview: RulePreview = {
    gets: {
      total: 38,
      people: [
        { id: 'mina', name: 'Mina Okafor', unit: 'Marketing', dueOn: '2026-12-24' },
        { id: 'jonas', name: 'Jonas Weil', unit: null, dueOn: '2026-12-30' },
      ],
    },
    noLonger: { total: 2, people: [{ id: 'leila', name: 'Leila Haddad', unit: 'Sales', dueOn: '2026-12-01' }] },
  };
  exempt: WaiverView[] = [];
  grouped: GroupView[] = [group];
  refusing: ApiError | null = null;

  #does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    if (this.refusing) return Promise.reject(this.refusing);
    return Promise.resolve(structuredClone(value()));
  }

  rules = () => Promise.resolve(structuredClone(this.all));
  previewRule = (change: RuleChange) => this.#does(`preview ${JSON.stringify(change)}`, () => this.preview);
  carryOut = (change: RuleChange) =>
    this.#does(`carry out ${JSON.stringify(change)}`, () => {
      if (change.kind === 'end') this.all.inForce = this.all.inForce.filter(({ line }) => line !== change.line);
      if (change.kind === 'make')
        this.all.inForce = [{ ...everyoneRule, ...change.terms, id: 'r9', line: 'l9' }, ...this.all.inForce];
      return { rule: null, assigned: this.preview.gets.total, ended: this.preview.noLonger.total };
    });
  choices = () =>
    Promise.resolve({
      units: ['Marketing', 'Sales', 'Warehouse'],
      jobs: ['Editor'],
      locations: ['Harbour House', 'Northfield'],
      groups: [{ id: 'g1', name: 'First aiders' }],
      courses: [],
    });
  colleagues = (query: string) =>
    this.#does(`colleagues ${query}`, () =>
      query === 'nobody'
        ? []
        : [
            { id: 'mina', name: 'Mina Okafor', unit: 'Marketing' },
            { id: 'jonas', name: 'Jonas Weil', unit: null },
          ],
    );
  waivers = () => Promise.resolve(structuredClone(this.exempt));
  waive = (waiver: NewWaiver) =>
    this.#does(`waive ${JSON.stringify(waiver)}`, () => {
      this.exempt = [
        {
          id: 'w1',
          person: { id: waiver.personId, name: 'Mina Okafor', unit: 'Marketing' },
          courseId: waiver.courseId,
          title: 'Mail to many',
          category: waiver.category,
          untilOn: waiver.untilOn,
          grantedBy: 'Ines Castellan',
          grantedOn: '2026-11-24',
        },
      ];
    });
  endWaiver = (id: string) => this.#does(`end waiver ${id}`, () => void (this.exempt = []));
  groups = () => Promise.resolve(structuredClone(this.grouped));
  group = (id: string): Promise<GroupMembers> =>
    this.#does(`group ${id}`, () => ({
      ...group,
      members: [
        { id: 'mina', name: 'Mina Okafor', unit: 'Marketing' },
        { id: 'jonas', name: 'Jonas Weil', unit: null },
      ],
    }));
  saveGroup = (wanted: WantedGroup, id?: string) =>
    this.#does(`save ${id ?? 'new'} ${JSON.stringify(wanted)}`, () => ({ id: id ?? 'g2', assigned: 1, ended: 0 }));
  removeGroup = (id: string) => this.#does(`remove ${id}`, () => void (this.grouped = []));
}
