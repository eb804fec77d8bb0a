import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { lastSelfCheck } from '../../auditing/run-self-check.ts';
import { anchorsOf } from '../../evidence/anchors.ts';
import { departureFrom } from '../../evidence/checkpoint.ts';
import { EvidenceLog } from '../../evidence/evidence-log.ts';
import { readOrMakeKey } from '../../evidence/key-file.ts';
import { keysOf } from '../../evidence/keys-in-force.ts';
import { headOf } from '../../evidence/log-queries.ts';
import { OutsideCopies } from '../../evidence/outside-copies.ts';
import { signerFrom } from '../../evidence/signed-note.ts';
import { hoursSince, look, ok, wrong, type Examination } from './finding.ts';

/** A night's work that is older than this was not done last night. */
const nightHours = 28;

/** The log: whether it goes on, whether it was checked, and whether something of it is out of the house. */
export const ofEvidence: Examination[] = [
  {
    about: 'evidence',
    look: async ({ config, db }) => {
      const { size } = await headOf(db);
      if (!hasOutside(config.evidenceOutside))
        return look(
          `${size} entries, and nothing of them outside the database yet.`,
          'Start the server: it keeps copies.',
        );
      const outside = new OutsideCopies(config.evidenceOutside, config.evidenceOrigin);
      const log = new EvidenceLog({ origin: config.evidenceOrigin, signers: [], outside, onHalt: () => {} });
      const departed = await departureFrom(db, log);
      return departed === undefined
        ? ok(`${size} entries, as they were published`)
        : wrong(`HALTED: ${departed}`, 'See "After a restore" in docs/operating.md. Change nothing before.');
    },
  },
  {
    about: 'archive',
    look: async ({ config, db }) => {
      if (!hasOutside(config.evidenceOutside)) return look('not begun yet', 'Start the server: it keeps copies.');
      for (const folder of ['evidence-hwm', 'evidence-leaves'])
        await access(join(config.evidenceOutside, folder), constants.W_OK | constants.X_OK);
      const kept = await new OutsideCopies(config.evidenceOutside, config.evidenceOrigin).leafCount();
      const behind = (await headOf(db)).size - kept;
      const inside = config.evidenceOutside === config.dataFolder;
      if (behind > 1_000)
        return look(`${behind} entries are not in it.`, 'Is the server running? It keeps them each minute.');
      return inside
        ? look(
            `It is in the data folder, ${config.dataFolder}.`,
            'Set A39_EVIDENCE_OUTSIDE to a folder that is not backed up with the database.',
          )
        : ok(`${kept} entries in ${config.evidenceOutside}, which can be written`);
    },
  },
  {
    about: 'key',
    look: async ({ config, db }) => {
      if (config.evidenceSigner) return ok('with the signing command');
      const { vkey } = signerFrom(config.evidenceOrigin, readOrMakeKey(config.evidenceKeyFile, true));
      return (await keysOf(db)).some((key) => key.vkey === vkey)
        ? ok('of this log, for the server only')
        : wrong(`${config.evidenceKeyFile} is not a key of this log.`, 'Put back the right file.');
    },
  },
  {
    about: 'self-check',
    look: async ({ db, now }) => {
      const last = await lastSelfCheck(db);
      if (!last) return look('There was none yet.', 'It runs each night. Now: article39 evidence self-check.');
      const hours = hoursSince(last.finishedAt, now);
      if (last.faultCount > 0)
        return wrong(
          `${last.faultCount} faults, ${last.faults[0]?.message ?? ''}`,
          'See the alarms in docs/operating.md.',
        );
      return hours > nightHours
        ? look(`The last one was ${hours} hours ago.`, 'Is the server running at night? Its log says why not.')
        : ok(`${last.size} entries without a fault, ${hours} hours ago`);
    },
  },
  {
    about: 'checkpoints',
    look: async ({ config, db, now }) => {
      const waysOut = [config.smtpUrl, config.tsa, ...config.witnesses].filter((way) => way !== null).length;
      const last = (await anchorsOf(db)).filter(({ kind }) => kind !== 'print').at(-1);
      if (waysOut === 0) return look('No way out of the house is set up.', 'Set up at least two: docs/anchoring.md.');
      if (!last) return look('None got out yet.', 'It is done each night. Now: article39 evidence anchor.');
      const { size } = await headOf(db);
      const hours = hoursSince(last.createdAt, now);
      return hours > nightHours && size > last.size
        ? look(
            `The last one got out ${hours} hours ago, and the log has grown by ${size - last.size} entries.`,
            'article39 evidence anchor says what stands in the way.',
          )
        : ok(`${last.size} of ${size} entries, by ${last.kind}, ${hours} hours ago`);
    },
  },
];

/** Looking must not make the folders. */
function hasOutside(folder: string): boolean {
  return existsSync(join(folder, 'evidence-hwm')) && existsSync(join(folder, 'evidence-leaves'));
}
