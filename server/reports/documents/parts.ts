import type { Transparency } from '../transparency-shapes.ts';
import type { DocumentWords } from './document-words.ts';

/** What stands at the top of each draft: what it is, from when, and what it is not. */
export function head(title: string, { organisation }: Transparency, words: DocumentWords, today: string): string[] {
  return [`# ${title}`, `${organisation}. ${words.madeOn(today)}`, `**${words.draft}**`];
}

/** Who sees what, as a table. */
export function sightTable({ sees }: Transparency, words: DocumentWords): string {
  const columns = ['learner', 'manager', 'admin', 'auditor', 'council'] as const;
  return table(
    [words.what, ...columns.map((one) => words.onlookers[one])],
    sees.map((row) => [words.data[row.what], ...columns.map((one) => words.sees[row.sees[one]])]),
  );
}

/** What is kept how long. */
export function keptList({ kept }: Transparency, words: DocumentWords): string {
  return list(
    kept.map(({ what, period, setting }) => {
      const changed = setting === null ? '' : ` (${words.setting} \`${setting}\`)`;
      return `${words.kept[what]}: ${words.period(period)}${changed}`;
    }),
  );
}

/** What is in no column and no log. */
export function neverList({ never }: Transparency, words: DocumentWords): string {
  return list(never.map((one) => words.never[one]));
}

/** The closed catalogue. */
export function reportList({ reports }: Transparency, words: DocumentWords): string {
  return list(reports.map((one) => `${words.reports[one.name]}: ${words.reportFor[one.for]}`));
}

/** Who answers for it, as one line. */
export function contactLine({ contact: { name, email, phone } }: Transparency, words: DocumentWords): string {
  return [name, email, ...(phone ? [`${words.phone} ${phone}`] : [])].join(', ');
}

/** Learning platforms, with what each is told. */
export function platformList({ connections: { platforms } }: Transparency, words: DocumentWords): string {
  return listOr(
    platforms.map(({ host, sends }) => `${host} (${words.sends[sends]})`),
    words,
  );
}

/** Record stores, with what each is told and by what it knows people. */
export function storeList({ connections: { stores } }: Transparency, words: DocumentWords): string {
  return listOr(
    stores.map(({ host, tells, names }) => `${host} (${words.tells[tells]}; ${words.names[names]})`),
    words,
  );
}

/** Whether anything about single people goes to learning platforms or record stores. */
export function tellsOthers({ connections: { platforms, packages, stores } }: Transparency): boolean {
  return platforms.length + packages + stores.length > 0;
}

/** Where something goes outside, as one line each; `none` if nothing does. */
export function listOr(items: readonly string[], words: DocumentWords): string {
  return items.length > 0 ? items.join(', ') : words.none;
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
