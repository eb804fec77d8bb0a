import { onSqlite } from '../support/database.ts';
import { expect } from 'vitest';
import { differenceInWords } from '../../server/evidence/verification/certificate/difference-words.ts';
import type { Difference } from '../../server/evidence/verification/certificate/differences.ts';
import { installation } from '../support/installation.ts';
import { certified, edited, verified } from './certified.ts';
import type { PdfEditor } from './pdf-editor.ts';

const patient = 180_000;

/** What is done to a certificate, and what has to be said of it. */
type Forgery = [name: string, forge: (editor: PdfEditor) => void, expected: Partial<Difference>[]];

const image =
  '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 0 >>';

const onThePage: Forgery[] = [
  ['nothing', () => {}, []],
  [
    'another name',
    (pdf) => pdf.retype('Okafor', 'Okafar'),
    [{ kind: 'says_other', field: 'name', paper: 'Mina Okafar', record: 'Mina Okafor' }],
  ],
  [
    'another day',
    (pdf) => pdf.retype('24 November', '20 November'),
    [{ kind: 'says_other', field: 'completedOn', paper: '20 November 2026', record: '24 November 2026' }],
  ],
  [
    'another entry',
    (pdf) => pdf.retype('84', '48', true),
    [{ kind: 'says_other', field: 'index', paper: '48', record: '84' }],
  ],
  [
    'a title cut short',
    (pdf) => pdf.retype(', who decides', ''),
    [{ kind: 'says_other', field: 'title', paper: 'Whose data' }],
  ],
  ['no name', (pdf) => pdf.retype('Mina Okafor', ''), [{ kind: 'left_out', field: 'name', record: 'Mina Okafor' }]],
  [
    'a line between two others',
    (pdf) => pdf.addText('F3', 'with distinction', { x: 66, y: 650 }),
    [{ kind: 'text_added', text: 'with distinction' }],
  ],
  [
    'a line below all others',
    (pdf) => pdf.addText('F3', 'certified', { x: 66, y: 20 }),
    [{ kind: 'text_added', text: 'certified' }],
  ],
  [
    'the limits left out',
    (pdf) => pdf.retype('It is no professional certification', ''),
    [{ kind: 'words_missing' }, { kind: 'text_added' }],
  ],
  [
    'a box over the name and another name on it',
    (pdf) => {
      pdf.content += '\nq 1 1 1 scn 60 215 300 40 re f Q\n';
      pdf.addText('F2', 'Aki Onfarm'.replace('A', 'M'), { x: 66, y: 602, size: 25 });
    },
    [{ kind: 'object_added', object: 'drawing' }, { kind: 'text_hidden' }, { kind: 'says_other', field: 'name' }],
  ],
  [
    'letters drawn by lines',
    (pdf) => (pdf.content += '\nq 0 0 0 scn 300 500 m 310 520 l 320 500 l f Q\n'),
    [{ kind: 'object_added', object: 'drawing' }],
  ],
  [
    'the name made invisible',
    (pdf) => {
      const at = pdf.content.indexOf('/F2 25 Tf');
      pdf.content = `${pdf.content.slice(0, at)}3 Tr ${pdf.content.slice(at)}`;
    },
    [
      { kind: 'text_hidden', text: 'Mina Okafor' },
      { kind: 'left_out', field: 'name' },
    ],
  ],
  [
    'letters that are drawn as others',
    (pdf) => {
      // Every a is drawn as an o and the other way round, and the table of letters says the opposite.
      const [a, o] = [pdf.codes('F2', 'a'), pdf.codes('F2', 'o')];
      const table = pdf.stream(pdf.lettersObject('F2')).toString('latin1');
      pdf.setStream(
        pdf.lettersObject('F2'),
        table.replace(/<0061>|<006f>/g, (letter) => (letter === '<0061>' ? '<006f>' : '<0061>')),
      );
      let font = '';
      pdf.content = pdf.content.replaceAll(/\/(F\d) [\d.]+ Tf|<([0-9a-f]+)>/g, (whole, name, run) => {
        if (name) font = name;
        if (!run || font !== 'F2') return whole;
        return `<${run.replaceAll(/.{4}/g, (code: string) => (code === a ? o : code === o ? a : code))}>`;
      });
    },
    [{ kind: 'letters_misleading' }],
  ],
  [
    'an image over the name',
    (pdf) => {
      const picture = pdf.add(image, Buffer.from([255, 255, 255, 255]));
      pdf.edit(pdf.find('/ProcSet'), (resources) =>
        resources.replace('/Font', `/XObject << /Im1 ${picture} 0 R >> /Font`),
      );
      pdf.content += '\nq 300 0 0 40 60 215 cm /Im1 Do Q\n';
    },
    [{ kind: 'object_added', object: 'image' }],
  ],
  [
    'a note over the name',
    (pdf) => {
      const note = pdf.add(
        '<< /Type /Annot /Subtype /FreeText /Rect [60 590 300 630] /Contents (Max) /DA (/Helv 20 Tf 0 g) /F 4 >>',
      );
      pdf.edit(pdf.page, (dictionary) => dictionary.replace('/Type /Page ', `/Type /Page /Annots [${note} 0 R] `));
    },
    [{ kind: 'object_added', object: 'annotation' }],
  ],
  [
    'a form field',
    (pdf) => {
      const field = pdf.add(
        '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Max) /Rect [60 590 300 630] /F 4 >>',
      );
      pdf.edit(pdf.page, (dictionary) => dictionary.replace('/Type /Page ', `/Type /Page /Annots [${field} 0 R] `));
      pdf.edit(pdf.find('/Type /Catalog'), (dictionary) =>
        dictionary.replace('/Type /Catalog', `/Type /Catalog /AcroForm << /Fields [${field} 0 R] >>`),
      );
    },
    [
      { kind: 'object_added', object: 'form' },
      { kind: 'object_added', object: 'annotation' },
    ],
  ],
  [
    'a second page',
    (pdf) => {
      const page = pdf.add('<< /Type /Page  /Parent 1 0 R /MediaBox [0 0 595 842] /Resources << >> >>');
      pdf.edit(pdf.find('/Type /Pages'), (pages) =>
        pages.replace('/Count 1', '/Count 2').replace(']', ` ${page} 0 R]`),
      );
    },
    [{ kind: 'object_added', object: 'page' }],
  ],
  [
    'a script that runs when it is opened',
    (pdf) => {
      pdf.edit(pdf.find('/Type /Catalog'), (dictionary) =>
        dictionary.replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
      );
    },
    [{ kind: 'object_added', object: 'script' }],
  ],
  [
    'the name printed so pale that nobody sees it',
    (pdf) => {
      const at = pdf.content.indexOf('0.6784313725490196', pdf.content.indexOf('/MCID 2'));
      pdf.content = `${pdf.content.slice(0, at)}0.95 0.95 0.95 scn ${pdf.content.slice(pdf.content.indexOf('\n', at))}`;
    },
    [
      { kind: 'text_hidden', text: 'Mina Okafor' },
      { kind: 'left_out', field: 'name' },
    ],
  ],
  [
    'another title of the window',
    (pdf) => pdf.edit(pdf.find('(Certificate of'), () => '(Certificate of Max)'),
    [{ kind: 'window_title_differs', paper: 'Certificate of Max' }],
  ],
  [
    'another text read aloud for the QR code',
    (pdf) =>
      pdf.edit(pdf.find('/S /Figure'), (figure) => figure.replace('QR code with the log', 'Honours, and the log')),
    [{ kind: 'spoken_differs' }],
  ],
  [
    'another name read aloud',
    (pdf) =>
      pdf.edit(pdf.find('/K [2]'), (structure) => structure.replace('/S /P', '/S /P /ActualText (Max Mustermann)')),
    [{ kind: 'object_added', object: 'replacement' }, { kind: 'spoken_differs' }],
  ],
  [
    'a QR code that cannot be read any more',
    (pdf) => {
      const [first] = /\n425\.28 636\.25 [\d.]+ [\d.]+ re/.exec(pdf.content) ?? [''];
      const bars = pdf.content
        .slice(pdf.content.indexOf(first))
        .split('\n')
        .filter((line) => line.endsWith(' re'));
      // The middle of the code is turned white, more than its error correction can mend.
      pdf.content = pdf.content
        .split('\n')
        .filter((line) => !bars.slice(bars.length * 0.25, bars.length * 0.75).includes(line))
        .join('\n');
    },
    [{ kind: 'qr_differs', paper: null }],
  ],
];

onSqlite(
  'whatever is changed on the page of a certificate is found, and said as it is',
  { timeout: patient },
  async () => {
    const { tools, download } = await certified();
    const pdf = await download();
    for (const [name, forge, expected] of onThePage) {
      const { differences, ok, errors } = await verified(edited(pdf, forge), [tools.evidence.vkey]);
      expect.soft([name, differences], name).toEqual([name, expected.map((one) => expect.objectContaining(one))]);
      expect.soft([name, ok, errors.length], name).toEqual([name, expected.length === 0, expected.length]);
    }
  },
);

onSqlite('a changed name is said in plain words, in English and in German', { timeout: patient }, async () => {
  const { tools, download, check } = await certified();
  const pdf = edited(await download(), (editor) => editor.retype('Okafor', 'Okafar'));
  const { errors, shows, differences } = await verified(pdf, [tools.evidence.vkey]);
  expect(errors.map(({ message }) => message)).toEqual([
    'Name: the paper says Mina Okafar, the record says Mina Okafor.',
  ]);
  expect(shows).toEqual([]);
  expect(differences.map((difference) => differenceInWords(difference, 'de'))).toEqual([
    'Name: Auf dem Papier steht Mina Okafar, im Eintrag steht Mina Okafor.',
  ]);
  expect(await check(pdf, { 'accept-language': 'de' })).toMatchObject({
    verdict: 'changed',
    record: { state: 'stands' },
    differences: [{ message: 'Name: Auf dem Papier steht Mina Okafar, im Eintrag steht Mina Okafor.' }],
  });
});

onSqlite('files taken out, put in, swapped or doubled are found', { timeout: patient }, async () => {
  const made = await installation();
  const mina = await certified('Mina Okafor', made);
  const sven = await certified('Sven Aalto', made);
  const [pdf, other] = [await mina.download(), await sven.download()];
  const { vkey } = made.tools.evidence;
  const take = (name: string): Buffer => {
    let content = Buffer.alloc(0);
    edited(other, (editor) => (content = Buffer.from(editor.attachment(name))));
    return content;
  };
  const proof = `${mina.index}.tlog-proof`;
  const cases: [string, (editor: PdfEditor) => void, string[]][] = [
    ['no record', (editor) => editor.removeAttachment('record.json'), ['attachment_missing']],
    ['no proof', (editor) => editor.removeAttachment(proof), ['attachment_missing']],
    ['no course', (editor) => editor.removeAttachment('course.json'), ['attachment_missing']],
    ['one more', (editor) => editor.addAttachment('virus.exe', Buffer.from('x')), ['attachment_added']],
    [
      'the record twice',
      (editor) => editor.addAttachment('record.json', take('record.json')),
      ['attachment_repeated', 'leaf_differs'],
    ],
    [
      "somebody else's record",
      (editor) => editor.replaceAttachment('record.json', take('record.json')),
      ['leaf_differs'],
    ],
    [
      "somebody else's proof",
      (editor) => editor.replaceAttachment(proof, take(`${sven.index}.tlog-proof`)),
      ['leaf_differs'],
    ],
    [
      "somebody else's record and proof, on the own page",
      (editor) => {
        editor.replaceAttachment('record.json', take('record.json'));
        editor.replaceAttachment(proof, take(`${sven.index}.tlog-proof`));
        editor.replaceAttachment('course.json', take('course.json'));
      },
      ['says_other', 'says_other', 'says_other', 'says_other', 'window_title_differs', 'qr_differs'],
    ],
    [
      'the day in the entry moved',
      (editor) => {
        const record = editor.attachment('record.json').toString();
        editor.replaceAttachment('record.json', Buffer.from(record.replace('2026-11-24', '2026-11-20')));
      },
      ['inclusion_unproven'],
    ],
    [
      "somebody else's name in the own record",
      (editor) => {
        const [own, foreign] = [editor.attachment('record.json'), take('record.json')].map(
          (bytes) => JSON.parse(bytes.toString()) as { disclosures: string[] },
        );
        own!.disclosures[1] = foreign!.disclosures[1]!;
        editor.replaceAttachment('record.json', Buffer.from(JSON.stringify(own)));
      },
      ['disclosure_unreferenced'],
    ],
    [
      'a claim left out',
      (editor) => {
        const record = JSON.parse(editor.attachment('record.json').toString()) as { disclosures: string[] };
        record.disclosures.shift();
        editor.replaceAttachment('record.json', Buffer.from(JSON.stringify(record)));
      },
      ['not_disclosed'],
    ],
    [
      'a title of another language',
      (editor) => editor.replaceAttachment('course.json', Buffer.from('{"index":1,"leaf":"{}","proof":""}')),
      ['proof_malformed'],
    ],
  ];
  for (const [name, forge, codes] of cases) {
    const verdict = await verified(edited(pdf, forge), [vkey]);
    expect.soft([name, verdict.ok, verdict.errors.map(({ code }) => code)], name).toEqual([name, false, codes]);
  }
  const appended = Buffer.concat([pdf, pdf.subarray(pdf.lastIndexOf('startxref'))]);
  expect((await verified(appended, [vkey])).errors.map(({ code }) => code)).toEqual(['object_added']);
});

onSqlite(
  'a key of somebody else vouches for nothing, and without a key it is not said who signed',
  { timeout: patient },
  async () => {
    const { tools, download } = await certified();
    const pdf = await download();
    const stranger = 'lms.example.org/evidence/test+03d94344+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
    expect((await verified(pdf, [stranger])).errors.map(({ code }) => code)).toEqual(['note_not_signed']);
    const unknown = await verified(pdf, []);
    expect(unknown).toMatchObject({ ok: false, errors: [], warnings: [{ code: 'key_from_bundle' }] });
    expect(unknown.shows.join(' ')).toContain('cannot be said without a key');
    const { checkpoint } = {
      checkpoint: (await tools.db.selectFrom('evidence_checkpoint').select('note').execute()).at(-1)!,
    };
    expect(await verified(pdf, [tools.evidence.vkey], [checkpoint.note])).toMatchObject({ ok: true, warnings: [] });
  },
);
