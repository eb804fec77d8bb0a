import type { Db } from '../../db/open.ts';
import { readConfig, type Environment } from '../config.ts';
import type { HeldBack } from '../outbox/outbox-shapes.ts';
import { giveUpHeldBack, heldBack, holdRestored, sendHeldBack } from '../outbox/restored.ts';
import { readManifest } from './backup-manifest.ts';
import { withInstallation, type OpenInstallation } from './open-installation.ts';
import { Misuse, oneFile, runCommand } from './run-command.ts';

const usage = `Usage: article39 outbox COMMAND

After a restore: what learning platforms, record stores and webhooks were still to be told when the backup was made. If the
installation that was backed up still runs, it tells them itself. With SQLite, stop the server first, or use the screen
Learning platforms.

  status      how much is held back
  hold FILE   hold it back; FILE is the backup, with its manifest. For SQLite, "article39 restore" has done it
  send        send it: the original no longer runs
  give-up     give it up: the original tells it

Exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.`;

const options = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * `article39 outbox`: what becomes of messages that waited in a backup; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async ([name, ...rest]) => {
    const task = taskOf(name!, rest);
    return withInstallation(readConfig(env), async (there) => {
      console.log(await task(there));
      return 0;
    });
  });
}

/** What is to be done, and what is said of it; wrong usage is said before anything is opened. */
function taskOf(name: string, rest: string[]): (there: OpenInstallation) => Promise<string> {
  if (name === 'hold') {
    const file = oneFile(rest);
    return async ({ db }) => {
      const { madeAt } = await readManifest(file);
      await holdRestored(db, madeAt);
      return howItStands(db);
    };
  }
  if (rest.length > 0) throw new Misuse(`Nothing is named after ${name}.`);
  if (name === 'send')
    return async ({ db, now }) => `Sent as soon as the server runs: ${await sendHeldBack(db, now())}.`;
  if (name === 'give-up') return async ({ db, now }) => `Given up: ${await giveUpHeldBack(db, now())}.`;
  if (name !== 'status') throw new Misuse(`There is no command ${JSON.stringify(name)}.`);
  return ({ db }) => howItStands(db);
}

async function howItStands(db: Db): Promise<string> {
  const waiting = await heldBack(db);
  return waiting ? `${heldSentence(waiting)} ${howToEndHolding}` : 'Nothing is held back.';
}

/** What an operator reads of what is held back. */
export function heldSentence({ deliveries, backupOf }: HeldBack): string {
  return `Messages to others that are held back: ${deliveries}. They waited in the backup of ${backupOf.slice(0, 10)}.`;
}

export const howToEndHolding =
  'If the original no longer runs, send them: article39 outbox send, or the screen Learning platforms. Else give them up there.';
