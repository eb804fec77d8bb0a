import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { browsers } from './vite.config.ts';
import { noFilesOfPeople } from './vite.pinned.config.ts';
import { publicElements } from './web-components/package/public-elements.ts';

const elements = join(import.meta.dirname, 'web-components');
const fileOf = (folder: string): string => join(elements, folder, `${folder}.ts`);

/** Our own pages want an element defined as soon as its file is there; an app wants the class, and to say itself when. */
const definesNothing: Plugin = {
  name: 'defines-nothing',
  enforce: 'pre',
  transform(code, id) {
    const element = publicElements.find(({ folder }) => id === fileOf(folder));
    if (!element) return null;
    const without = code.replace(`define('a39-${element.folder}', ${element.className});`, '');
    if (without === code) throw new Error(`${id} does not define its tag where it did.`);
    return without;
  },
};

/** What an app imports: a file for each class, one for all of them, and one that defines them. */
const entries: Record<string, string> = {
  ...Object.fromEntries(
    publicElements.map(({ folder, className, needsQuestions }) => [
      folder,
      needsQuestions
        ? `import { questionElement } from '${elements}/question/index.ts';
           import { ${className}, ${needsQuestions} } from '${fileOf(folder)}';
           ${needsQuestions}(questionElement);
           export { ${className} };`
        : `export { ${className} } from '${fileOf(folder)}';`,
    ]),
  ),
  index: publicElements.map(({ folder }) => `export * from 'entry:${folder}';`).join('\n'),
  define: [
    `import { takeCodeFromAddress } from '${elements}/api/code-in-address.ts';`,
    `import { define } from '${elements}/element.ts';`,
    ...publicElements.map(({ folder, className }) => `import { ${className} } from 'entry:${folder}';`),
    'takeCodeFromAddress();',
    ...publicElements.map(({ folder, className }) => `define('a39-${folder}', ${className});`),
  ].join('\n'),
};

const entryFiles: Plugin = {
  name: 'entry-files',
  enforce: 'pre',
  // Vite takes what is built for the path of a file.
  resolveId: (id) => /entry:[\w-]+$/.exec(id)?.[0].replace('entry:', '\0entry:'),
  load: (id) => (id.startsWith('\0entry:') ? entries[id.slice('\0entry:'.length)] : undefined),
};

/** Builds the scripts of the package `article39-elements` into dist/package. Lit stays outside: an app has one Lit. */
export default defineConfig({
  plugins: [entryFiles, definesNothing, noFilesOfPeople],
  publicDir: false,
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: 'dist/package',
    emptyOutDir: true,
    lib: {
      entry: Object.fromEntries(Object.keys(entries).map((name) => [name, `entry:${name}`])),
      formats: ['es'],
    },
    rolldownOptions: {
      external: /^(lit|@lit)(\/|$)/,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: ({ name }) => `chunks/${name.replace('_entry_', '')}-[hash:8].js`,
      },
    },
  },
});
