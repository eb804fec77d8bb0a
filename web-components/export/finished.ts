import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../appearance/icons.ts';
import { download } from '../evidence/download.ts';
import type { ExportTerms } from '../locales/export/en.ts';
import type { Localize } from '../locales/localize.ts';
import type { ExportApi, LoggedExport, MadeExport } from './export-api.ts';

/** A file that is in the downloads. */
export interface Finished {
  name: string;
  /** SHA-256 (hex) of what has come; null where the browser computes none, because the page did not come over HTTPS. */
  sha256: string | null;
  /** Null of a bundle, and of an export whose line could not be read. */
  log: LoggedExport | null;
}

/** The server writes the hash into its log when the last byte has gone out, which can be a moment after it has come. */
const tries = 8;

/** Puts a file into the downloads, unless it was left meanwhile, and reads of an export what the log says. */
export async function finish(
  { file, name }: Pick<MadeExport, 'file' | 'name'>,
  signal: AbortSignal,
  made?: { id: string; asks: Pick<ExportApi, 'loggedExport'> },
): Promise<Finished | null> {
  if (signal.aborted) return null;
  download(file, name);
  const sha256 = crypto.subtle ? hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) : null;
  return { name, sha256, log: made ? await lineOf(made) : null };
}

/** The file is there; that its line cannot be read is no reason to say that it failed. */
async function lineOf({
  id,
  asks,
}: {
  id: string;
  asks: Pick<ExportApi, 'loggedExport'>;
}): Promise<LoggedExport | null> {
  let log: LoggedExport | null = null;
  for (let i = 0; i < tries && !log?.sha256; i++) {
    if (i > 0) await new Promise((resolve) => setTimeout(resolve, 50 * i));
    log = await asks.loggedExport(id).catch(() => log);
  }
  return log;
}

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The file by its name, what is in it, its SHA-256 and its line in the log. */
export function finishedView(
  { name, sha256, log }: Finished,
  words: ExportTerms,
  local: Localize<unknown>,
): TemplateResult {
  const hash = sha256 ?? log?.sha256;
  return html`<div class="finished">
    <p class="a39-mark done">${icons.right} <span>${words.made(name)}</span></p>
    <dl class="facts">
      ${log ? html`${fact(words.people, local.number(log.people))} ${fact(words.rows, local.number(log.rows))}` : nothing}
      ${hash ? fact(words.sha256, html`<code>${hash}</code>`) : nothing}
      ${log ? fact(words.log, html`${logLine(log, words, local)} ${agreement(sha256, log, words)}`) : nothing}
    </dl>
  </div>`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function logLine({ id, madeBy, madeAt }: LoggedExport, words: ExportTerms, { lang }: Localize<unknown>): unknown {
  const when = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(madeAt));
  return html`${words.logLine(when, madeBy.name ?? '–')} <code>${id}</code>`;
}

function agreement(sha256: string | null, log: LoggedExport, words: ExportTerms): unknown {
  if (sha256 === null || log.sha256 === null) return nothing;
  return sha256 === log.sha256
    ? html`<br />${words.same}`
    : html`<br /><strong class="a39-mark overdue">${icons.late} <span>${words.other(log.sha256)}</span></strong>`;
}
