import PDFDocument from 'pdfkit';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Db } from '../../db/open.ts';
import type { Tools } from '../environment.ts';
import { signCheckpoint } from '../evidence/checkpoint.ts';
import { valueIn } from '../evidence/disclosure.ts';
import { entriesBetween, leafAt } from '../evidence/log-queries.ts';
import { Refusal } from '../refusals.ts';

const fonts = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');

/**
 * The completion certificate of a person's own completion, printed from evidence: names and course are what the entry says,
 * not what the tables say today. It is a copy; the entry in the log is the evidence.
 * Refuses someone else's or no completion (`completion_unknown`).
 */
export async function certificateOf(
  { db, evidence, library, config, now }: Tools,
  personId: string,
  completionId: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string }> {
  const completion = await db
    .selectFrom('completion')
    .select(['course_version_id', 'evidence_idx', 'completed_at'])
    .where('id', '=', completionId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!completion) throw new Refusal('completion_unknown', 'That completion is not yours or does not exist.');
  const { courseId, title, version, content } = await library.byId(completion.course_version_id);
  const claims = await claimsAt(db, completion.evidence_idx);
  const entry = await leafAt(db, completion.evidence_idx);
  const checkpoint = await signCheckpoint(db, evidence, now());
  const detail = claims['detail'] as { score: number | null; max: number | null };
  const bytes = await printed({
    organisation: config.organisation,
    name: (claims['person'] as { name: string }).name,
    staffNumber: claims['sub'] as string,
    title,
    version,
    content,
    completedOn: completion.completed_at.slice(0, 10),
    shown:
      detail.score === null
        ? null
        : `${Math.floor((detail.score * 100) / detail.max!)} percent of the knowledge check was right.`,
    proof: [
      ['Log', evidence.origin],
      ['Entry', String(completion.evidence_idx)],
      ['Leaf hash', entry!.hash.toString('base64')],
      ['Log size', String(checkpoint.size)],
      ['Root', checkpoint.root.toString('base64')],
      ['Key', evidence.vkey],
    ],
    printedAt: now(),
  });
  return { bytes, fileName: `completion-${courseId}-${completion.completed_at.slice(0, 10)}.pdf` };
}

async function claimsAt(db: Db, index: number): Promise<Record<string, unknown>> {
  const [entry] = await entriesBetween(db, index, index + 1);
  return Object.fromEntries(entry!.disclosures.map(({ name, text }) => [name, valueIn(text)]));
}

interface Certificate {
  organisation: string;
  name: string;
  staffNumber: string;
  title: string;
  version: string;
  content: string;
  completedOn: string;
  shown: string | null;
  proof: [string, string][];
  printedAt: Date;
}

const ink = '#221d16';
const quiet = '#625a4d';
const accent = '#ad3217';

function printed(certificate: Certificate): Promise<Uint8Array<ArrayBuffer>> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 72, bottom: 56, left: 72, right: 72 },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    info: {
      Title: `Completion certificate: ${certificate.title}`,
      Author: certificate.organisation,
      CreationDate: certificate.printedAt,
    },
  });
  const chunks: Uint8Array[] = [];
  const done = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
    doc.on('error', reject);
  });
  doc.registerFont('serif', join(fonts, 'DejaVuSerif.ttf'));
  doc.registerFont('sans', join(fonts, 'DejaVuSans.ttf'));
  doc.registerFont('mono', join(fonts, 'DejaVuSansMono.ttf'));

  const root = doc.struct('Document');
  doc.addStructure(root);
  const say = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw));
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

  say('P', () => doc.font('sans').fontSize(9).fillColor(accent).text(`§ 39    ${certificate.organisation}`));
  say('H1', () => doc.moveDown(4).font('serif').fontSize(30).fillColor(ink).text('Completion certificate'));
  say('P', () => doc.moveDown(1.6).font('serif').fontSize(20).text(certificate.name));
  say('P', () => doc.font('sans').fontSize(10).fillColor(quiet).text(`Staff number ${certificate.staffNumber}`));
  say('P', () => doc.moveDown(1.8).font('sans').fontSize(11).fillColor(ink).text('completed the training'));
  say('P', () => doc.moveDown(0.4).font('serif').fontSize(18).text(certificate.title));
  say('P', () =>
    doc
      .moveDown(0.6)
      .font('sans')
      .fontSize(11)
      .text(
        `on ${day.format(new Date(certificate.completedOn))}, in version ${certificate.version}.${certificate.shown ? ` ${certificate.shown}` : ''}`,
      ),
  );
  say('H2', () => doc.moveDown(3.5).font('serif').fontSize(13).text('How to check this'));
  say('P', () =>
    doc
      .moveDown(0.4)
      .font('sans')
      .fontSize(9.5)
      .fillColor(quiet)
      .text(
        'This page is a copy. The evidence is the entry named below in the log of the organisation. Ask the data protection officer for the bundle: it can be checked offline, with tools that are not ours. Keep this page: it also shows how long the log was, and what was in it, on the day it was printed.',
        { lineGap: 2 },
      ),
  );
  doc.moveDown(0.8);
  for (const [label, value] of [...certificate.proof, ['Course content', certificate.content] as const])
    say('P', () =>
      doc
        .font('sans')
        .fontSize(8)
        .fillColor(quiet)
        .text(`${label}  `, { continued: true })
        .font('mono')
        .fillColor(ink)
        .text(value, { lineGap: 2 }),
    );
  say('P', () =>
    doc
      .moveDown(1.5)
      .font('sans')
      .fontSize(8)
      .fillColor(quiet)
      .text(
        'It says what was shown in the knowledge check. It is no certification, and no proof of who sat at the screen.',
      ),
  );
  root.end();
  doc.end();
  return done;
}
