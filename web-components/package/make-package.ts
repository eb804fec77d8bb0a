import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { classTypes, reactTypes } from './class-types.ts';
import { htmlData, webTypes } from './editor-data.ts';
import { makeManifest } from './manifest.ts';
import { publicElements } from './public-elements.ts';

/**
 * Puts beside the scripts that `vite build --config vite.package.config.ts` made what describes them, and packs it all:
 * dist/package/article39-elements-<version>.tgz.
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/package');
const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>;
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};
const name = 'article39-elements';
const manifest = await makeManifest();
const names = publicElements.map((one) => one.folder);

const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
const writeJson = (file: string, value: object): void => write(file, `${JSON.stringify(value, null, 2)}\n`);

for (const { path, declarations } of manifest.modules)
  write(path.replace('.js', '.d.ts'), declarations.map(classTypes).join('\n'));
const all = names.map((one) => `export * from './${one}.js';\n`).join('');
write('index.d.ts', all);
write('define.d.ts', names.map((one) => `import './${one}.js';\n`).join('') + 'export {};\n');
write('a39.d.ts', `import './define.js';\nexport {};\n`);
write('react.d.ts', reactTypes(manifest));
write('react.js', 'export {};\n');
writeJson('custom-elements.json', manifest);
writeJson('html-data.json', htmlData(manifest));
writeJson('web-types.json', webTypes(manifest, { name, version: version! }));
copyFileSync(join(root, 'dist/pinned/a39.js'), join(folder, 'a39.js'));
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
copyFileSync(join(import.meta.dirname, 'README.md'), join(folder, 'README.md'));

const entry = (file: string) => ({ types: `./${file}.d.ts`, default: `./${file}.js` });
writeJson('package.json', {
  name,
  version,
  description: 'Elements for intranet pages: data protection training from an Article 39 server',
  license,
  type: 'module',
  exports: {
    '.': entry('index'),
    './define': entry('define'),
    './a39': entry('a39'),
    './react': entry('react'),
    ...Object.fromEntries(names.map((one) => [`./${one}`, entry(one)])),
    './custom-elements.json': './custom-elements.json',
    './html-data.json': './html-data.json',
    './package.json': './package.json',
  },
  // The parts that draw questions define themselves; a class that nobody uses brings none of them.
  sideEffects: ['./define.js', './a39.js', './chunks/*.js'],
  files: ['*.js', '*.d.ts', '*.json', 'chunks'],
  customElements: './custom-elements.json',
  'web-types': './web-types.json',
  // An app must not get a second one.
  dependencies: { lit: `^${dependencies['lit']}` },
});
execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--offline'], { cwd: folder });
