import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** In one file there is no other that a thread could be started from. */
const threadsRunThisFile: Plugin = {
  name: 'threads-run-this-file',
  transform(code, id) {
    if (!id.includes('/verification/') || !code.includes('import.meta.url')) return null;
    return code.replaceAll(/new URL\([^)]*, import\.meta\.url\)/g, 'new URL(import.meta.url)');
  },
};

/** Builds `verify.mjs`, which checks a bundle with Node alone, into dist/verify beside the page. */
export default defineConfig({
  plugins: [threadsRunThisFile],
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: join(import.meta.dirname, 'server/evidence/verification/program.ts'),
    target: 'node22',
    outDir: 'dist/verify',
    emptyOutDir: false,
    rolldownOptions: { output: { entryFileNames: 'verify.mjs', codeSplitting: false } },
  },
});
