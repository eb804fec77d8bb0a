import { knownPrint, printOf, readSmallFile } from './bundle-files.ts';
import type { BundleFiles } from './bundle-files.ts';
import { fromUtf8 } from './encodings.ts';
import type { Findings } from './findings.ts';
import { Refused } from './refusals.ts';
import { checkPath } from './safe-path.ts';

const tagFiles = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'];
const longestManifest = 64 * 1_048_576;

/** The text of `bag-info.txt`; empty if it cannot be read, which is noted. */
export async function readBagInfo(files: BundleFiles, findings: Findings): Promise<string> {
  return (await readText(files, 'bag-info.txt', findings)) ?? '';
}

/** What the bag says that it is: `full`, `sample`, ... */
export function kindOf(bagInfo: string): string {
  return /^Bundle-Kind: *(\S+)\s*$/m.exec(bagInfo)?.[1] ?? 'unknown';
}

/**
 * Checks the BagIt folder (RFC 8493, evidence notes 7): each payload file listed, each listed file there, each digest right.
 * Notes `bag_malformed`, `bag_file_missing`, `bag_file_unlisted`, `bag_digest_differs`, `bag_oxum_differs`, `unsafe_path`, and
 * what cannot be read. This shows damage, not tampering: whoever alters a file can alter the manifest too.
 */
export async function checkBag(files: BundleFiles, bagInfo: string, findings: Findings): Promise<void> {
  for (const name of files.names) await findings.attemptReading({ file: name }, () => printOf(files, name));
  const declaration = await readText(files, 'bagit.txt', findings);
  if (
    declaration !== undefined &&
    !/^BagIt-Version: 1\.0\r?\nTag-File-Character-Encoding: UTF-8\r?\n?$/.test(declaration)
  ) {
    findings.refuse('bag_malformed', 'This is not a BagIt 1.0 folder.', { file: 'bagit.txt' });
  }
  const listed = await checkManifest('manifest-sha256.txt', files, findings);
  const listedTags = await checkManifest('tagmanifest-sha256.txt', files, findings);
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
  findings.attempt({ file: 'bag-info.txt' }, () => checkOxum(bagInfo, files));
}

/** RFC 8493 2.2.2: the sum of bytes and the number of the payload files, which shows at once that some are missing. */
function checkOxum(bagInfo: string, files: BundleFiles): void {
  const [line, more] = bagInfo.match(/^Payload-Oxum:.*$/gim) ?? [];
  if (line === undefined) return;
  const [, bytes, count] = /^Payload-Oxum:\s*(\d{1,15})\.(\d{1,15})\s*$/i.exec(line) ?? [];
  if (bytes === undefined || more !== undefined) {
    throw new Refused('bag_malformed', 'Payload-Oxum is not written once as bytes.files.');
  }
  const payload = [...files.names].filter((name) => name.startsWith('data/'));
  const actual = payload.reduce((sum, name) => sum + (knownPrint(files, name)?.bytes ?? 0), 0);
  if (Number(count) !== payload.length || Number(bytes) !== actual) {
    const message = `Payload-Oxum says ${bytes} bytes in ${count} files, but there are ${actual} in ${payload.length}.`;
    throw new Refused('bag_oxum_differs', message);
  }
}

async function checkManifest(manifest: string, files: BundleFiles, findings: Findings): Promise<Set<string>> {
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
      const actual = knownPrint(files, name)?.digest;
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
