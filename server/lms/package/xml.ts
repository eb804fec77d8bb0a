/**
 * A text between tags. The spaces beside an entity are hard ones: Moodle takes such a text in pieces and trims each of them. Quotes
 * need no entity there.
 */
export function xmlText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?[&<>] ?/g, (sign) => sign.replaceAll(' ', '\u{a0}'))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** The value of an attribute, without the quotes around it. */
export function xmlAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
