/* oxlint-disable lit/quoted-expressions -- hono/html puts no quotes of its own: without ours a value could become an attribute. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { html } from 'hono/html';
import type { Signed } from '../environment.ts';
import { differenceInWords } from '../evidence/verification/certificate/difference-words.ts';
import { languageOf } from '../language.ts';
import { plainPage } from '../pages/plain-page.ts';
import type { Markup } from '../pages/shell.ts';
import { pageWords } from '../pages/words.ts';
import { Refusal, refusals } from '../refusals.ts';
import { checkPath } from './certificate.ts';
import { checkFile, type CertificateCheck } from './check-certificate.ts';
import type { CheckLimits } from './check-limits.ts';
import { largestPdf, tooLarge } from './check-routes.ts';
import { checkWords, type CheckWords } from './check-words.ts';
import { readNumbers, readQrLines } from './paper-numbers.ts';
import { standingOf, type Standing } from './standing.ts';

const stylesPath = `${checkPath}.css`;
/** A form puts some lines around the file. */
const roomForForm = 16 * 1024;

interface Answer {
  /** Goes before the title of the page, so that it is the first that is heard. */
  heading: string;
  tone: 'good' | 'bad' | 'note';
  body: Markup;
}

/** For people: the public page, which works without JavaScript and without signing in. */
export function checkPages(limits: CheckLimits): Hono<Signed> {
  const styles = readFileSync(join(import.meta.dirname, 'check.css'), 'utf8');
  return new Hono<Signed>()
    .get(stylesPath, (c) =>
      c.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
    )
    .get(checkPath, (c) => {
      const { index, leaf, lines } = c.req.query();
      if (index === undefined && leaf === undefined && lines === undefined) return c.html(checkPage(c));
      return answering(c, async () => {
        const { db, evidence, now } = c.var.tools;
        limits.count(c, now());
        const numbers = lines === undefined ? readNumbers(index ?? '', leaf ?? '') : readQrLines(lines);
        const isOurs = numbers.origin === null || numbers.origin === evidence.origin;
        return aboutNumbers(wordsFor(c), isOurs ? await standingOf(db, numbers.index, numbers.leafHash) : undefined);
      });
    })
    .post(
      checkPath,
      // Counted after the limit of the body, so a refusal is a page here as well.
      async (c, next) => {
        try {
          return await bodyLimit({ maxSize: largestPdf + roomForForm, onError: tooLarge })(c, next);
        } catch (error) {
          return refusedPage(c, error);
        }
      },
      (c) =>
        answering(c, async () => {
          const { tools } = c.var;
          limits.count(c, tools.now());
          const { certificate } = await c.req.parseBody();
          if (!(certificate instanceof File) || certificate.size === 0)
            throw new Refusal('invalid_input', 'Choose the PDF file of a certificate.');
          const bytes = new Uint8Array(await certificate.arrayBuffer());
          return aboutFile(c, await limits.inTurn(() => checkFile(tools, bytes)));
        }),
    );
}

async function answering(c: Context<Signed>, answer: () => Promise<Answer>): Promise<Response> {
  try {
    return await c.html(checkPage(c, await answer()));
  } catch (error) {
    return refusedPage(c, error);
  }
}

/** A refusal as a page. Faults of ours go on to where all faults are told. */
function refusedPage(c: Context<Signed>, error: unknown): Response | Promise<Response> {
  if (!(error instanceof Refusal)) throw error;
  const words = wordsFor(c);
  const said = words.refusals[error.code] ?? error.message;
  const answer: Answer = { heading: words.refused, tone: 'bad', body: html`<p>${said}</p>` };
  return c.html(checkPage(c, answer), refusals[error.code]);
}

function wordsFor(c: Context): CheckWords {
  return checkWords[languageOf(c)]!;
}

function aboutFile(c: Context, { verdict, differences, record }: CertificateCheck): Answer {
  const words = wordsFor(c);
  const lang = languageOf(c);
  const { heading, text } = words.verdicts[verdict];
  const isGood = (verdict === 'issued' || verdict === 'proven') && record?.state === 'stands';
  return {
    heading:
      isGood || !record || record.state === 'stands' ? heading : `${heading}. ${words.states[record.state].heading}`,
    tone: isGood
      ? 'good'
      : verdict === 'changed' || verdict === 'unknown' || record?.state === 'withdrawn'
        ? 'bad'
        : 'note',
    body: html`<p>${text}</p>
      ${verdict === 'changed' ? differing(words, differences, lang) : ''} ${record ? standing(words, record) : ''}`,
  };
}

function differing(words: CheckWords, differences: CertificateCheck['differences'], lang: string): Markup {
  if (differences.length === 0) return html`<p>${words.changedUnseen}</p>`;
  return html`<h3>${words.whatDiffers}</h3>
    <ul>
      ${differences.map((difference) => html`<li>${differenceInWords(difference, lang)}</li>`)}
    </ul>`;
}

function aboutNumbers(words: CheckWords, record: Standing | undefined): Answer {
  if (!record) {
    const { heading, text } = words.numbersUnknown;
    return { heading, tone: 'bad', body: html`<p>${text}</p>` };
  }
  const { state } = record;
  return {
    heading: words.numbersFound,
    tone: state === 'stands' ? 'good' : state === 'withdrawn' ? 'bad' : 'note',
    body: standing(words, record),
  };
}

function standing(words: CheckWords, { state, recordedOn, since }: Standing): Markup {
  const { heading, text } = words.states[state];
  const said = text({ day: words.day(recordedOn), since: since === null ? '' : words.day(since) });
  return html`<h3>${heading}</h3>
    <p>${said}</p>`;
}

function checkPage(c: Context<Signed>, answer?: Answer): Markup {
  const lang = languageOf(c);
  const words = checkWords[lang]!;
  c.header('vary', 'Accept-Language');
  return plainPage({
    lang,
    words: pageWords[lang]!,
    organisation: c.var.tools.config.organisation,
    title: answer ? `${answer.heading} · ${words.title}` : words.title,
    styles: stylesPath,
    main: html`<h1>${words.title}</h1>
      ${answer ? answered(answer, words) : html`<p class="intro">${words.intro}</p>`} ${forms(words)}`,
  });
}

function answered({ heading, tone, body }: Answer, words: CheckWords): Markup {
  return html`<section class="answer ${tone}" aria-labelledby="answer">
    <h2 id="answer">${heading}</h2>
    ${body}
    <p><a href="${checkPath}">${words.again}</a></p>
  </section>`;
}

function forms(words: CheckWords): Markup {
  return html`<div class="ways">
    <form method="post" action="${checkPath}" enctype="multipart/form-data">
      <h2>${words.fileHeading}</h2>
      <label for="certificate">${words.fileLabel}</label>
      <p class="hint" id="file-hint">${words.fileHint}</p>
      <input
        id="certificate"
        name="certificate"
        type="file"
        accept="application/pdf,.pdf"
        required
        aria-describedby="file-hint"
      />
      <button class="button">${words.fileButton}</button>
    </form>
    <form method="get" action="${checkPath}">
      <h2>${words.numbersHeading}</h2>
      <p class="hint">${words.numbersHint}</p>
      <label for="index">${words.entry}</label>
      <input id="index" name="index" inputmode="numeric" pattern="\\s*[0-9]{1,15}\\s*" autocomplete="off" required />
      <label for="leaf">${words.leafHash}</label>
      <input id="leaf" name="leaf" autocomplete="off" autocapitalize="off" spellcheck="false" required />
      <button class="button">${words.numbersButton}</button>
    </form>
    <form method="get" action="${checkPath}">
      <h2>${words.linesHeading}</h2>
      <label for="lines">${words.linesLabel}</label>
      <p class="hint" id="lines-hint">${words.linesHint}</p>
      <textarea
        id="lines"
        name="lines"
        rows="5"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        required
        aria-describedby="lines-hint"
      ></textarea>
      <button class="button">${words.linesButton}</button>
    </form>
  </div>`;
}
