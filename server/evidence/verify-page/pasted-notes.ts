/**
 * The checkpoints in a pasted text, one after another. A mail or a text field may add blank lines around them or take the last
 * newline; both are mended. What lies inside a checkpoint is left as it is.
 */
export function pastedNotes(text: string): string[] {
  const notes: string[] = [];
  let lines: string[] = [];
  const isSigned = () => lines.at(-1)?.startsWith('\u2014 ') ?? false;
  const end = () => {
    while (lines.at(-1) === '') lines.pop();
    if (lines.length > 0) notes.push(`${lines.join('\n')}\n`);
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    // A checkpoint ends with its signatures, so whatever follows them begins another.
    if (isSigned() && !line.startsWith('\u2014 ')) end();
    if (lines.length > 0 || line !== '') lines.push(line);
  }
  end();
  return notes;
}
