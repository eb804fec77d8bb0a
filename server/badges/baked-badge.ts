/** What the picture of a badge shows. It names nobody. */
export interface Picture {
  lang: string;
  title: string;
  organisation: string;
  /** Null for the achievement itself, which nobody has completed yet. */
  completedOn: string | null;
  /** The signed badge, baked into the picture of it; null for the achievement. */
  jwt: string | null;
}

/** Letters of a line of the title, and how many lines there may be. */
const widest = 21;
const mostLines = 4;

/** A badge as a picture with the credential in it (Open Badges 3.0, 5.3.2): `openbadges:credential` right behind `svg`. */
export function badgePicture({ lang, title, organisation, completedOn, jwt }: Picture): string {
  const lines = linesOf(title);
  const top = 262 - (lines.length - 1) * 20;
  const day = completedOn === null ? '' : dayInWords(completedOn, lang);
  const baked = jwt === null ? '' : `\n  <openbadges:credential verify="${jwt}"></openbadges:credential>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" viewBox="0 0 512 512" width="512" height="512" role="img" xml:lang="${lang}" aria-labelledby="title">${baked}
  <title id="title">${inXml([title, organisation, day].filter(Boolean).join(' – '))}</title>
  <circle cx="256" cy="256" r="248" fill="#fffaf2" stroke="#ad3217" stroke-width="10"/>
  <circle cx="256" cy="256" r="228" fill="none" stroke="#ad3217" stroke-width="2"/>
  <path d="M216 108l28 28 54-58" fill="none" stroke="#1c653e" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>
  <g fill="#20120d" text-anchor="middle" font-family="Georgia, 'DejaVu Serif', serif">
    <text font-size="34">
${lines.map((line, i) => `      <tspan x="256" y="${top + i * 40}">${inXml(line)}</tspan>`).join('\n')}
    </text>
    <text x="256" y="378" font-size="22">${inXml(shortened(organisation, 30))}</text>
    <text x="256" y="412" font-size="20">${inXml(day)}</text>
  </g>
</svg>
`;
}

/** The title in lines that fit; what has no room ends in dots, and is whole in `title`. */
function linesOf(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const joined = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && joined.length <= widest) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, mostLines).map((line) => shortened(line, widest + 2));
  return lines.length > mostLines ? [...shown.slice(0, -1), `${shown.at(-1)} …`] : shown;
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function dayInWords(day: string, lang: string): string {
  // Bare English is written the European way: the day before the month.
  const locale = lang === 'en' ? 'en-GB' : lang;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
