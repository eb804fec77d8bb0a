// Puts the elements of your training server into the package:
//   npm run bundle -- https://learn.example.org 1.4.2 sha384-…
// The version and its hash stand on the page *Intranet* of the training server.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const [server, version, integrity] = process.argv.slice(2);
if (!server || !/^\d+\.\d+\.\d+$/.test(version ?? '') || !/^sha384-[A-Za-z0-9+/]{64}$/.test(integrity ?? '')) {
  console.error('Say: npm run bundle -- https://learn.example.org 1.4.2 sha384-…');
  process.exit(2);
}
const response = await fetch(new URL(`/embed/${version}/a39.js`, server));
if (!response.ok) {
  console.error(`The training server has no version ${version} (${response.status}).`);
  process.exit(1);
}
const script = Buffer.from(await response.arrayBuffer());
const found = `sha384-${createHash('sha384').update(script).digest('base64')}`;
if (found !== integrity) {
  console.error(`The script is not the one that was named: its hash is ${found}. Nothing was written.`);
  process.exit(1);
}
await writeFile(join(import.meta.dirname, 'src/bundle/a39.js'), script);
console.log(`Version ${version}, ${Math.round(script.length / 1024)} KB, stands in src/bundle/a39.js.`);
