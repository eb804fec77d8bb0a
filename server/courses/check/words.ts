import type { Remark } from '../course-model.ts';
import type { Page } from '../page.ts';
import { wordCount } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import { prose } from './prose.ts';

const namesALaw =
  /\b(GDPR|Art(icle)?s?|PECR|ePrivacy|Directive|Regulation|Act|Code|law|DS-?GVO|Gesetz|UWG|Richtlinie|Verordnung|Artikel)\b/i;

const longestSentence = 25;
const longestParagraph = 80;

/** Words that mislead or tire. Every remark here is a warning: a person decides. */
export function words(page: Page<unknown>): Remark[] {
  const remarks: Remark[] = [];
  for (const { text, line, sentences, isExerciseLine } of prose(page)) {
    if (isExerciseLine) continue;
    const place = { file: page.file, line };
    const count = wordCount(text);
    if (count > longestParagraph) {
      remarks.push(remark('paragraph-long', place, `The paragraph ${quoted(text)} has ${count} words. Divide it.`));
    }
    for (const sentence of sentences) {
      const size = wordCount(sentence);
      if (size > longestSentence) {
        remarks.push(
          remark('sentence-long', place, `The sentence ${quoted(sentence)} has ${size} words. Make two of it.`),
        );
      }
      if (
        /\b(processors?\b|Auftragsverarbeiter)/i.test(sentence) &&
        /\b72[ -](hours?|Stunden)\b/i.test(sentence) &&
        !/\b(controller|Verantwortlich)/i.test(text)
      ) {
        const message = `${quoted(sentence)} speaks of the processor and of 72 hours. The 72 hours bind the controller; the processor tells it without undue delay.`;
        remarks.push(remark('processor-72-hours', place, message));
      }
      if (/\bDPAs?\b/.test(sentence) && /\b(authorit|notif|complain|fine[sd]?\b|regulator|supervis)/i.test(sentence)) {
        const message = `In ${quoted(sentence)} "DPA" reads as an authority. Say "supervisory authority"; DPA is the contract.`;
        remarks.push(remark('dpa-authority', place, message));
      }
      if (
        /\bconsent (is|was) (always )?(required|needed|necessary)\b|\bEinwilligung (ist|war) (immer )?(nötig|erforderlich|notwendig)\b/i.test(
          sentence,
        ) &&
        !namesALaw.test(text)
      ) {
        const message = `${quoted(sentence)} does not say by which law. Consent is one of six grounds in Art 6(1); name the law that asks for it.`;
        remarks.push(remark('consent-required', place, message));
      }
      if (/\b(CCPA|CPRA|Californian? law)\b/.test(sentence) && /\b(controller|processor)s?\b/i.test(sentence)) {
        if (!/\b(business|service provider)/i.test(text)) {
          const message = `${quoted(sentence)} gives California roles that it does not have. Say "business" and "service provider".`;
          remarks.push(remark('california-roles', place, message));
        }
      }
      if (/\bdata breach(es)?\b/i.test(sentence) && !/\bpersonal\b/i.test(sentence)) {
        const message = `${quoted(sentence)} speaks of a data breach without "personal". The law counts breaches of personal data only; say "personal data breach", or "breach".`;
        remarks.push(remark('data-breach', place, message));
      }
    }
    if (/\bGDPR[- ]compliant\b|\bcompliant with (the )?GDPR\b|\bDS-?GVO-konform/i.test(text)) {
      remarks.push(
        remark(
          'gdpr-compliant',
          place,
          'A product is not "GDPR compliant"; whoever uses it complies or does not. Say what it does.',
        ),
      );
    }
    if (/\bensur(e|es|ed|ing)\b|\b(gewährleiste|sicher(zu)?stell|stell(e|t|en) sicher\b)/i.test(text)) {
      remarks.push(
        remark(
          'ensure',
          place,
          'The word "ensure" (German: "sicherstellen") hides who does what. Say it: "check", "ask", "delete".',
        ),
      );
    }
  }
  return remarks;
}
