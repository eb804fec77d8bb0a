import { readConfig, type Environment } from '../config.ts';
import { replaceKey } from '../signing/signing-keys.ts';
import { withInstallation } from './open-installation.ts';
import { Misuse, runCommand } from './run-command.ts';

const usage = `Usage: article39 keys replace lti|badge

Makes a new key with which we sign for others: what learning platforms are told (lti), or badges (badge). What the key before
has signed can still be checked: its public part stays. With SQLite, stop the server first. Keys of the evidence log are another
matter: article39 evidence key.

Exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.`;

const options = { help: { type: 'boolean', short: 'h' } } as const;

/**
 * `article39 keys`: replaces a key with which we sign for others; answers the exit code.
 * @param env the settings; those of the process, if left out
 */
export async function run(args: string[], env?: Environment): Promise<number> {
  return runCommand(args, { usage, options }, async ([action, use, ...more]) => {
    if (action !== 'replace' || (use !== 'lti' && use !== 'badge') || more.length > 0)
      throw new Misuse('Say which key to replace: lti or badge.');
    return withInstallation(readConfig(env), async ({ db, now }) => {
      await replaceKey(db, use, now());
      console.log(`There is a new ${use} key. Whoever checks what we sign finds it by itself.`);
      return 0;
    });
  });
}
