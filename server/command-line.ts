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
  courses: {
    does: 'for authors: check, preview and export courses',
    load: () => import('./courses/command.ts'),
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
