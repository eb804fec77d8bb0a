/** Puts a file into the downloads of the browser. */
export function download(file: Blob, name: string): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  // The browser reads it later than now, and says nowhere when it has.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
