import { defineConfig, type Plugin } from 'vite';
import { browsers, plainImports, tightTemplates } from './vite.config.ts';

/** A page of another origin gets no files of people: the code that makes them is only for our own pages. */
export const noFilesOfPeople: Plugin = {
  name: 'no-files-of-people',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/people-list-element.ts')) return null;
    const without = code.replace("import('../export/export.ts')", 'Promise.resolve()');
    if (without === code) throw new Error('people-list-element.ts does not load the export where it did.');
    return without;
  },
};

/**
 * Builds all elements for pages of other origins, in all languages, as one file into dist/pinned: `integrity` on a script's tag says
 * nothing of what that script loads.
 */
export default defineConfig({
  plugins: [noFilesOfPeople, plainImports, tightTemplates],
  publicDir: false,
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: 'dist/pinned',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: { a39: 'web-components/embeddable.ts' },
      output: { entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
