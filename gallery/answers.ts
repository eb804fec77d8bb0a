import { ApiError, type Api } from '../web-components/api/client.ts';
import type { MyDocument, MyDocumentsApi } from '../web-components/my-documents/my-documents-api.ts';
import type { Query } from '../web-components/people-list/asked.ts';
import type { MyAccess, PrivacyApi } from '../web-components/privacy/privacy-api.ts';
import type { MyData } from '../web-components/my-data/my-data-api.ts';
import type { PracticeShown, QuickCheckApi } from '../web-components/quick-check/quick-check-api.ts';
import type { Team, TeamApi, TeamCell } from '../web-components/team/team-api.ts';
import { chooseOne, lesson } from '../tests/web-components/lesson.ts';
import { courses, PeopleServer } from '../tests/web-components/people-list.ts';
import { done, late, open, TrainingServer } from '../tests/web-components/training-server.ts';

/** As in an intranet: the training server is elsewhere. */
const server = 'https://learn.brightwater.example';
const addresses = {
  pageHref: (path: string) => server + path,
  certificateHref: (completion: string) => `${server}/api/completions/${completion}/certificate.pdf`,
  documentHref: (id: string) => `${server}/api/my/documents/${id}/file`,
  dataHref: (ending: string) => `${server}/api/my/data.${ending}`,
};

function every(answer: () => Promise<never>): object {
  return new Proxy(addresses, { get: (known, name) => Reflect.get(known, name) ?? answer });
}

/** Does not answer. */
export const silent = (): object => every(() => new Promise<never>(() => {}));
/** Says no to everything. */
export const refusing = (code: string) => (): object => every(() => Promise.reject(new ApiError(code, '')));

export function training(...assignments: (typeof open)[]): TrainingServer {
  return Object.assign(new TrainingServer(), addresses, { assignments });
}

export const certified = {
  ...done,
  id: 'a4',
  courseId: 'mail',
  title: 'Mail to many',
  completedOn: '2025-03-02',
  completionId: 'c4',
};
export const dated = { open, late, done };

const policy: MyDocument = {
  id: 'k1',
  documentId: 'remote-work',
  title: 'Working from home',
  version: '2026-1',
  lang: 'en',
  fileName: 'remote-work.pdf',
  dueOn: '2099-01-15',
  acknowledgedOn: null,
};
export const documents = {
  open: policy,
  late: { ...policy, id: 'k2', documentId: 'clean-desk', title: 'Clean desk', dueOn: '2026-01-31' },
  done: { ...policy, id: 'k3', documentId: 'passwords', title: 'Passwords', acknowledgedOn: '2026-05-04' },
};

class DocumentsServer extends TrainingServer implements MyDocumentsApi {
  documents: MyDocument[] = [];
  documentHref = addresses.documentHref;
  myDocuments = async () => structuredClone(this.documents);
  acknowledge = async (id: string) => {
    this.documents = this.documents.map((one) => (one.id === id ? { ...one, acknowledgedOn: '2026-11-24' } : one));
    return structuredClone(this.documents);
  };
}
export const reading = (...all: MyDocument[]): DocumentsServer =>
  Object.assign(new DocumentsServer(), addresses, { documents: all });

class ExerciseServer extends TrainingServer implements QuickCheckApi {
  assignmentId: string | null = 'a1';
  practice = async (): Promise<PracticeShown> => {
    const { content, lang } = lesson;
    return { content, lang, question: chooseOne.question, assignmentId: this.assignmentId };
  };
}
export const exercise = (): ExerciseServer => Object.assign(new ExerciseServer(), addresses);

export function refresher(changed: TrainingServer['changed'] = []): TrainingServer {
  const due = { kind: 'week', dueOn: '2026-11-24', cases: 6, minutes: 2 } as const;
  return Object.assign(training(open), { refresher: due, changed });
}

const data: MyData = {
  madeOn: '2026-11-24',
  organisation: 'Brightwater Outdoor',
  contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: null },
  sections: [
    {
      name: 'person',
      title: 'Who you are',
      why: 'To assign trainings.',
      kept: 'Three years.',
      lines: [[{ label: 'E-mail', text: 'mina.okafor@brightwater.example' }]],
    },
    { name: 'groups', title: 'Groups', why: '', kept: '', lines: [] },
  ],
};
const looks: MyAccess = {
  days: Array.from({ length: 7 }, (_, i) => ({
    onDay: `2026-11-${24 - i}`,
    viewers: [
      { viewer: { kind: 'person', name: 'Henrik Vass', organisation: null }, what: ['team', 'export'] },
      { viewer: { kind: 'auditor', name: null, organisation: 'Dahl Audit' }, what: ['evidence'] },
    ],
  })),
  keptDays: 365,
};

class PrivacyServer extends TrainingServer implements PrivacyApi {
  looks = looks;
  dataHref = addresses.dataHref;
  myData = async () => structuredClone(data);
  myAccess = async () => structuredClone(this.looks);
}
/** On our own pages, which show the data themselves, the server is here. */
export const ownData = (): PrivacyServer => new PrivacyServer();
export const privacy = (): PrivacyServer => Object.assign(new PrivacyServer(), addresses);
export const nobodyLooked = (): PrivacyServer => Object.assign(privacy(), { looks: { days: [], keptDays: 365 } });

const cell = (standing: TeamCell['standing'], dueOn: string | null, doneOn: string | null = null): TeamCell => ({
  standing,
  dueOn,
  doneOn,
});
const people: Team['people'] = [
  {
    id: 'jonas',
    name: 'Jonas Weil',
    unit: 'Marketing',
    cells: { 'whose-data': cell('overdue', '2026-11-18', '2025-10-02'), mail: cell('open', '2026-12-24') },
  },
  {
    id: 'leila',
    name: 'Leila Haddad',
    unit: 'Customer service',
    cells: { 'whose-data': cell('done', '2026-11-18', '2026-10-02') },
  },
  {
    id: 'noor',
    name: 'Noor Aziz',
    unit: null,
    cells: { 'whose-data': cell('done', '2026-11-18', '2026-10-02'), mail: cell('exempt', null) },
  },
];

class TeamServer extends PeopleServer implements TeamApi {
  all = people;
  team = ({ standing = 'everyone', page, size }: Query) =>
    this.does('team', (): Team => {
      const isLate = (one: Team['people'][number]) =>
        Object.values(one.cells).some((each) => each.standing === 'overdue');
      const shown = standing === 'everyone' ? this.all : this.all.filter(isLate);
      const first = Number(page) * Number(size);
      return {
        today: '2026-11-24',
        courses,
        people: shown.slice(first, first + Number(size)),
        total: shown.length,
        page: Number(page),
        size: Number(size),
        counts: {
          people: this.all.length,
          action: this.all.filter(isLate).length,
          overdue: this.all.filter(isLate).length,
        },
        peopleChangedOn: null,
        scope: 'reports',
      };
    });
  summary = () => this.does('summary', () => ({ today: '2026-11-24', onStaff: 40, courses: [] }));
  unitSummary = (course: string) => this.does('units', () => ({ today: '2026-11-24', course, units: [], withheld: 0 }));
}
export const team = (all = people): Api & TeamApi => Object.assign(new TeamServer(), addresses, { all });
export const largeTeam = (): Api & TeamApi =>
  team(Array.from({ length: 60 }, (_, k) => ({ ...people[0]!, id: `p${k}`, name: `Person ${k + 1}` })));
export const doneTeam = (): Api & TeamApi => team(people.slice(1));
