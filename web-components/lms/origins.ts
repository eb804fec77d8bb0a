/** What stands in a field, line by line. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '');
}

/** Written as browsers send it. */
export function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** At least one, and each an origin. */
export function areOrigins(text: string): boolean {
  const lines = linesOf(text);
  return lines.length > 0 && lines.every(isOrigin);
}
