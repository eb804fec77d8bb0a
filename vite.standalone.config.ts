import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { browsers, plainImports, tightTemplates } from './vite.config.ts';

const folder = join(import.meta.dirname, 'server/lms/package/player');

/** Lets the rules of courses run in a browser, unchanged. Anything else of Node stops the build. */
const rulesInBrowser: Plugin = {
  name: 'rules-in-browser',
  enforce: 'pre',
  resolveId(source, importer) {
    if (source === 'node:crypto') return join(folder, 'node-crypto.ts');
    if (source.startsWith('node:')) throw new Error(`${importer} takes ${source}, for which a package has nothing.`);
    return null;
  },
};

/** Puts the licences of all that is in the script beside it. */
const licences: Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    const packages = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
    const texts = [...packages].toSorted().map((path) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const file = readdirSync(path).find((one) => /^licen[cs]e/i.test(one));
      if (!file) throw new Error(`${name} has no licence that a package could carry.`);
      return `${name}\n\n${readFileSync(join(path, file), 'utf8').trim()}`;
    });
    const own = readFileSync(join(import.meta.dirname, 'LICENSE'), 'utf8').trim();
    const source = [`Article 39\n\n${own}`, ...texts].join(`\n\n${'-'.repeat(72)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'LICENSE.txt', source: `${source}\n` });
  },
};

/**
 * Builds the player of standalone packages into dist/player, or with `--mode launcher` the launcher of connected ones beside it: one
 * script each, of the old kind, because a browser loads no module from a folder on disk.
 */
export default defineConfig(({ mode }) => {
  const name = mode === 'launcher' ? 'launcher' : 'player';
  return {
    plugins: [rulesInBrowser, plainImports, tightTemplates, ...(name === 'player' ? [licences] : [])],
    publicDir: false,
    build: {
      target: browsers,
      cssTarget: browsers,
      outDir: 'dist/player',
      emptyOutDir: name === 'player',
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: join(folder, `${name}.ts`) },
        // The address of the script says where its server is, and a package has none.
        checks: { emptyImportMeta: false },
        transform: { inject: { Buffer: [join(folder, 'node-crypto.ts'), 'Buffer'] } },
        output: { format: 'iife', codeSplitting: false, entryFileNames: '[name].js' },
      },
    },
  };
});
