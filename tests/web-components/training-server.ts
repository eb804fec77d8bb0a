import {
  ApiError,
  type Answered,
  type Api,
  type AssignmentView,
  type CheckView,
  type Lesson,
  type MyAssignment,
  type RefresherOffer,
  type SessionView,
} from '../../web-components/api/client.ts';
import type {
  AsOf,
  AsOfQuestion,
  BundleOrder,
  EvidenceApi,
  EvidenceOverview,
  SelfCheckResult,
} from '../../web-components/evidence/evidence-api.ts';
import type { MyDelivery } from '../../web-components/reported/reported.ts';
import { outlineOf } from '../../server/courses/outline.ts';
import type { ChangedCourse } from '../../server/learning/learning-shapes.ts';
import { checkedLog, evidenceLog, trainedOn } from './evidence.ts';
import { checkQuestions, chooseAll, chooseOne, judge, lesson, sort } from './lesson.ts';
import { courseVersions, versionChanges } from './versions.ts';

export const session: SessionView = {
  person: { id: 'mina', name: 'Mina Okafor', unit: 'Marketing' },
  roles: ['learner', 'manager'],
  organisation: {
    name: 'Brightwater Outdoor',
    tryMode: true,
    contact: { name: 'Ines Castellan', email: 'privacy@brightwater.example', phone: '+47 55 00 39 39' },
  },
};

export const open: MyAssignment = {
  id: 'a1',
  courseId: 'whose-data',
  title: 'Whose data, who decides',
  minutes: 20,
  dueOn: '2026-12-03',
  standing: 'not_started',
  overdue: false,
  completedOn: null,
  completionId: null,
};
export const late: MyAssignment = { ...open, id: 'a2', title: 'Mail to many', dueOn: '2026-11-18', overdue: true };
export const done: MyAssignment = {
  ...open,
  id: 'a3',
  title: 'Lists and lives',
  standing: 'completed',
  completedOn: '2026-05-04',
  completionId: 'c3',
};

/** Answers as the server does, and remembers what was asked of it. `refuseWith` lets every call fail. */
export class TrainingServer implements Api, EvidenceApi {
  refuseWith: ApiError | null = null;
  asked: string[] = [];
  assignments: MyAssignment[] = [open];
  taught: Lesson = lesson;
  attempt: AssignmentView['attempt'] = null;
  checked: Record<string, Answered> = {};
  early: Record<string, Answered> = {};
  refresher: RefresherOffer['due'] = null;
  reported: MyDelivery[] = [];

  #answer<T>(name: string, value: () => T): Promise<T> {
    this.asked.push(name);
    return this.refuseWith ? Promise.reject(this.refuseWith) : Promise.resolve(structuredClone(value()));
  }

  #view(): AssignmentView {
    return { assignment: this.assignments[0] ?? open, content: this.taught.content, attempt: this.attempt };
  }

  session = () => this.#answer('session', () => session);
  signOut = () => this.#answer('signOut', () => null);
  tryPeople = () =>
    this.#answer('tryPeople', () => ({
      organisation: 'Brightwater Outdoor',
      people: [
        {
          id: 'mina',
          name: 'Mina Okafor',
          unit: 'Marketing',
          roles: ['learner' as const, 'manager' as const],
          reports: 8,
          open: 1,
          overdue: 0,
        },
        {
          id: 'jonas',
          name: 'Jonas Weil',
          unit: 'Marketing',
          roles: ['learner' as const],
          reports: 0,
          open: 1,
          overdue: 1,
        },
        {
          id: 'ines',
          name: 'Ines Castellan',
          unit: null,
          roles: ['learner' as const, 'dpo' as const],
          reports: 0,
          open: 0,
          overdue: 0,
        },
      ],
    }));
  enterAs = (personId: string) => this.#answer(`enterAs ${personId}`, () => session);
  myTraining = () => this.#answer('myTraining', () => ({ today: '2026-11-24', assignments: this.assignments }));
  myStanding = () =>
    this.#answer('myStanding', () => ({
      open: this.assignments.filter(({ standing }) => standing !== 'completed').length,
      overdue: this.assignments.filter(({ overdue }) => overdue).length,
      nextDueOn: this.assignments[0]?.dueOn ?? null,
    }));
  assignment = () => this.#answer('assignment', () => this.#view());
  startAttempt = () =>
    this.#answer('startAttempt', () => {
      if (!this.attempt || this.attempt.handedIn) {
        const number = (this.attempt?.number ?? 0) + 1;
        const step = number > 1 ? 'check/1' : '';
        this.attempt = {
          id: `t${number}`,
          number,
          content: this.taught.content,
          step,
          answers: this.attempt?.answers ?? {},
          shownByPreCheck: [],
          handedIn: false,
        };
        this.checked = {};
      }
      return this.#view();
    });
  outline = () => this.#answer('outline', () => outlineOf(this.taught));
  module = (_: string, module: string) =>
    this.#answer(`module ${module}`, () => {
      const found = this.taught.modules.find(({ id }) => id === module);
      if (!found) throw new Error(module);
      return found;
    });
  lesson = () => this.#answer('lesson', () => this.taught);
  practise = (_: string, question: string, response: unknown) =>
    this.#answer(`practise ${question}`, () => judge(question, response));
  saveStep = (_: string, step: string) =>
    this.#answer(`saveStep ${step}`, () => {
      if (this.attempt) this.attempt.step = step;
    });
  answer = (_: string, question: string, response: unknown) =>
    this.#answer(`answer ${question}`, () => {
      const answered = { response, verdict: judge(question, response) };
      if (question.startsWith('check')) this.checked[question] = answered;
      else if (this.attempt) this.attempt.answers[question] = answered;
      return answered;
    });
  preCheck = () =>
    this.#answer('preCheck', (): CheckView => ({
      questions: [chooseOne, chooseAll].map(({ question }) => question),
      answers: this.early,
    }));
  answerPreCheck = (_: string, question: string, response: unknown) =>
    this.#answer(`answerPreCheck ${question}`, () => {
      this.early[question] ??= { response, verdict: judge(question, response) };
      return this.early[question];
    });
  refresherOffer = () => this.#answer('refresherOffer', () => ({ due: this.refresher }));
  /** What the yearly one begins with. */
  changed: ChangedCourse[] = [];
  takeRefresher = () =>
    this.refresher
      ? this.#answer('takeRefresher', () => ({
          id: 'r1',
          kind: 'week' as const,
          changed: this.changed,
          questions: [
            { courseTitle: 'Whose data, who decides', lang: 'en', question: chooseOne.question },
            { courseTitle: 'Post an viele', lang: 'de', question: sort.question },
          ],
        }))
      : Promise.reject(this.refuseWith ?? new ApiError('not_found', ''));
  judgeInRefresher = (_: string, question: string, response: unknown) =>
    this.#answer(`judgeInRefresher ${question}`, () => judge(question, response));
  finishRefresher = () => this.#answer('finishRefresher', () => (this.refresher = null));
  check = () =>
    this.#answer('check', (): CheckView => ({
      questions: checkQuestions.map(({ question }) => question),
      answers: this.checked,
    }));
  handIn = () =>
    this.#answer('handIn', () => {
      const right = Object.values(this.checked).filter(({ verdict }) => verdict.right).length;
      const passed = right === 2;
      if (this.attempt) this.attempt.handedIn = true;
      const completion = passed ? { id: 'c1', completedOn: '2026-11-24' } : null;
      if (passed)
        this.assignments = [{ ...open, standing: 'completed', completedOn: '2026-11-24', completionId: 'c1' }];
      const objectives = [{ id: 'O1', text: 'Recognise personal data', right, of: 2, must: true, met: passed }];
      return { passed, right, of: 2, reached: right * 50, needed: 80, objectives, completion };
    });
  courses = () => this.#answer('courses', () => courseVersions);
  changes = () => this.#answer('changes', () => versionChanges);
  taughtOn = (_: string, { on }: { on: string }) =>
    this.#answer(`taughtOn ${on}`, () => ({ on, versions: courseVersions.versions.slice(0, 1) }));
  toRetake = 12;
  retakePreview = (_: string, content: string) =>
    this.#answer(`retakePreview ${content.slice(0, 8)}`, () => ({ people: this.toRetake }));
  askToRetake = (_: string, { content, dueOn, reason }: { content: string; dueOn: string; reason: string }) =>
    this.#answer(`askToRetake ${content.slice(0, 8)} ${dueOn} ${reason}`, () => ({ assigned: this.toRetake }));
  log: EvidenceOverview = evidenceLog;
  lastCheck: SelfCheckResult | null = checkedLog;
  /** What the next self-check finds. */
  nextCheck: SelfCheckResult = { ...checkedLog, finishedAt: '2026-11-25T10:00:01.000Z' };
  trained: (question: AsOfQuestion) => AsOf = trainedOn;
  evidence = () => this.#answer('evidence', () => this.log);
  checkpoint = () => this.#answer('checkpoint', () => 'brightwater.example/evidence/try\n43\n');
  lastSelfCheck = () => this.#answer('lastSelfCheck', () => this.lastCheck);
  selfCheck = () => this.#answer('selfCheck', () => (this.lastCheck = this.nextCheck));
  asOf = (question: AsOfQuestion) =>
    this.#answer(`asOf ${question.on} ${question.course ?? '*'} ${question.page}`, () => this.trained(question));
  enterNonce = (nonce: string) => this.#answer(`enterNonce ${nonce}`, () => this.log.size);
  bundle = (order: BundleOrder, received: (bytes: number) => void) =>
    this.#answer(`bundle ${JSON.stringify(order)}`, () => {
      received(2048);
      return { file: new Blob(['zip']), name: 'evidence.zip' };
    });
  certificateHref = (completion: string) => `/api/completions/${completion}/certificate.pdf`;
  myDeliveries = () => this.#answer('myDeliveries', () => this.reported);
  pageHref = (path: string) => path;
}
