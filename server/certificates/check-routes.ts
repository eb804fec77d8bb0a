import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Signed } from '../environment.ts';
import { differenceInWords } from '../evidence/verification/certificate/difference-words.ts';
import { languageOf } from '../language.ts';
import { Refusal } from '../refusals.ts';
import { checkFile } from './check-certificate.ts';
import type { CheckLimits } from './check-limits.ts';
import { readNumbers } from './paper-numbers.ts';
import { standingOf } from './standing.ts';

/** Most bytes of a PDF that is checked. */
export const largestPdf = 2 * 1024 * 1024;

/** For programs: anybody may have a certificate checked, without signing in. */
export function checkRoutes(limits: CheckLimits): Hono<Signed> {
  return new Hono<Signed>()
    .post('/check', bodyLimit({ maxSize: largestPdf, onError: tooLarge }), async (c) => {
      const { tools } = c.var;
      limits.count(c, tools.now());
      if (!/^application\/pdf\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
        throw new Refusal('invalid_input', 'Send the PDF itself, as application/pdf.');
      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const { differences, ...answer } = await limits.inTurn(() => checkFile(tools, bytes));
      const lang = languageOf(c);
      return c.json({
        ...answer,
        differences: differences.map((difference) => ({ ...difference, message: differenceInWords(difference, lang) })),
      });
    })
    .get('/:index', async (c) => {
      const { db, now } = c.var.tools;
      limits.count(c, now());
      const { index, leafHash } = readNumbers(c.req.param('index'), c.req.query('leaf') ?? '');
      const record = await standingOf(db, index, leafHash);
      if (!record) throw new Refusal('entry_unknown', 'The log has no training record with that number and hash.');
      return c.json(record);
    });
}

export function tooLarge(): never {
  throw new Refusal('body_too_large', 'A certificate has less than 2 MiB.');
}
