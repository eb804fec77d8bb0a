/** In constructed sheets, which no `style-src` forbids. */
export function adoptStyles(...texts: string[]): void {
  for (const text of texts) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }
}

/** Something that is said above the course. */
export function paragraph(text: string, role: 'alert' | 'note'): HTMLElement {
  const made = document.createElement('p');
  made.className = `said ${role}`;
  made.setAttribute('role', role);
  made.textContent = text;
  return made;
}
