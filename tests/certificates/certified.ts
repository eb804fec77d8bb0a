import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerOf } from '../../server/evidence/verification/certificate/read-pdf.ts';
import {
  verifyCertificate,
  type CertificateVerdict,
} from '../../server/evidence/verification/certificate/verify-certificate.ts';
import { completeFirstCourse } from '../support/answers.ts';
import { temporaryFolder } from '../support/database.ts';
import { client, type Installation, installation } from '../support/installation.ts';
import { PdfEditor } from './pdf-editor.ts';

/** An installation in which somebody has completed a course, and what they do with their certificate. */
export async function certified(name = 'Mina Okafor', made?: Installation, lang = 'en') {
  const here = made ?? (await installation());
  const { tools, enter, app } = here;
  const person = await enter(name);
  // An attempt keeps the language in which it was begun.
  await app.request(`/api/my/assignments/${await person.assignment()}/attempt`, {
    method: 'POST',
    headers: { ...client, cookie: person.cookie, 'accept-language': lang },
    body: '{}',
  });
  const { completion } = await completeFirstCourse(tools, person);
  const { evidence_idx: index } = await tools.db
    .selectFrom('completion')
    .select('evidence_idx')
    .where('id', '=', completion!.id)
    .executeTakeFirstOrThrow();
  const path = `/api/completions/${completion!.id}/certificate.pdf`;
  // Signed in anew, because a session lasts a working day and tests move the clock.
  const download = async () => Buffer.from(await (await (await enter(name)).get(path)).arrayBuffer());
  /** What anybody gets who sends a file to the server. */
  const check = async (pdf: Uint8Array, headers: Record<string, string> = {}) => {
    const response = await app.request('/api/certificates/check', {
      method: 'POST',
      headers: { ...client, 'content-type': 'application/pdf', ...headers },
      body: new Uint8Array(pdf),
    });
    return { status: response.status, ...((await response.json()) as CheckAnswer) };
  };
  return { ...here, person, index, path, download, check, completionId: completion!.id };
}

interface CheckAnswer {
  verdict: string;
  record: { index: number; recordedOn: string; state: string; since: string | null } | null;
  differences: { kind: string; message: string }[];
  error: { code: string };
}

/** What somebody gets who checks a file with the command line's rules. */
export async function verified(pdf: Uint8Array, vkeys: string[], held: string[] = []): Promise<CertificateVerdict> {
  const path = join(temporaryFolder(), 'certificate.pdf');
  writeFileSync(path, pdf);
  // Our own files are harmless, and a thread for each costs half a second; `hostile.test.ts` is about the thread.
  return verifyCertificate(path, { vkeys, held, read: answerOf });
}

/** A certificate after somebody has had it in an editor. */
export function edited(pdf: Uint8Array, change: (editor: PdfEditor) => void): Buffer {
  const editor = new PdfEditor(pdf);
  change(editor);
  return editor.bytes();
}
