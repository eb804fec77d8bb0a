import * as v from 'valibot';
import { Refusal } from '../../../refusals.ts';
import type { Chance } from '../../chance.ts';
import type { Block, Body, Inline, Remark, TimelineRow } from '../../course-model.ts';
import type { ExerciseSource } from '../../exercise-source.ts';
import { blocks } from '../../markdown.ts';
import { likeness } from '../../plain-text.ts';
import { quoted, remark } from '../../remark.ts';
import type { ItemVerdict, Kind } from '../kind.ts';
import { shownId } from '../options.ts';
import { repeated } from '../repeated.ts';
import { letterIds, order, placeIds } from '../shown.ts';
import { asReason, label, rowsWithoutReason, spelledTwice, tableRemarks, writtenCells } from '../written-table.ts';

export interface TimelineResponse {
  /** For the id of each event that starts a duty, the ids of who must act and of the deadline. */
  timeline: Record<string, { who: string; latest: string }>;
}

type TimelineBody = Extract<Body, { shape: 'timeline' }>;

const writtenAs =
  'a table of when, event, who must act, latest and why, in the order of time, where `–` in both who and latest is an event without a duty';

const header = '| When | Event | Who must act | Latest | Why |';

/** A dash of any length, alone in its cell. */
const isDash = (words: string): boolean => /^[-–—]+$/.test(words);

interface WrittenEvent {
  when: Inline[];
  event: Inline[];
  who: string;
  latest: string;
  why: Inline[];
  line: number;
}

function writtenEvents(source: ExerciseSource): WrittenEvent[] {
  return writtenCells(source).rows.map(({ cells: [when, event, who, latest, why], line }) => ({
    when: when ?? [],
    event: event ?? [],
    who: label(who),
    latest: label(latest),
    why: why ?? [],
    line,
  }));
}

const isDuty = ({ who, latest }: WrittenEvent): boolean => !isDash(who) && !isDash(latest);

function parse(source: ExerciseSource): { case: Block[]; body: Body; remarks: Remark[] } {
  const written = writtenCells(source);
  const rows = writtenEvents(source).map((event): TimelineRow => {
    const { who, latest } = isDuty(event) ? event : { who: null, latest: null };
    return { when: event.when, event: event.event, who, latest, why: event.why };
  });
  const names = (all: (string | null)[]): string[] => [...new Set(all.filter((one) => one !== null))];
  const whos = names(rows.map((row) => row.who));
  const latests = names(rows.map((row) => row.latest));
  return {
    case: blocks(written.case),
    body: { shape: 'timeline', rows, whos, latests },
    remarks: tableRemarks(source, written, writtenAs, header),
  };
}

function check(source: ExerciseSource): Remark[] {
  const events = writtenEvents(source);
  if (events.length === 0) return [];
  const named = events.map((event) => ({
    ...event,
    text: [...event.when, ' ', ...event.event],
    cells: [label(event.when), label(event.event), event.who, event.latest],
  }));
  const remarks = rowsWithoutReason(source, named);
  for (const { event, who, line } of events.filter((one) => isDash(one.who) !== isDash(one.latest))) {
    const lacks = isDash(who) ? 'nobody who must act' : 'no deadline';
    const message = `The event ${quoted(label(event))} has ${lacks}. Fill both cells, or write – into both for an event without a duty.`;
    remarks.push(remark('duty-incomplete', { file: source.file, line }, message));
  }
  const duties = events.filter(isDuty);
  if (duties.length < 3) {
    const message = `Timeline needs at least three duties; this one has ${duties.length}.`;
    remarks.push(remark('too-few-duties', source, message));
  } else if (new Set(duties.map((duty) => likeness(duty.latest))).size < 2) {
    const message = 'All duties have the same deadline, so there is nothing to choose. Add a second one.';
    remarks.push(remark('one-deadline', source, message));
  }
  const filled = (pick: 'who' | 'latest') => duties.map((duty) => ({ name: duty[pick], line: duty.line }));
  return [
    ...remarks,
    ...spelledTwice(source, 'name', filled('who')),
    ...spelledTwice(source, 'deadline', filled('latest')),
    ...repeated(source, named),
  ];
}

function timelineOf(body: Body): TimelineBody {
  return body.shape === 'timeline' ? body : { shape: 'timeline', rows: [], whos: [], latests: [] };
}

const deadlineIds = (position: number): string => `t${position + 1}`;

/** Names and deadlines as they are shown. Names are drawn first; changing that changes old attempts. */
function drawn(body: Body, chance: Chance): { whos: string[]; latests: string[] } {
  const { whos, latests } = timelineOf(body);
  return {
    whos: order(whos.length, chance).map((index) => whos[index]!),
    latests: order(latests.length, chance).map((index) => latests[index]!),
  };
}

/** What happens, in the order of time: who must act, and until when. Each of the two counts alone. */
export const timeline: Kind<TimelineResponse> = {
  name: 'Timeline',
  scored: true,
  writtenAs,
  parse,
  check: (_, source) => check(source),
  show(body, chance) {
    const { whos, latests } = drawn(body, chance);
    return {
      items: timelineOf(body).rows.map(({ when, event, who }, at) => ({
        id: letterIds(at),
        text: event,
        when,
        asked: who !== null,
      })),
      places: whos.map((name, at) => ({ id: placeIds(at), text: [name] })),
      latests: latests.map((name, at) => ({ id: deadlineIds(at), text: [name] })),
    };
  },
  response: v.strictObject({ timeline: v.record(shownId, v.strictObject({ who: shownId, latest: shownId })) }),
  blank: (shown) => ({
    timeline: Object.fromEntries(
      shown.items.filter((item) => item.asked).map((item) => [item.id, { who: placeIds(0), latest: deadlineIds(0) }]),
    ),
  }),
  judge(body, response, chance) {
    const { rows } = timelineOf(body);
    const { whos, latests } = drawn(body, chance);
    const given = new Map(Object.entries(response.timeline));
    const asked = rows.flatMap((row, at) => (row.who === null ? [] : [letterIds(at)]));
    if (given.size !== asked.length || asked.some((id) => !given.has(id))) {
      throw new Refusal('invalid_answer', 'Send who and latest for every event that starts a duty, and for no other.');
    }
    const who = new Map(whos.map((name, at) => [name, placeIds(at)]));
    const latest = new Map(latests.map((name, at) => [name, deadlineIds(at)]));
    const [people, deadlines] = [new Set(who.values()), new Set(latest.values())];
    if ([...given.values()].some((pick) => !people.has(pick.who) || !deadlines.has(pick.latest)))
      throw new Refusal('invalid_answer', 'A name or a deadline was not shown. Send ids that were.');
    let right = 0;
    const items = rows.map((row, at): ItemVerdict => {
      const id = letterIds(at);
      const why = asReason(row.why);
      if (row.who === null || row.latest === null) return { id, right: true, should: false, why };
      const should = { who: who.get(row.who)!, latest: latest.get(row.latest)! };
      const hits = Number(given.get(id)!.who === should.who) + Number(given.get(id)!.latest === should.latest);
      right += hits;
      return { id, right: hits === 2, should, why };
    });
    return { points: asked.length === 0 ? 0 : Math.floor((right * 50) / asked.length), items, answer: [] };
  },
};
