import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { makeManifest } from './web-components/package/manifest.ts';

/** `virtual:manifest`: what stands above the classes, as the package tells it to editors. */
const contracts: Plugin = {
  name: 'contracts',
  resolveId: (id) => (id === 'virtual:manifest' ? '\0manifest' : null),
  load: async (id) => (id === '\0manifest' ? `export default ${JSON.stringify(await makeManifest())}` : null),
};

/** Serves the gallery of the elements (`npm run gallery`): every element in every state, with nothing behind it. */
export default defineConfig({
  root: join(import.meta.dirname, 'gallery'),
  plugins: [contracts],
  publicDir: join(import.meta.dirname, 'server/pages/public'),
  server: { host: 'localhost', port: 3940, fs: { allow: [import.meta.dirname] } },
  build: { outDir: join(import.meta.dirname, 'dist/gallery'), emptyOutDir: true, target: 'chrome123' },
});
