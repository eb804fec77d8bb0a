import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** Wrong usage, in a sentence. */
export class Misuse extends Error {}

/** What a command is called with; every command answers `--help`. */
export interface CommandForm<O extends ParseArgsOptionsConfig> {
  usage: string;
  options: O;
  /** Whether it does something without arguments; else it then prints its usage. */
  runsBare?: boolean;
}

/** The options that a command was called with. */
export type Values<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true; args: string[] }>
>['values'];

/**
 * Reads the arguments of an operator's command, does its work, and says in a sentence what went wrong.
 * @param work is given what was named and the options; answers the exit code, and throws `Misuse` for wrong usage
 * @returns the exit code: 1 if it was refused or failed, 2 for wrong usage
 */
export async function runCommand<const O extends ParseArgsOptionsConfig>(
  args: string[],
  { usage, options, runsBare = false }: CommandForm<O>,
  work: (named: string[], values: Values<O>) => Promise<number>,
): Promise<number> {
  try {
    const { values, positionals } = parse(args, options);
    const isHelp = (values as { help?: boolean }).help === true;
    if (isHelp || (positionals.length === 0 && !runsBare)) {
      console.log(usage);
      return isHelp ? 0 : 2;
    }
    return await work(positionals, values);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Misuse) console.error(`\n${usage}`);
    return error instanceof Misuse ? 2 : 1;
  }
}

function parse<O extends ParseArgsOptionsConfig>(args: string[], options: O) {
  try {
    return parseArgs<{ options: O; allowPositionals: true; args: string[] }>({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

/** The one file that a command is about. */
export function oneFile(named: string[]): string {
  const [file] = named;
  if (file === undefined || named.length > 1) throw new Misuse('Name one file.');
  return file;
}
