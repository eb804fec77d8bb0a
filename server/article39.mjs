#!/usr/bin/env node
// Starts the command line, which is TypeScript that Node runs as it is. Older Nodes cannot, so this file has to be
// JavaScript that they still understand.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);

if (runsTypeScript) {
  const { runCommandLine } = await import('./command-line.ts');
  process.exitCode = await runCommandLine(process.argv.slice(2));
} else {
  process.exitCode = runOnBundledNode();
}

// npm installs a fitting Node beside the package where one is published for the machine.
function runOnBundledNode() {
  const packages = ['../node_modules/', '../../'];
  const found = packages
    .map((folder) =>
      fileURLToPath(new URL(`${folder}node-${process.platform}-${process.arch}/bin/node`, import.meta.url)),
    )
    .find((path) => existsSync(path));
  if (found === undefined) {
    console.error(`article39 needs Node 22.18 or newer; this is Node ${process.versions.node}.`);
    console.error('Install a newer Node from https://nodejs.org, or run "npm ci" in the folder of article39.');
    return 2;
  }
  const { status, error } = spawnSync(found, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  if (error) console.error(`The bundled Node did not start: ${error.message}`);
  return status ?? 2;
}
