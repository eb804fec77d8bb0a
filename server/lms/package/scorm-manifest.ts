import { xmlAttribute, xmlText } from './xml.ts';

/** What a manifest tells of a package. */
export interface Described {
  courseId: string;
  lang: string;
  title: string;
  version: string;
  /** What the course is about, in a few sentences. */
  description: string;
  /** The share that must be right, in percent. */
  pass: number;
  /** Every file of the package beside the manifest. */
  files: readonly string[];
}

// An identifier begins with a letter and holds no colon (XML ID).
const identifier = ({ courseId, lang }: Described): string => `a39-${courseId}-${lang}`;

const fileList = (files: readonly string[]): string =>
  files.map((path) => `      <file href="${xmlAttribute(path)}"/>`).join('\n');

/**
 * `imsmanifest.xml` of SCORM 1.2: one SCO. There is no mastery score: with one, an LMS judges by the score alone, and takes a learner
 * without one for failed.
 */
export function scorm12Manifest(described: Described): string {
  const title = xmlText(described.title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier(described)}" version="${xmlAttribute(described.version)}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${title}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
${fileList(described.files)}
    </resource>
  </resources>
</manifest>
`;
}

/**
 * `imsmanifest.xml` of SCORM 2004, 4th edition: one SCO, which an LMS starts by itself, and whose word alone says that it was
 * completed and passed.
 */
export function scorm2004Manifest(described: Described): string {
  const title = xmlText(described.title);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${identifier(described)}" version="${xmlAttribute(described.version)}"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
  xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:imsss="http://www.imsglobal.org/xsd/imsss">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>2004 4th Edition</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization" adlseq:objectivesGlobalToSystem="false">
      <title>${title}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${title}</title>
        <imsss:sequencing>
          <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/>
        </imsss:sequencing>
      </item>
      <imsss:sequencing>
        <imsss:controlMode choice="true" flow="true"/>
      </imsss:sequencing>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormType="sco" href="index.html">
${fileList(described.files)}
    </resource>
  </resources>
</manifest>
`;
}
