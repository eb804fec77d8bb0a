import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

const folder = join(import.meta.dirname, 'schemas');

interface Namespaced {
  folder: string;
  /** The file of each namespace that a manifest may use. */
  files: Record<string, string>;
  /** How the SCO is marked, in the case of this version. */
  scormType: string;
}

const versions = {
  scorm12: {
    folder: 'scorm12',
    files: {
      'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
      'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
    },
    scormType: 'scormtype',
  },
  scorm2004: {
    folder: 'scorm2004',
    files: {
      'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
      'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
      'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
      'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
    },
    scormType: 'scormType',
  },
} satisfies Record<string, Namespaced>;

export type Version = keyof typeof versions;

/** What the official schemas say against a manifest. */
export async function schemaFaults(version: Version, xml: string): Promise<string[]> {
  const { folder: name, files } = versions[version];
  const imports = Object.entries(files).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  );
  const preload = readdirSync(join(folder, name)).map((fileName) => ({
    fileName,
    // Its document type is for editors, and leads outside.
    contents: readFileSync(join(folder, name, fileName), 'utf8').replace(/<!DOCTYPE[^>]*>/, ''),
  }));
  const { errors } = await validateXML({
    xml: [{ fileName: 'imsmanifest.xml', contents: xml }],
    schema: [`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`],
    preload,
  });
  return errors.map(({ message }) => message);
}

const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, found]) => found!);

/** What the schemas let pass: their wildcards take anything of another namespace, and a reference is any text to them. */
export function looseFaults(version: Version, xml: string, paths: readonly string[]): string[] {
  const faults: string[] = [];
  const said = (text: string): void => void faults.push(text);
  const types = all(xml, /adlcp:(scormtype)=/gi);
  if (types.join() !== versions[version].scormType) said(`the SCO is marked by "${types.join()}"`);
  const ids = new Set(all(xml, /\bidentifier="([^"]*)"/g));
  for (const ref of [...all(xml, /identifierref="([^"]*)"/g), ...all(xml, /default="([^"]*)"/g)])
    if (!ids.has(ref)) said(`nothing is called "${ref}"`);
  const listed = all(xml, /<file href="([^"]*)"/g);
  for (const path of [...listed, ...all(xml, /<resource [^>]*href="([^"]*)"/g)])
    if (!paths.includes(path)) said(`"${path}" is not in the package`);
  for (const path of paths) if (path !== 'imsmanifest.xml' && !listed.includes(path)) said(`"${path}" is not listed`);
  faults.push(...titleFaults(xml));
  return faults;
}

/** Spaces beside an entity, which Moodle loses. */
export function titleFaults(xml: string): string[] {
  return all(xml, />([^<]*( &\w+;|&\w+; )[^<]*)</g).map((text) => `a space will vanish from "${text}"`);
}

const moveOns = ['NotApplicable', 'Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed'];

/** What section 13 of the cmi5 specification says against a course structure of one unit. */
export function cmi5Faults(xml: string, paths: readonly string[]): string[] {
  const faults = titleFaults(xml);
  const unless = (is: boolean, text: string): void => {
    if (!is) faults.push(text);
  };
  unless(
    xml.includes('<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">'),
    'another namespace',
  );
  const [course] = all(xml, /<course id="([^"]+)">/g);
  const [unit, given] = /<au id="([^"]+)"([^>]*)>/.exec(xml)?.slice(1) ?? [];
  unless(course !== unit && [course, unit].every((id) => /^[a-z]+:\S+$/.test(id ?? '')), 'ids are IRIs of their own');
  const mine = Object.fromEntries(
    [...(given ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  unless(moveOns.includes(mine['moveOn'] ?? ''), `moveOn ${mine['moveOn']}`);
  unless(['OwnWindow', 'AnyWindow'].includes(mine['launchMethod'] ?? ''), `launchMethod ${mine['launchMethod']}`);
  const mastery = mine['masteryScore'] ?? '';
  unless(/^[01](\.\d{1,4})?$/.test(mastery) && Number(mastery) <= 1, `masteryScore ${mastery}`);
  for (const name of ['title', 'description'])
    unless(
      all(xml, new RegExp(`<${name}><langstring lang="[a-z]{2}">([^<]+)</langstring></${name}>`, 'g')).length === 2,
      `${name} of course and unit`,
    );
  const [url = ''] = all(xml, /<url>([^<]*)<\/url>/g);
  unless(paths.includes(url), `"${url}" is not in the package`);
  return faults;
}
