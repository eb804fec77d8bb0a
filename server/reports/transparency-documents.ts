import { dpiaDraft } from './documents/dpia-draft.ts';
import { recordOfProcessing } from './documents/record-of-processing.ts';
import { cseNote } from './documents/cse-note.ts';
import { worksAgreementAnnex } from './documents/works-agreement-annex.ts';
import type { DocumentName, Transparency } from './transparency-shapes.ts';

/** A draft in Markdown, in paragraphs. */
type Draft = (facts: Transparency, when: { lang: string; today: string }) => string[];

/** Each in the language of those who read it: the annex is for a German works council, the note for a French one. */
const drafts: Record<DocumentName, Draft> = {
  'record-of-processing': recordOfProcessing,
  'dpia-draft': dpiaDraft,
  'works-agreement-annex': worksAgreementAnnex,
  'cse-note': cseNote,
};

/** A draft for counsel, made from the live settings; undefined if there is none of that name. */
export function documentMade(
  name: string,
  facts: Transparency,
  when: { lang: string; today: string },
): { fileName: string; text: string } | undefined {
  if (!Object.hasOwn(drafts, name)) return undefined;
  const paragraphs = drafts[name as DocumentName](facts, when);
  return { fileName: `${name}-${when.today}.md`, text: `${paragraphs.join('\n\n')}\n` };
}
