/** Text as a CSS string: whatever is no letter, digit or space becomes a code, so it can end neither string nor element. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)!.toString(16)} `)}"`;
}

/**
 * The style of a printed edition. On a screen it is a sheet to read; on paper every page rule counts.
 * @param footer stands at the bottom of each page
 */
export function printStyle(footer: string): string {
  return `
@page {
  size: A4; margin: 20mm 22mm 24mm;
  @bottom-left { content: ${cssString(footer)}; font: 8pt Georgia, serif; color: #625a4d; }
  @bottom-right { content: counter(page); font: 9pt Georgia, serif; color: #ad3217; }
}
@page :first { @bottom-left { content: none; } @bottom-right { content: none; } }
${style}`;
}

const style = `
:root { color-scheme: light; --ink: #221d16; --quiet: #625a4d; --rule: #d8d5cb; --tint: #f6f3ea; --accent: #ad3217;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Source Serif 4', Georgia, 'DejaVu Serif Condensed', serif; }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0 auto; max-width: calc(66ch + 3rem); padding: 3rem 1.5rem; font: 16px/1.5 ui-sans-serif, system-ui, 'Segoe UI', 'Helvetica Neue', sans-serif; color: var(--ink); background: #fffefa; }
h1, h2, h3, h4, h5, .mark, .kicker, .numeral, .number { font-family: var(--serif); font-weight: 500; text-wrap: balance; }
h1, h2, h3, h4, h5 { margin: 0; line-height: 1.2; letter-spacing: -0.01em; break-after: avoid; }
p, ul, ol, blockquote, pre, table { margin: 0 0 0.7em; }
p { text-wrap: pretty; orphans: 3; widows: 3; }
ul, ol { padding-inline-start: 1.3em; }
li + li { margin-block-start: 0.3em; }
li::marker { color: var(--accent); }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.2em; }
code, pre { font-family: ui-monospace, 'Source Code Pro', Menlo, 'DejaVu Sans Mono', monospace; font-size: 0.86em; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; }
blockquote { border-inline-start: 2px solid var(--accent); padding-inline-start: 1em; margin-inline: 0; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.94em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: start; font-weight: 500; color: var(--quiet); vertical-align: bottom; }
th, td { padding: 0.4em 0.7em 0.4em 0; border-block-end: 1px solid var(--rule); }
td { vertical-align: top; }
hr { border: 0; border-block-start: 1px solid var(--rule); }
.mark, .kicker, .number, .numeral { color: var(--accent); }
.kicker { font-style: italic; margin: 0 0 0.2em; }
.quiet, .imprint, .task, .source { color: var(--quiet); font-size: 0.88em; }

.cover .mark { font-size: 2rem; margin: 0 0 3rem; }
.cover h1 { font-size: 3.2rem; line-height: 1.05; margin-block-end: 1.4rem; }
.cover h2 { font-size: 1.3rem; margin: 2.4rem 0 0.7rem; }
.lede { font-family: var(--serif); font-size: 1.25rem; line-height: 1.45; max-width: 46ch; }
.contents { list-style: none; padding: 0; border-block-end: 1px solid var(--rule); }
.contents li { display: grid; grid-template-columns: 2rem 1fr auto; align-items: baseline; margin: 0; padding: 0.45rem 0; border-block-start: 1px solid var(--rule); }
.contents .numeral { font-size: 1.4rem; line-height: 1; }
.imprint { margin-block-start: 2rem; }

.lesson > header { margin-block-end: 1.6rem; border-block-end: 1px solid var(--accent); }
.lesson > header .mark { font-size: 1.7rem; line-height: 1; margin: 0 0 0.4rem; }
.module h2 { font-size: 2.1rem; }
.lesson > header .quiet { margin: 0.3rem 0 0.8rem; }
.opening { font-size: 1.05em; }
.text, .opening, .case { max-width: 66ch; }
h3 { font-size: 1.5rem; margin-block: 2rem 0.7rem !important; }
.text h4 { font-size: 1.15rem; margin-block: 1.1rem 0.4rem; }
.worked-case .text { font-family: var(--serif); font-size: 1.04em; line-height: 1.55; }

.exercise { break-inside: avoid; margin-block: 1.3rem; padding-block-start: 0.8rem; border-block-start: 1px solid var(--rule); }
.exercise.scenes { break-inside: auto; }
.exercise > h4 { font-size: 1.16rem; display: flex; gap: 0.7em; margin-block-end: 0.5rem; }
.number { flex: none; }
.case { break-after: avoid; }
.task { font-style: italic; margin-block-end: 0.5em; break-after: avoid; }
.box { display: inline-block; flex: none; width: 1.15em; height: 1.15em; border: 1.2px solid var(--ink); border-radius: 1px; vertical-align: -0.2em; background: #fff; }
.sheet { list-style: none; padding: 0; margin: 0; }
.sheet li { display: flex; gap: 0.7em; margin: 0; padding: 0.32em 0; break-inside: avoid; }
.sheet b, .letter, .answer b { flex: none; font-family: var(--serif); font-weight: 500; color: var(--accent); min-width: 1.1em; }
.pairs { display: grid; grid-template-columns: 1.2fr 1fr; gap: 2rem; }
.pairs .box { width: 1.5em; height: 1.5em; }
.steps .box { width: 1.5em; height: 1.5em; }
.letter { width: 1.6em; }
.choice { width: 15%; text-align: center; padding-inline: 0.3em; }
.grid td { vertical-align: middle; }
.grid .letter, .grid th:first-child { vertical-align: inherit; }
.marks { display: flex; gap: 1.1em; margin-block-start: 0.4em; white-space: nowrap; }
.ticks span:not(.box) { display: block; padding-inline-start: 1.7em; text-indent: -1.7em; margin-block-end: 0.25em; }
.ticks .box { text-indent: 0; margin-inline-end: 0.3em; }
.writing div { height: 2.1em; border-block-end: 1px solid var(--quiet); }
.scene { break-inside: avoid; margin-block: 0.9rem; }
.scene h5 { font-size: 1.05rem; display: flex; gap: 0.6em; margin-block-end: 0.3rem; }
.way { margin-inline-start: auto; white-space: nowrap; color: var(--accent); font-family: var(--serif); }

.check h2, .answers h2 { margin-block-end: 0.4rem; }
.columns { columns: 2; column-gap: 2.2rem; margin-block-start: 1.2rem; }
.check { font-size: 0.92em; line-height: 1.4; }
.check .exercise { margin-block: 0 0.9rem; padding-block-start: 0.6rem; }
.check .exercise > h4 { display: block; font-size: 1.06rem; }
.check :is(.case, .task) { margin-block-end: 0.3em; }
.check .sheet li { padding-block: 0.22em; }
.check .exercise > h4 .number { margin-inline-end: 0.6em; }
.check .exercise:is(.rows, .scores, .timeline) { column-span: all; }

.answers { font-size: 0.86em; line-height: 1.42; }
.answer { margin-block-end: 1.1em; padding-block-start: 0.5em; border-block-start: 1px solid var(--rule); }
.answer li, .answer .source { break-inside: avoid; }
.answer .source { break-before: avoid; }
.answer h4 { font-size: 1.15em; display: flex; gap: 0.6em; margin-block-end: 0.3em; }
.answer > ul { list-style: none; padding: 0; margin: 0; }
.answer li { display: flex; gap: 0.5em; margin: 0 0 0.3em; }
.answer li p { margin: 0 0 0.2em; }
.answer .should, .answer .should + p { display: inline; }
.answer b { color: var(--quiet); }
.answer .right b { color: var(--accent); font-weight: 700; }
.should { font-weight: 600; margin-inline-end: 0.35em !important; }
.source { font-size: 0.92em; margin: 0; }

.card { border: 4px double var(--accent); padding: 2.2rem 2.4rem; margin-block: 2rem; }
.card ul { list-style: none; padding: 0; margin-block-start: 1.2rem; }
.card ol { margin-block-start: 1.2rem; }
.card li { margin: 0; padding: 0.9rem 0; border-block-start: 1px solid var(--rule); font-family: var(--serif); font-size: 1.2rem; line-height: 1.4; }
.card li p { margin: 0; }

@media screen { .module, .card, .check, .answers { margin-block-start: 4rem; } }
@media print {
  :root { font-size: 10.5pt; }
  body { max-width: none; padding: 0; background: none; font-size: 1rem; line-height: 1.45; }
  .module, .card, .check, .answers { break-before: page; }
  .card { break-after: page; break-inside: avoid; margin: 0; }
  .cover { min-height: 245mm; display: flex; flex-direction: column; }
  .cover .imprint { margin-block-start: auto; }
}
`;
