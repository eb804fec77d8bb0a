import { Hono } from 'hono';
import * as v from 'valibot';
import type { Signed } from '../environment.ts';
import { signCheckpoint } from '../evidence/checkpoint.ts';
import { headOf } from '../evidence/log-queries.ts';
import { opened, told } from './described.ts';
import { day } from './shapes.ts';

const evidenceSize = v.pipe(
  v.object({ origin: v.string(), size: v.number(), lastOn: day }),
  v.metadata({ ref: 'EvidenceSize' }),
);

/** How far the evidence goes. */
export const evidenceRoutes = new Hono<Signed>()
  .get(
    '/evidence',
    told({
      summary: 'How many entries the evidence log has',
      scopes: ['evidence:read'],
      answer: evidenceSize,
      example: { origin: 'learn.brightwater.example/evidence/main', size: 4812, lastOn: '2026-11-24' },
    }),
    opened('evidence:read'),
    async (c) => {
      const { db, evidence } = c.var.tools;
      const { size, lastDate } = await headOf(db);
      return c.json({ origin: evidence.origin, size, lastOn: lastDate });
    },
  )
  .get(
    '/evidence/checkpoint',
    told({
      summary: 'A signed checkpoint of the evidence log (C2SP signed note)',
      scopes: ['evidence:read'],
      media: ['text/plain'],
      refuses: ['evidence_halted'],
    }),
    opened('evidence:read'),
    async (c) => {
      const { db, evidence, now } = c.var.tools;
      const { note } = await signCheckpoint(db, evidence, now());
      return c.text(note);
    },
  );
