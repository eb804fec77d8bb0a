import type { Answers, LateJoiners } from '../../web-components/questions/questions-api.ts';

/** Answers in which every question has something to say. */
export const fullAnswers: Answers = {
  on: '2026-11-24',
  from: '2025-11-25',
  to: '2026-11-24',
  today: '2026-11-24',
  isEverybody: true,
  who: {
    people: 41,
    rules: [
      {
        line: 'r1',
        courseId: 'whose-data',
        course: 'Whose data, who decides',
        reason: 'Everybody works with personal data',
        audience: { kind: 'everyone', words: [] },
        people: 41,
        dueOn: null,
        dueDays: 30,
        graceDays: 7,
        repeat: { kind: 'from_completion', months: 12 },
        beginsOn: '2025-01-01',
        madeOn: '2025-01-01',
        endedOn: null,
      },
      {
        line: 'r2',
        courseId: 'campaign',
        course: 'A campaign that holds',
        reason: 'Marketing plans campaigns',
        audience: { kind: 'matching', words: ['Marketing'] },
        people: 9,
        dueOn: '2026-03-31',
        dueDays: 14,
        graceDays: 0,
        repeat: { kind: 'fixed_day', day: '03-31' },
        beginsOn: '2025-01-01',
        madeOn: '2025-01-01',
        endedOn: '2026-06-30',
      },
    ],
  },
  content: {
    versions: [
      {
        id: 'whose-data',
        lang: 'en',
        version: '1.0.0',
        title: 'Whose data, who decides',
        change: 'material',
        publishedOn: '2026-01-02',
        content: `sha256:${'4e77e6da'.repeat(8)}`,
      },
    ],
  },
  when: { completions: 1204, firstOn: '2025-11-26', lastOn: '2026-11-23', outside: 2, signIn: 'session' },
  missing: {
    asked: 50,
    done: 38,
    open: 10,
    overdue: 3,
    exempt: 2,
    overduePeople: 3,
    courses: [{ courseId: 'whose-data', course: 'Whose data, who decides', open: 10, overdue: 3 }],
    reminders: [
      { kind: 'before_due', sent: 12 },
      { kind: 'escalation', sent: 1 },
    ],
  },
  joiners: {
    joined: 14,
    courses: [
      {
        courseId: 'whose-data',
        course: 'Whose data, who decides',
        days: [30],
        asked: 14,
        inTime: 11,
        late: 2,
        notYetDue: 1,
        medianDays: 9.5,
      },
    ],
  },
  leavers: { left: 3, openWhenLeft: 1 },
  exemptions: { inForce: 2, granted: 2, ended: 1, byCategory: [{ category: 'long_absence', count: 2 }] },
  repeated: {
    rules: [
      {
        line: 'r1',
        courseId: 'whose-data',
        course: 'Whose data, who decides',
        repeat: { kind: 'from_completion', months: 12 },
        people: 41,
        rounds: 40,
        completed: 37,
        late: 2,
      },
    ],
  },
  works: {
    courses: [{ courseId: 'whose-data', course: 'Whose data, who decides', people: 41, done: 38 }],
    withheld: 1,
  },
  whole: {
    size: 5021,
    halted: false,
    selfCheck: { on: '2026-11-24', size: 5020, faults: 0 },
    outside: [{ kind: 'mail', size: 5000, on: '2026-11-23' }],
  },
};

/** Nothing happened, and nothing is asked. */
export const emptyAnswers: Answers = {
  ...fullAnswers,
  who: { people: 0, rules: [] },
  content: { versions: [] },
  when: { completions: 0, firstOn: null, lastOn: null, outside: 0, signIn: 'try' },
  missing: { asked: 0, done: 0, open: 0, overdue: 0, exempt: 0, overduePeople: 0, courses: [], reminders: [] },
  joiners: { joined: 0, courses: [] },
  leavers: { left: 0, openWhenLeft: 0 },
  exemptions: { inForce: 0, granted: 0, ended: 0, byCategory: null },
  repeated: { rules: [] },
  works: { courses: [], withheld: 0 },
  whole: { size: 3, halted: true, selfCheck: null, outside: [] },
};

export const lateOnes: LateJoiners = {
  on: '2026-11-24',
  rows: [
    {
      who: { name: 'Lin Wei', staffNumber: 'BW-1036', unit: 'Warehouse' },
      course: 'Whose data, who decides',
      joinedOn: '2026-08-01',
      dueOn: '2026-08-31',
      doneOn: null,
    },
  ],
  total: 1,
};
