import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { readConfig, type Config, type Environment } from '../config.ts';
import { makeKey } from '../evidence/key-file.ts';
import { signerFrom } from '../evidence/signed-note.ts';
import { withInstallation, type OpenInstallation } from './open-installation.ts';
import * as work from './operations.ts';
import { Misuse, runCommand, type Values } from './run-command.ts';

const usage = `Usage: article39 evidence COMMAND

Works on the installation that the settings name (docs/settings.md). With SQLite, stop the server first.

  status                          size of the log, keys, what is outside, whether it goes on
  checkpoint                      sign the log and print the checkpoint
  anchor                          get a checkpoint out by every means that is set up
  self-check                      recompute everything; exit code 1 if something is wrong
  audit NONCE                     write the auditor's nonce into the log
  bundle FILE [options]           write an evidence bundle
      --from DAY --to DAY         only what was written in that time
      --index N ...               only these entries;  --hide-who  without who it was
      --age RECIPIENT             encrypted to the auditor
  erase STAFF_NUMBER --basis B    erase a person; B is art17 or other
  restore-check                   after a restore: is this the log that was published?
  reimport                        after a restore: take back the leaves it lacks, erase again what was erased
  key new FILE                    make a key; prints what outsiders verify with
  key add FILE|VKEY               let the key sign beside the present one for thirty days
  key retire VKEY                 end a key that was replaced
  key compromised VKEY            end a key that somebody else may have
  close --successor ORIGIN --reason restore|migration|other
                                  end this log for good

Exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.`;

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  index: { type: 'string', multiple: true },
  'hide-who': { type: 'boolean', default: false },
  age: { type: 'string' },
  basis: { type: 'string' },
  successor: { type: 'string' },
  reason: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/**
 * `article39 evidence`: what an operator does with the log; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async (named, values) => {
    if (named[0] === 'key' && named[1] === 'new') return newKey(named[2], readConfig(env));
    return withInstallation(readConfig(env), taskOf(named, values));
  });
}

type Asked = Values<typeof options>;
type Task = (there: OpenInstallation) => Promise<number>;

/** What is to be done; wrong usage is said before anything is opened. */
function taskOf([name, ...rest]: string[], values: Asked): Task {
  const one = (what: string) => {
    if (rest.length !== 1 || !rest[0]) throw new Misuse(`Name ${what}.`);
    return rest[0];
  };
  switch (name) {
    case 'status':
      return work.printStatus;
    case 'checkpoint':
      return work.printCheckpoint;
    case 'anchor':
      return work.anchor;
    case 'self-check':
      return work.selfCheck;
    case 'restore-check':
      return work.restoreCheck;
    case 'reimport':
      return work.reimport;
    case 'audit': {
      const nonce = one('the nonce that the auditor gave you');
      if (!/^[A-Za-z0-9._-]{1,64}$/.test(nonce)) throw new Misuse('A nonce has at most 64 letters, digits, . _ and -.');
      return (there) => work.audit(there, nonce);
    }
    case 'erase': {
      const staffNumber = one('one staff number');
      const { basis } = values;
      if (basis !== 'art17' && basis !== 'other') throw new Misuse('Say why: --basis art17 or --basis other.');
      return (there) => work.erase(there, staffNumber, basis);
    }
    case 'bundle': {
      const file = one('the file to write');
      const order = { wanted: wantedOf(values), ageRecipient: values.age ?? null };
      return async (there) => {
        await pipeline(await work.bundle(there, order), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
        console.log(`Written to ${file}. It holds personal data.`);
        return 0;
      };
    }
    case 'close': {
      const { successor, reason } = values;
      if (!successor || !/^[a-z0-9.-]+(\/[a-z0-9._-]+)+$/.test(successor)) throw new Misuse('Name the --successor.');
      if (reason !== 'restore' && reason !== 'migration' && reason !== 'other') throw new Misuse('Give the --reason.');
      return (there) => work.close(there, { successor, reason });
    }
    case 'key': {
      const [action, what] = rest;
      if (rest.length !== 2 || !what) throw new Misuse('Say what to do with which key.');
      if (action === 'add') return (there) => work.addNewKey(there, what);
      if (action === 'retire' || action === 'compromised') return (there) => work.end(there, { vkey: what, action });
      throw new Misuse(`There is nothing called ${JSON.stringify(action)} to do with a key.`);
    }
    default:
      throw new Misuse(`There is no command ${JSON.stringify(name)}.`);
  }
}

function wantedOf({ from, to, index, 'hide-who': hideWho }: Asked): work.Wanted {
  const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (index) {
    if (!index.every((text) => /^\d{1,15}$/.test(text))) throw new Misuse('An --index is a number.');
    return { kind: 'sample', indexes: index.map(Number), hideWho };
  }
  if (from === undefined && to === undefined) return { kind: 'full' };
  if (!isDay(from) || !isDay(to)) throw new Misuse('Give both days: --from 2026-01-01 --to 2026-12-31.');
  return { kind: 'period', from: from!, to: to! };
}

function newKey(file: string | undefined, { evidenceOrigin }: Config): number {
  if (!file) throw new Misuse('Name the file for the key.');
  const pem = makeKey(file);
  console.log(`${file} is written, for the server's eyes only. Outsiders verify with:\n`);
  console.log(signerFrom(evidenceOrigin, pem).vkey);
  return 0;
}
