import type { Config } from '../config.ts';
import type { Db } from '../../db/open.ts';
import type { CourseLibrary } from '../courses/course-library.ts';
import {
  erasureRows,
  groupRows,
  managerRows,
  personRows,
  roleRows,
  identityRows,
  rosterRows,
  sessionRows,
} from './about-me.ts';
import { actRows, exportRows, lookRows } from './looks-and-acts.ts';
import { deliveryRows, learningPlatformRows } from './my-learning-platforms.ts';
import { choiceRows, reminderRows } from './my-messages.ts';
import { badgeRows, certificateRows, correctionRows, evidenceRows, requestRows } from './my-records.ts';
import {
  answerRows,
  assignmentRows,
  attemptRows,
  documentRows,
  outsideRows,
  refresherRows,
  standingRows,
  waiverRows,
} from './my-training.ts';
import { sectionNames, type MyData, type MyDataFile, type Row, type SectionName } from './own-data-shapes.ts';
import { lineOf } from './lines.ts';
import { toldLine } from './told-sentences.ts';
import { ownDataWords } from './words.ts';

/** Whose data, for whom to read. */
export interface Asked {
  personId: string;
  lang: string;
  today: string;
}

interface From {
  db: Db;
  library: CourseLibrary;
  config: Config;
}

/** Everything that is kept about a person, in words. */
export async function myData(from: From, asked: Asked): Promise<MyData> {
  const { config } = from;
  const rows = await allRows(from, asked);
  const words = ownDataWords(asked.lang);
  const place = { lang: asked.lang, timeZone: config.timeZone };
  const saying = (name: SectionName) => (name === 'deliveries' ? toldLine : lineOf);
  return {
    madeOn: asked.today,
    organisation: config.organisation,
    contact: config.contact,
    sections: sectionNames.map((name) => ({
      name,
      ...saidOf(name, from, asked),
      lines: rows[name].map((row) => saying(name)(row, words, place)),
    })),
  };
}

/** Everything that is kept about a person, for programs (Art 20 GDPR). */
export async function myDataFile(from: From, asked: Asked): Promise<MyDataFile> {
  const rows = await allRows(from, asked);
  return {
    format: 'article39/own-data/1',
    made_on: asked.today,
    organisation: from.config.organisation,
    contact: from.config.contact,
    language: asked.lang,
    sections: Object.fromEntries(
      sectionNames.map((name) => [name, { ...saidOf(name, from, asked), rows: rows[name] }]),
    ) as MyDataFile['sections'],
  };
}

function saidOf(name: SectionName, { config }: From, { lang }: Asked): { title: string; why: string; kept: string } {
  const { title, why, kept } = ownDataWords(lang).sections[name];
  const { keepRecordsYears, keepIdleAnswersDays } = config;
  return {
    title,
    why,
    kept: kept.replaceAll('{years}', String(keepRecordsYears)).replaceAll('{days}', String(keepIdleAnswersDays)),
  };
}

async function allRows(
  { db, library, config }: From,
  { personId: id, lang }: Asked,
): Promise<Record<SectionName, Row[]>> {
  const published = new Set(library.all().map((version) => version.courseId));
  const titleOf = (courseId: string) => (published.has(courseId) ? library.current(courseId, lang).title : courseId);
  return {
    person: await personRows(db, id),
    roles: await roleRows(db, id),
    managers: await managerRows(db, id),
    groups: await groupRows(db, id),
    assignments: await assignmentRows(db, id, titleOf),
    standing: await standingRows(db, id, titleOf),
    attempts: await attemptRows(db, id),
    answers: await answerRows(db, id),
    refreshers: await refresherRows(db, id),
    waivers: await waiverRows(db, id, titleOf),
    documents: await documentRows(db, id),
    outside_trainings: await outsideRows(db, id),
    certificates: await certificateRows(db, id),
    badges: await badgeRows(db, id),
    evidence: await evidenceRows(db, id),
    corrections: await correctionRows(db, id),
    roster: await rosterRows(db, id),
    reminders: await reminderRows(db, id, titleOf),
    learning_platforms: await learningPlatformRows(db, id, titleOf),
    deliveries: await deliveryRows(db, id, titleOf),
    choices: await choiceRows(db, id),
    sessions: await sessionRows(db, id),
    identities: await identityRows(db, id),
    looks: await lookRows(db, id),
    exports: await exportRows(db, id, config.timeZone),
    requests: await requestRows(db, id),
    erasure: await erasureRows(db, id),
    acts: await actRows(db, id),
  };
}
