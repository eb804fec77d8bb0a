import type { ApiError } from '../../web-components/api/client.ts';
import type { NewWaiver, PeopleListApi, PersonObligations } from '../../web-components/people-list/people-list-api.ts';
import { TrainingServer } from './training-server.ts';

export const courses = [
  { id: 'whose-data', title: 'Whose data, who decides' },
  { id: 'mail', title: 'Mail to many' },
];

const jonas: PersonObligations = {
  person: { id: 'jonas', name: 'Jonas Weil', unit: 'Marketing' },
  today: '2026-11-24',
  courses: [
    {
      ...courses[0]!,
      standing: 'overdue',
      rounds: [
        round('2026-11-18'),
        { ...round('2025-11-18'), doneOn: '2025-10-02', version: '1.0.0' },
        { ...round('2024-11-18'), ended: 'exempted' },
      ],
      waiver: null,
    },
    { ...courses[1]!, standing: 'open', rounds: [round('2026-12-24')], waiver: null },
  ],
};

function round(dueOn: string): PersonObligations['courses'][number]['rounds'][number] {
  return {
    dueOn,
    assignedOn: `${dueOn.slice(0, 8)}01`,
    reason: 'Everyone in Marketing, once a year',
    doneOn: null,
    version: null,
    ended: null,
  };
}

/** What every screen that lists people asks. `refusing` lets the next call fail. */
export class PeopleServer extends TrainingServer implements PeopleListApi {
  refusing: ApiError | null = null;
  about = structuredClone(jonas);

  protected async does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    const { refusing } = this;
    this.refusing = null;
    if (refusing) throw refusing;
    return structuredClone(value());
  }

  choices = () =>
    this.does('choices', () => ({
      units: ['Customer service', 'Marketing'],
      locations: ['Bergen'],
      jobs: [],
      groups: [{ id: 'g1', name: 'Handles health data' }],
      courses,
    }));
  obligations = (person: string) => this.does(`obligations ${person}`, () => this.about);
  waive = (waiver: NewWaiver) =>
    this.does(`waive ${JSON.stringify(waiver)}`, () => {
      const course = this.about.courses.find(({ id }) => id === waiver.courseId)!;
      course.standing = 'exempt';
      course.waiver = { id: 'w1', untilOn: waiver.untilOn, category: waiver.category };
    });
  endWaiver = (id: string) =>
    this.does(`endWaiver ${id}`, () => {
      for (const course of this.about.courses)
        if (course.waiver?.id === id) Object.assign(course, { waiver: null, standing: 'open' });
    });
}
