import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const hostsFolder = join(import.meta.dirname, '../../docs/hosts');

/** Where PHP is. */
export const phpProgram = 'php';

/** The version of PHP on this machine, or undefined. */
export const phpVersion =
  spawnSync(phpProgram, ['-r', 'echo PHP_VERSION;'], { encoding: 'utf8' }).stdout?.trim() || undefined;

/** What a piece of PHP leaves in `$answer`. */
export function php(code: string): unknown {
  const program = `<?php error_reporting(E_ALL); ini_set('display_errors', 'stderr'); ${code}; echo json_encode($answer);`;
  return JSON.parse(execFileSync(phpProgram, { input: program, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] }));
}

/** Every file under `docs/hosts` with one of these endings. */
export function filesOf(...endings: string[]): string[] {
  return readdirSync(hostsFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('node_modules') && endings.some((ending) => name.endsWith(ending)))
    .map((name) => join(hostsFolder, name));
}
