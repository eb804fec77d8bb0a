import * as v from 'valibot';
import { peopleFilter } from '../reports/people-filter.ts';
import type { Scope } from '../reports/scope.ts';
import { aDay } from '../validated.ts';

export const reportNames = ['standing', 'obligations', 'completions', 'overdue', 'waivers', 'roster', 'rules'] as const;

/** Whom and what a report is about: the filter of the Team screen, and a period. A misspelt part would widen it unseen. */
const filter = v.pipe(
  v.strictObject({ ...peopleFilter.entries, from: v.optional(aDay), to: v.optional(aDay) }),
  v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'the first day comes after the last'),
);

/** POST /api/exports */
export const exportOrder = v.object({
  report: v.picklist(reportNames),
  shape: v.optional(v.picklist(['long', 'pivot']), 'long'),
  format: v.optional(v.picklist(['csv', 'xlsx', 'pdf', 'json']), 'csv'),
  filter: v.optional(filter, {}),
  options: v.optional(
    v.strictObject({
      separator: v.optional(v.picklist([',', ';']), ','),
      /** The byte-order mark by which Excel knows UTF-8; left out, a file for machines has none. */
      bom: v.optional(v.boolean()),
      /** `none` is for machines: no lines about the file, and keys instead of words. */
      about: v.optional(v.picklist(['end', 'none']), 'end'),
    }),
    {},
  ),
});
export type ExportOrder = v.InferOutput<typeof exportOrder>;

/** Who makes an export, and what they may have in it. */
export interface Maker {
  kind: 'person' | 'auditor' | 'key' | 'operator';
  id: string | null;
  /** As the file names them. */
  name: string;
  scope: Scope;
  /** Whether they are told why somebody is exempt (embedding.md 5.2). */
  withCategory: boolean;
  lang: string;
}
