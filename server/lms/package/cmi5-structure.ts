import { hash } from 'node:crypto';
import type { Described } from './scorm-manifest.ts';
import { xmlAttribute, xmlText } from './xml.ts';

interface Launching {
  /** Where the unit is: a file of the package, or an address of our server. */
  address: string;
  connected: boolean;
}

/**
 * `cmi5.xml` (cmi5 13): one assignable unit. It is satisfied when it was completed and passed, whatever the order. An LMS knows it
 * again by its id, so that a newer version of the package keeps it.
 */
export function cmi5Structure(
  described: Described,
  { address, connected }: Launching = { address: 'index.html', connected: false },
): string {
  const { lang, title, description, pass } = described;
  const form = connected ? 'connected ' : '';
  const text = (value: string): string => `<langstring lang="${xmlAttribute(lang)}">${xmlText(value)}</langstring>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${iri(`${form}course`, described)}">
    <title>${text(title)}</title>
    <description>${text(description)}</description>
  </course>
  <au id="${iri(`${form}unit`, described)}" moveOn="CompletedAndPassed" masteryScore="${pass / 100}" launchMethod="${connected ? 'OwnWindow' : 'AnyWindow'}">
    <title>${text(title)}</title>
    <description>${text(description)}</description>
    <url>${xmlAttribute(address)}</url>
  </au>
</courseStructure>
`;
}

/** A name for ever without a domain of ours: a UUID made of what it names (RFC 9562, version 8). */
function iri(kind: string, { courseId, lang }: Described): string {
  const hex = hash('sha256', `article39 ${kind} ${courseId} ${lang}`, 'hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
