import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const folder = join(import.meta.dirname, 'server/evidence/verify-page');

/** What the verifier takes from Node and from disk, and what stands for it in a browser. */
const inBrowser: Record<string, string> = {
  'node:crypto': 'node/crypto.ts',
  'node:fs/promises': 'node/fs-promises.ts',
  'node:worker_threads': 'node/worker-threads.ts',
  './zip-files.ts': 'zip-files.ts',
  './folder-files.ts': 'folder-files.ts',
};

/** Lets the verifier's own files run in a browser, unchanged. Anything else of Node stops the build. */
const verifierInBrowser: Plugin = {
  name: 'verifier-in-browser',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer?.includes('/verification/')) return null;
    const file = inBrowser[source];
    if (file !== undefined) return join(folder, file);
    if (source.startsWith('node:')) throw new Error(`${importer} takes ${source}, for which the page has nothing.`);
    return null;
  },
  // A thread runs the page's own script, whichever file it would be started from.
  transform(code, id) {
    if (!id.includes('/verification/') || !code.includes('import.meta')) return null;
    return code.replaceAll(/new URL\([^)]*, import\.meta\.url\)/g, "new URL('blob:')");
  },
};

/** Puts script and styles into the page, and into its policy the digest of both: nothing else runs, nothing is fetched. */
const oneFile: Plugin = {
  name: 'one-file',
  generateBundle(_, bundle) {
    const chunk = Object.values(bundle).find((file) => file.type === 'chunk');
    if (!chunk) throw new Error('There is no script.');
    // Inside a script element, these would end it or begin a comment.
    const script = chunk.code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
    // A browser reads these otherwise than they stand, so that the digest would be of another text.
    if (/[\0\r]/.test(script)) throw new Error('The script holds a bare carriage return or zero.');
    const style = readFileSync(join(folder, 'verify.css'), 'utf8');
    const policy = [
      "default-src 'none'",
      // WebAssembly is made here, for SHA-256; it reaches no more than the script does.
      `script-src ${digest(script)} 'wasm-unsafe-eval'`,
      `style-src ${digest(style)}`,
      'worker-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; ');
    const html = readFileSync(join(folder, 'verify.html'), 'utf8')
      .replace('/*policy*/', policy)
      // The digests are of all that stands between the tags.
      .replace(/(<style>)[^<]*(<\/style>)/, (_match, open: string, close: string) => open + style + close)
      .replace(/(<script>)[^<]*(<\/script>)/, (_match, open: string, close: string) => open + script + close);
    for (const name of Object.keys(bundle)) delete bundle[name];
    const sum = createHash('sha256').update(html).digest('hex');
    this.emitFile({ type: 'asset', fileName: 'verify.html', source: html });
    this.emitFile({ type: 'asset', fileName: 'verify.html.sha256', source: `${sum}  verify.html\n` });
  },
};

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Builds the page with which an auditor checks a bundle, one file without any network, into dist/verify. */
export default defineConfig({
  plugins: [verifierInBrowser, oneFile],
  publicDir: false,
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    outDir: 'dist/verify',
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: join(folder, 'entry.ts'),
      transform: { inject: { Buffer: [join(folder, 'node/buffer.ts'), 'Buffer'] } },
      // The zip library asks for the address of its module, which here has none; nothing uses the answer.
      checks: { emptyImportMeta: false },
      output: { format: 'iife', codeSplitting: false },
    },
  },
});
