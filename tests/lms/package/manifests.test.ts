import { hash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/database.ts';
import { cmi5Faults, looseFaults, schemaFaults, titleFaults, type Version } from './manifest-check.ts';
import { filesIn, packageCommand, packagedFiles } from './packaged.ts';

const versions: Version[] = ['scorm12', 'scorm2004'];

/** The course on disk under another title, with a picture. */
function ownCourse(title: string): string {
  const root = join(temporaryFolder(), 'courses');
  cpSync(join(import.meta.dirname, '../../../courses'), root, { recursive: true });
  const page = join(root, 'whose-data/en/course.md');
  writeFileSync(page, readFileSync(page, 'utf8').replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`));
  return root;
}

test('the manifests of both versions of SCORM are valid, and say what the schemas do not ask for', async () => {
  for (const version of versions) {
    const files = await packagedFiles('whose-data', '--as', version);
    const xml = files.get('imsmanifest.xml')!.toString();
    expect([version, await schemaFaults(version, xml)]).toEqual([version, []]);
    expect([version, looseFaults(version, xml, [...files.keys()])]).toEqual([version, []]);
    expect(xml).toContain(`<schemaversion>${version === 'scorm12' ? '1.2' : '2004 4th Edition'}</schemaversion>`);

    // The checks see what is wrong.
    const wrong = version === 'scorm12' ? 'scormType' : 'scormtype';
    const spoilt = xml.replace(/scormtype/i, wrong);
    expect(looseFaults(version, spoilt, [...files.keys()])).toEqual([`the SCO is marked by "${wrong}"`]);
    expect(
      await schemaFaults(version, xml.replace('<title>', '<heading>').replace('</title>', '</heading>')),
    ).not.toEqual([]);
    expect(await schemaFaults(version, xml.replace('sco"', 'page"'))).not.toEqual([]);
    expect(
      looseFaults(version, xml.replace('identifierref="resource"', 'identifierref="gone"'), [...files.keys()]),
    ).toEqual(['nothing is called "gone"']);
    expect(looseFaults(version, xml, [...files.keys(), 'more.js'])).toEqual(['"more.js" is not listed']);
    expect(
      looseFaults(
        version,
        xml,
        [...files.keys()].filter((path) => path !== 'course.js'),
      ),
    ).toEqual(['"course.js" is not in the package']);
  }
});

test('the course structure of cmi5 says all that section 13 asks for', async () => {
  const files = await packagedFiles('whose-data', '--as', 'cmi5', '--lang', 'de');
  const xml = files.get('cmi5.xml')!.toString();
  expect(cmi5Faults(xml, [...files.keys()])).toEqual([]);
  expect(xml).toContain('<langstring lang="de">Wessen Daten, wessen Entscheidung</langstring>');
  expect(cmi5Faults(xml.replace('masteryScore="0.8"', 'masteryScore="80"'), [...files.keys()])).toEqual([
    'masteryScore 80',
  ]);
  expect(cmi5Faults(xml.replaceAll('index.html', 'start.html'), [...files.keys()])).toEqual([
    '"start.html" is not in the package',
  ]);
});

test('an LMS knows a newer version of a package again', async () => {
  const root = ownCourse('Another title');
  const idsIn = async (...more: string[]) =>
    [
      ...(await packagedFiles('whose-data', '--as', 'cmi5', ...more))
        .get('cmi5.xml')!
        .toString()
        .matchAll(/ id="([^"]+)"/g),
    ].map(([, id]) => id);
  expect(await idsIn('--root', root)).toEqual(await idsIn());
  expect(await idsIn('--lang', 'de')).not.toEqual(await idsIn());
});

test('a title with signs arrives in the manifest as it is, with no space that an LMS would trim', async () => {
  const root = ownCourse('Q&A: "Who & what" <b> decides');
  for (const format of [...versions, 'cmi5']) {
    const files = await packagedFiles('whose-data', '--as', format, '--root', root);
    const xml = files.get(format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml')!.toString();
    expect(xml).toContain('Q&amp;A: "Who\u{a0}&amp;\u{a0}what"\u{a0}&lt;b&gt;\u{a0}decides');
    expect(titleFaults(xml)).toEqual([]);
    expect(files.get('index.html')!.toString()).toContain(
      '<title>Q&amp;A: &quot;Who &amp; what&quot; &lt;b&gt; decides</title>',
    );
  }
  expect(titleFaults('<title>Who &amp; what</title>')).toHaveLength(1);
});

test('the same course is the same bytes, whatever the day, and its files are sorted and without a date', async () => {
  const once = await packageCommand('whose-data', '--as', 'scorm12');
  const again = await packageCommand('whose-data', '--as', 'scorm12');
  expect(hash('sha256', again.zip!)).toBe(hash('sha256', once.zip!));
  // Midnight of the first day that a zip can hold (APPNOTE 4.4.6), whatever the clock says.
  expect(once.zip!.readUInt32LE(10)).toBe(0x0021_0000);
  const paths = [...(await filesIn(once.zip!)).keys()];
  expect(paths).toEqual(paths.toSorted());
});

test('a package says what it is: version, content, that its answers are inside and whose the evidence is', async () => {
  const { printed, zip } = await packageCommand('whose-data', '--as', 'html');
  const [, content] = /Content (sha256:[0-9a-f]{64})/.exec(printed)!;
  const files = await filesIn(zip!);
  const readme = files.get('README.txt')!.toString();
  expect(readme).toContain(`Content     ${content}`);
  expect(readme).toContain('Version     1.0.0');
  expect(readme).toContain('Whoever opens its files can read the answers. Its evidence is that of the LMS');
  expect(files.get('course.js')!.toString()).toContain(content);
  expect(files.get('LICENSE.txt')!.toString()).toMatch(/Article 39.*MIT License.*lit.*BSD 3-Clause License/s);
  // Nothing of the machine that it was made on, and no other address than those in the course.
  for (const [path, bytes] of files) expect(bytes.toString(), path).not.toContain(import.meta.dirname.slice(0, 12));
});

test('pictures are in the package, and listed', async () => {
  const root = ownCourse('With a picture');
  const [first] = readdirSync(join(root, 'whose-data/en')).filter((name) => name.startsWith('01-'));
  const page = join(root, 'whose-data/en', first!);
  const dot = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  cpSync(join(root, 'whose-data/en/course.md'), join(root, 'whose-data/en/images/keep.png'));
  writeFileSync(join(root, 'whose-data/en/images/keep.png'), dot);
  writeFileSync(page, readFileSync(page, 'utf8').replace(/^(## .*)$/m, '![A dot on a screen](images/keep.png)\n\n$1'));
  const files = await packagedFiles('whose-data', '--as', 'scorm12', '--root', root);
  expect(files.get('images/keep.png')).toEqual(dot);
  expect(looseFaults('scorm12', files.get('imsmanifest.xml')!.toString(), [...files.keys()])).toEqual([]);
});

test('what cannot be packaged is said, with an exit code', async () => {
  const refused = async (...args: string[]) => {
    const { code, complained } = await packageCommand(...args);
    return [code, complained.split('\n')[0]];
  };
  expect(await refused('whose-data')).toEqual([2, 'Say --as scorm12, scorm2004, cmi5, html.']);
  expect(await refused('--as', 'scorm12')).toEqual([2, expect.stringContaining('Usage: article39 package')]);
  expect(await refused('whose-data', '--as', 'aicc')).toEqual([2, expect.stringContaining('Say --as')]);
  expect(await refused('no-course', '--as', 'html')).toEqual([
    2,
    expect.stringContaining('There is no course no-course'),
  ]);
  expect(await refused('whose-data', '--as', 'html', '--lang', 'pl')).toEqual([
    2,
    expect.stringContaining('Say --lang'),
  ]);
  expect(await refused('whose-data', '--as', 'html', '--wrong')).toEqual([2, expect.stringContaining("'--wrong'")]);
  const root = ownCourse('Fine');
  writeFileSync(join(root, 'whose-data/en/01-broken.md'), 'No top block.');
  expect(await refused('whose-data', '--as', 'html', '--root', root)).toEqual([
    1,
    expect.stringContaining('has errors'),
  ]);
});
