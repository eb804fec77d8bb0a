/** As large as the server takes it. */
export const largestFile = 10 * 1024 * 1024;

/** The bytes of a file in base64. A browser encodes only while reading into an address, so the address's head is cut off. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // Of an address that was read, the result is text.
      const address = reader.result as string;
      resolve(address.slice(address.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.readAsDataURL(file);
  });
}

/** A file name as the log takes it: `Richtlinie Übung (2).pdf` is kept as `Richtlinie-Ubung-2.pdf`. */
export function portableName(name: string): string {
  const plain = latin(name).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  const at = plain.lastIndexOf('.');
  const [stem, end] = at > 0 ? [plain.slice(0, at), plain.slice(at)] : [plain, ''];
  const trimmed = stem.replace(/^[^A-Za-z0-9]+/, '').replace(/[^A-Za-z0-9]+$/, '');
  return `${(trimmed || 'document').slice(0, 80)}${end.length > 1 ? end.slice(0, 12).replace(/[.-]+$/, '') : ''}`;
}

/** A short name from a title: `Working from home` becomes `working-from-home`. */
export function shortName(title: string): string {
  return latin(title)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
}

function latin(text: string): string {
  return text.replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '');
}
