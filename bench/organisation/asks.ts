import type { Hono } from 'hono';
import { ownSession } from '../own-session.ts';
import type { Signed, Tools } from '../../server/environment.ts';
import { drawing, type Staff } from './staff.ts';

/** A line of the table: what was asked, how long the answers took in milliseconds, and what they may take. */
export interface Measured {
  times: number;
  p50: number;
  p99: number;
  max: number;
  aim: string;
}

/** What is asked, by a name for the table. */
interface Ask {
  name: string;
  aim: string;
  path: () => string;
  as?: () => string;
}

const times = 200;

/** Others may use the machine: of so many rounds the quickest counts. What is slow anyway is not asked that often. */
const rounds = 3;
const enoughMs = 4_000;

/** Asks each thing many times, one after another, as people do who page, filter and sort. */
export async function asked(
  app: Hono<Signed>,
  { sessions, now }: Tools,
  staff: Staff,
): Promise<Record<string, Measured>> {
  const draw = drawing(7);
  const pick = <T>(list: readonly T[]): T => list[draw(list.length)]!;
  const dpo = await ownSession(sessions, staff.ids[1]!, now());
  const managers: string[] = [];
  for (let i = 0; i < 100; i++)
    managers.push(await ownSession(sessions, staff.ids[2 + pick(staff.managers.slice(2))]!, now()));
  const courseIds = Array.from({ length: 20 }, (_, c) => `course-${String(c + 1).padStart(2, '0')}`);
  const people = staff.ids.length;
  const page = (of: number) => `page=${draw(Math.max(1, Math.floor(of / 25)))}`;
  const paged = 'p50 20, p99 60';
  const standings = ['action', 'overdue', 'open', 'done', 'exempt', 'everyone'];
  const asks: Ask[] = [
    { name: 'team, what is to be done, first page', aim: paged, path: () => '/api/team?standing=action' },
    {
      name: 'team, what is to be done, any page',
      aim: paged,
      path: () => `/api/team?standing=action&${page(people / 2)}`,
    },
    { name: 'team, everybody, any page', aim: paged, path: () => `/api/team?${page(people)}` },
    {
      name: 'team, by each standing',
      aim: paged,
      path: () => `/api/team?standing=${pick(standings)}&page=${draw(40)}`,
    },
    {
      name: 'team, by unit',
      aim: paged,
      path: () => `/api/team?standing=${pick(standings)}&unit=${encodeURIComponent(pick(staff.units))}&page=${draw(4)}`,
    },
    {
      name: 'team, by location and job',
      aim: paged,
      path: () => `/api/team?location=Location%20${1 + draw(25)}&job=Job%20${1 + draw(60)}`,
    },
    {
      name: 'team, by location',
      aim: paged,
      path: () => `/api/team?standing=action&location=Location%20${1 + draw(25)}&page=${draw(8)}`,
    },
    {
      name: 'team, by course',
      aim: paged,
      path: () => `/api/team?standing=${pick(standings)}&course=${pick(courseIds)}&page=${draw(40)}`,
    },
    { name: 'team, by group', aim: paged, path: () => `/api/team?group=${pick(staff.groupIds)}&page=${draw(8)}` },
    {
      name: 'team, sorted by unit',
      aim: paged,
      path: () => `/api/team?standing=action&sort=unit&dir=${pick(['asc', 'desc'])}&${page(people / 2)}`,
    },
    {
      name: 'team, sorted by due day',
      aim: paged,
      path: () => `/api/team?standing=action&sort=due&dir=${pick(['asc', 'desc'])}&${page(people / 2)}`,
    },
    {
      name: 'team, a part of a name',
      aim: paged,
      path: () => `/api/team?q=${pick(['fe', 'lind', 'Ada', 'B00012', 'zz'])}`,
    },
    { name: 'team, 100 a page', aim: paged, path: () => `/api/team?size=100&page=${draw(people / 200)}` },
    { name: 'team, what filters offer', aim: '', path: () => '/api/team/choices' },
    { name: 'one person', aim: '', path: () => `/api/team/${pick(staff.ids)}` },
    { name: 'summary', aim: '50', path: () => '/api/summary' },
    { name: 'summary by unit', aim: '50', path: () => `/api/summary/units?course=${pick(courseIds)}` },
    { name: 'overdue, first page', aim: '30', path: () => '/api/overdue' },
    { name: 'overdue, any page', aim: '30', path: () => `/api/overdue?${page(people)}` },
    {
      name: 'overdue, by unit',
      aim: '30',
      path: () => `/api/overdue?unit=${encodeURIComponent(pick(staff.units))}&page=${draw(4)}`,
    },
    { name: 'overdue, by course', aim: '30', path: () => `/api/overdue?course=${pick(courseIds)}&page=${draw(40)}` },
    {
      name: 'overdue, sorted by name or unit',
      aim: '30',
      path: () => `/api/overdue?sort=${pick(['name', 'unit'])}&dir=${pick(['asc', 'desc'])}&page=${draw(200)}`,
    },
    { name: "a manager's own team", aim: '5', path: () => '/api/team', as: () => pick(managers) },
    { name: "a manager's own overdue", aim: '5', path: () => '/api/overdue', as: () => pick(managers) },
  ];
  const rows: Record<string, Measured> = {};
  for (const { name, aim, path, as = () => dpo } of asks) {
    const all: Measured[] = [];
    const begun = performance.now();
    for (let round = 0; round < rounds && performance.now() - begun < enoughMs; round++) {
      const took: number[] = [];
      while (took.length < times) {
        const [address, token] = [path(), as()];
        const started = performance.now();
        const response = await app.request(address, { headers: signed(token) });
        const body = await response.text();
        took.push(performance.now() - started);
        if (!response.ok) throw new Error(`${address}: ${body}`);
      }
      all.push({ ...shares(took), aim });
    }
    rows[name] = all.toSorted((a, b) => a.p50 + a.p99 - b.p50 - b.p99)[0]!;
  }
  return rows;
}

export const signed = (token: string): Record<string, string> => ({
  cookie: `__Host-a39_session=${token}`,
  'x-a39-client': 'bench',
});

function shares(took: number[]): Omit<Measured, 'aim'> {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.floor(sorted.length * share)]!.toFixed(1));
  return { times: took.length, p50: at(0.5), p99: at(0.99), max: Number(sorted.at(-1)!.toFixed(1)) };
}
