import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeManifest } from './manifest.ts';
import { reference } from './reference.ts';

/** `npm run elements:reference` */
writeFileSync(join(import.meta.dirname, '../../docs/elements.md'), reference(await makeManifest()));
