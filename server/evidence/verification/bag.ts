import { createHash } from 'node:crypto';
import { bytesOf, readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { fromUtf8 } from './encodings.ts';
import type { Findings } from './findings.ts';
import { Refused } from './refusals.ts';
import { checkPath } from './safe-path.ts';

/** What the bag says of itself, and the length and SHA-256 (hex) of every file in it. */
export type Bag = { kind: string; prints: ReadonlyMap<string, Print> };
type Print = { digest: string; bytes: number };

const tagFiles = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];
const longestManifest = 64 * 1_048_576;

/**
 * Checks the BagIt folder (RFC 8493, evidence notes 7): each payload file listed, each listed file there, each digest right.
 * Notes `bag_malformed`, `bag_file_missing`, `bag_file_unlisted`, `bag_digest_differs`, `unsafe_path`, and what cannot be read.
 * This shows damage, not tampering: whoever alters a file can alter the manifest too.
 */
export async function checkBag(files: BundleFiles, findings: Findings): Promise<Bag> {
  const prints = await printAll(files, findings);
  const declaration = await readText(files, 'bagit.txt', findings);
  if (
    declaration !== undefined &&
    !/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(declaration)
  ) {
    findings.refuse('bag_malformed', 'This is not a BagIt 1.0 folder.', { file: 'bagit.txt' });
  }
  const listed = await checkManifest('manifest-sha256.txt', files, prints, findings);
  const listedTags = await checkManifest('tagmanifest-sha256.txt', files, prints, findings);
  for (const name of tagFiles.slice(0, -1)) {
    if (files.names.has(name) && !listedTags.has(name)) {
      findings.refuse('bag_file_unlisted', `The file ${name} is not in tagmanifest-sha256.txt.`, { file: name });
    }
  }
  for (const name of files.names) {
    const isExpected = name.startsWith('data/') ? listed.has(name) : tagFiles.includes(name);
    if (!isExpected) {
      findings.refuse('bag_file_unlisted', `The file ${name} is not in the manifest: it was added.`, { file: name });
    }
  }
  const info = await readText(files, 'bag-info.txt', findings);
  return { kind: /^Bundle-Kind: *(\S+)\s*$/m.exec(info ?? '')?.[1] ?? 'unknown', prints };
}

async function printAll(files: BundleFiles, findings: Findings): Promise<Map<string, Print>> {
  const prints = new Map<string, Print>();
  for (const name of files.names) {
    await findings.attemptReading({ file: name }, async () => {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of bytesOf(files, name)) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      prints.set(name, { digest: hash.digest('hex'), bytes });
    });
  }
  return prints;
}

async function checkManifest(
  manifest: string,
  files: BundleFiles,
  prints: ReadonlyMap<string, Print>,
  findings: Findings,
): Promise<Set<string>> {
  const listed = new Set<string>();
  const place = { file: manifest };
  const text = await readText(files, manifest, findings);
  for (const line of text?.split(/\r?\n/) ?? []) {
    if (line === '') continue;
    findings.attempt(place, () => {
      const [, digest, name] = /^([0-9a-fA-F]{64})[ \t]+\*?(.+)$/.exec(line) ?? [];
      if (digest === undefined || name === undefined) {
        throw new Refused('bag_malformed', `Not a line of a manifest: ${JSON.stringify(line.slice(0, 200))}`);
      }
      checkPath(name);
      if (listed.has(name)) throw new Refused('bag_malformed', `The manifest lists ${name} twice.`);
      listed.add(name);
      if (!files.names.has(name))
        throw new Refused('bag_file_missing', `${name} is in the manifest but not in the bundle.`);
      const actual = prints.get(name)?.digest;
      if (actual !== undefined && actual !== digest.toLowerCase()) {
        throw new Refused('bag_digest_differs', `${name} was altered: its SHA-256 is not the one in the manifest.`);
      }
    });
  }
  return listed;
}

async function readText(files: BundleFiles, name: string, findings: Findings): Promise<string | undefined> {
  return findings.attemptReading({ file: name }, async () =>
    fromUtf8(await readSmallFile(files, name, longestManifest)),
  );
}
