type Command = { does: string; load: () => Promise<{ run: (args: string[]) => Promise<number> }> };

/** Every subcommand; its module is loaded only when it is asked for, so that checking a bundle needs no database. */
const commands: Record<string, Command> = {
  verify: {
    does: 'check an evidence bundle or a certificate, offline',
    load: () => import('./evidence/verification/command.ts'),
  },
  evidence: {
    does: 'for operators: sign, anchor, check, bundle, erase, restore',
    load: () => import('./operating/command.ts'),
  },
  people: {
    does: "for operators: import people from a CSV file of HR's",
    load: () => import('./operating/people-command.ts'),
  },
  report: {
    does: 'for operators: write a report of everybody into a file',
    load: () => import('./exports/command.ts'),
  },
  assign: {
    does: 'for operators: give people a course to do by a day',
    load: () => import('./operating/assign-command.ts'),
  },
  backup: {
    does: 'for operators: copy the database while the server runs',
    load: () => import('./operating/backup-command.ts'),
  },
  restore: {
    does: 'for operators: put a backup in place of the database',
    load: () => import('./operating/restore-command.ts'),
  },
  outbox: {
    does: 'for operators: after a restore, what others were still to be told',
    load: () => import('./operating/outbox-command.ts'),
  },
  keys: {
    does: 'for operators: replace a key with which we sign for others',
    load: () => import('./operating/keys-command.ts'),
  },
  doctor: {
    does: 'for operators: what is wrong with this installation, and what to do',
    load: () => import('./operating/doctor-command.ts'),
  },
  courses: {
    does: 'for authors: check, preview and export courses',
    load: () => import('./courses/command.ts'),
  },
  package: {
    does: 'put a course into a zip for an LMS, or for a browser',
    load: () => import('./lms/package/command.ts'),
  },
  witness: {
    does: 'for a works council or audit firm: cosign the checkpoints of a log',
    load: () => import('./witness/command.ts'),
  },
};

const usage = [
  'Usage: article39 COMMAND [...]',
  '',
  ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)}${does}`),
  '',
  'article39 COMMAND --help tells more. Exit code 2 means wrong usage.',
].join('\n');

/** Runs the command line of Article 39; answers the exit code. `args` are those after the program's name. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usage);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(name === undefined ? usage : `There is no command ${JSON.stringify(name)}.\n\n${usage}`);
    return 2;
  }
  const { run } = await command.load();
  return run(rest);
}
