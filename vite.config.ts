import { defineConfig, type Plugin } from 'vite';

/** Where `light-dark()` and nesting are native; older browsers get the link inside each element. */
export const browsers = ['chrome123', 'firefox128', 'safari17.5'];

/**
 * In minified code a line break stands only inside a template. With an indent behind it, it is that of markup, and one space will do;
 * without one it is text, such as commands that somebody copies, and stays.
 */
export const tightTemplates: Plugin = {
  name: 'tight-templates',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk')
        chunk.code = chunk.code
          .replace(/[ \t]*\n[ \t]+/g, ' ')
          // What `plainImports` has no use for, at every import.
          .replaceAll(',[],import.meta.url)', ')');
  },
};

/** Vite wraps every `import()` in a helper that loads style sheets first. Ours are inside the scripts, so there is nothing to load. */
export const plainImports: Plugin = {
  name: 'plain-imports',
  enforce: 'pre',
  load(id) {
    return id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined;
  },
};

/** What the entry shares with the screens that come later: one file. Left to itself, rolldown makes three of it. */
const shared =
  /node_modules\/@?lit|web-components\/(element|api\/(client|api-error|door)|text|appearance|locales\/(localize|words|counting|en)\b)|preload-helper/;

/** Builds the elements and the pages' stylesheet into dist/web, which the server serves at /embed/v1/. */
export default defineConfig({
  base: './',
  plugins: [plainImports, tightTemplates],
  publicDir: 'server/pages/public',
  build: {
    target: browsers,
    cssTarget: browsers,
    outDir: 'dist/web',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: {
        a39: 'web-components/index.ts',
        haiilo: 'web-components/frame/haiilo-frame.ts',
        lms: 'web-components/frame/lms-frame.ts',
        page: 'server/pages/page.css',
      },
      output: {
        // Host pages name a39.js for ever; what it loads by itself carries a hash.
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash:8].js',
        assetFileNames: '[name][extname]',
        codeSplitting: { groups: [{ name: 'base', test: shared }] },
      },
    },
  },
});
