import type { HandedIn } from './handed-in.ts';

/** What was chosen as the bundle, and what to call it. */
export type Chosen = { name: string; bytes: number; bundle: HandedIn };

export function chosenZip(file: File): Chosen {
  return { name: file.name, bytes: file.size, bundle: { zip: file } };
}

/** The files of a chosen folder; their names begin with the name of the folder itself. */
export function chosenFolder(files: { path: string; file: File }[]): Chosen | undefined {
  const [top] = files[0]?.path.split('/') ?? [];
  if (top === undefined) return undefined;
  return {
    name: top,
    bytes: files.reduce((sum, { file }) => sum + file.size, 0),
    bundle: { top, folder: files.map(({ path, file }) => ({ name: path.slice(top.length + 1), file })) },
  };
}

/** What was dropped: a bundle, and checkpoint files if they came along with a zip. */
export async function dropped(data: DataTransfer): Promise<{ chosen: Chosen | undefined; others: File[] }> {
  const [entry] = [...data.items].map((item) => item.webkitGetAsEntry()).filter((found) => found?.isDirectory);
  if (entry) return { chosen: chosenFolder(await filesUnder(entry)), others: [] };
  const files = [...data.files];
  const zip = files.length === 1 ? files[0] : files.find(({ name }) => name.toLowerCase().endsWith('.zip'));
  return { chosen: zip && chosenZip(zip), others: files.filter((file) => file !== zip) };
}

async function filesUnder(entry: FileSystemEntry): Promise<{ path: string; file: File }[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.slice(1), file }];
  }
  if (!isDirectory(entry)) return [];
  const files: { path: string; file: File }[] = [];
  const reader = entry.createReader();
  for (;;) {
    // A directory is listed a hundred at a time, until nothing is left.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return files;
    for (const inside of some) files.push(...(await filesUnder(inside)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
