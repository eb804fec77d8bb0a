import fc from 'fast-check';
import { expect } from 'vitest';
import { readPeople } from '../../server/directory/import-read.ts';
import { Refusal } from '../../server/refusals.ts';
import { onSqlite } from '../support/database.ts';

const read = (text: string) => readPeople(Buffer.from(text));
const faultsOf = (text: string) =>
  read(text).faults.map(({ line, column, code, value }) => [line, column, code, value] as const);
const codesOf = (text: string) => faultsOf(text).map(([line, , code]) => [line, code]);

/** What a refusal says. */
function refusal(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

onSqlite('a file is read in every encoding that HR systems write, and the report says which', () => {
  const text = 'Personalnummer;Name;E-Mail\r\n0012;Zoë Müller;zoe@brightwater.example\r\n';
  const files = {
    'utf-8': [Buffer.from(text), Buffer.from(`\uFEFF${text}`)],
    'utf-16le': [utf16(text)],
    'utf-16be': [utf16(text).swap16()],
    'windows-1252': [latin1(text)],
  };
  for (const [encoding, all] of Object.entries(files))
    for (const bytes of all) {
      const file = readPeople(bytes);
      expect(file).toMatchObject({ encoding, separator: ';', lines: 1, faults: [], ignored: [] });
      expect(file.people).toEqual([
        { line: 2, staffNumber: '0012', name: 'Zoë Müller', email: 'zoe@brightwater.example' },
      ]);
    }
  // The euro sign and the dash are where Windows-1252 differs from Latin-1.
  const windows = Buffer.concat([latin1('id,name,email,unit\n1,A B,a@b.example,'), Buffer.from([0x80, 0x96, 0xfc])]);
  expect(readPeople(windows).people[0]!.unit).toBe('€–ü');
});

onSqlite('the separator is found from the headings, whatever else is in them', () => {
  for (const [separator, other] of [
    [',', ';'],
    [';', ','],
    ['\t', '|'],
    ['|', ','],
  ] as const) {
    const text = ['Staff number', 'Name', 'E-mail', `Pay (a${other}b${other}c${other}d${other}e)`].join(separator);
    const file = read(`${text}\n${['1', 'Mina Okafor', 'mina@brightwater.example', '5'].join(separator)}`);
    expect(file.separator).toBe(separator);
    expect(file.people).toHaveLength(1);
    expect(file.ignored).toEqual([`Pay (a${other}b${other}c${other}d${other}e)`]);
  }
  expect(read('sep=;\nid;name;e-mail\n1;A, B;a@b.example').people).toMatchObject([{ line: 3, name: 'A, B' }]);
});

onSqlite(
  'quotes, line breaks, empty lines and separators at the end are read as spreadsheet programs write them',
  () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const lines = [
        'id,name,email,unit,,',
        '"1","Ruth ""Rudi"" Adler",ruth@brightwater.example,"Purchasing,\nsouth",,',
        '',
        ',,,,,',
        '2,Miguel "Mike" Ortiz,mike@brightwater.example,\u00a0 Ware\u00adhouse ,,',
        '="003",Elif Kaya,elif@brightwater.example',
      ];
      const { people, faults, lines: count } = read(`${lines.join('\n')}\n`.replaceAll('\n', end));
      expect(faults).toEqual([]);
      expect(count).toBe(3);
      expect(people).toMatchObject([
        { line: 2, staffNumber: '1', name: 'Ruth "Rudi" Adler', unit: 'Purchasing, south' },
        { line: 6, staffNumber: '2', name: 'Miguel "Mike" Ortiz', unit: 'Warehouse' },
        { line: 7, staffNumber: '003', unit: null },
      ]);
    }
  },
);

onSqlite('what is no CSV file is refused with what to do', () => {
  const cases: [Uint8Array, string, RegExp][] = [
    [Buffer.from(''), 'import_unreadable', /is empty/],
    [Buffer.from('\n \n'), 'import_unreadable', /is empty/],
    [Buffer.from('PK\u0003\u0004xl/workbook.xml'), 'import_unreadable', /save it there as CSV/],
    [Buffer.from('id,name,email\n1,A\0B,a@b.example'), 'import_unreadable', /no CSV file/],
    [Buffer.alloc(20 * 1024 * 1024 + 1, 'a'), 'import_unreadable', /more than 20 MB/],
    [Buffer.from(`id,name,email\n${'\n'.repeat(200_001)}`), 'import_unreadable', /more than 200000 lines/],
    [
      Buffer.from('id,name,email\n1,A B,a@b.example\n2,"C D,c@d.example\n3,E F,e@f.example'),
      'import_unreadable',
      /line 3/,
    ],
    [Buffer.from('Kostenstelle;Vorname;Telefon\n1;A;2'), 'import_columns', /staff number, name, e-mail.*"Telefon"/],
    [Buffer.from('id;first name;e-mail\n1;A;a@b.example'), 'import_columns', /no column for: name/],
    [Buffer.from('id;name;e-mail;E-Mail\n1;A;a@b.example;'), 'import_columns', /Two columns are called "E-Mail"/],
  ];
  for (const [bytes, code, message] of cases)
    expect(refusal(() => readPeople(bytes))).toMatchObject({ code, message: expect.stringMatching(message) });
});

onSqlite('headings are known in English and German, whatever their case and punctuation', () => {
  const german = read(
    [
      'PERS.-NR.;Nachname;Vorname;E-Mail (dienstlich);Abteilung;Stellenbezeichnung;Standort;Sprache;Eintritt;Austritt;Vorgesetzte/r;Kostenstelle',
      '7;Marek;Sofia;sofia@brightwater.example;Marketing;Texterin;Kiel;Deutsch;01.03.2020;31.12.9999;8;4711',
    ].join('\n'),
  );
  expect(german.ignored).toEqual(['Kostenstelle']);
  expect(german.people).toEqual([
    {
      line: 2,
      staffNumber: '7',
      name: 'Sofia Marek',
      email: 'sofia@brightwater.example',
      unit: 'Marketing',
      job: 'Texterin',
      location: 'Kiel',
      lang: 'de',
      joinedOn: '2020-03-01',
      leftOn: null,
      manager: '8',
    },
  ]);
  const english = read(
    'Employee ID,Full name,E-mail address,Department,Job title,Site,Language,Hire date,Last working day,Manager ID\n' +
      '7,Sofia Marek,sofia@brightwater.example,,,,pt_BR,2020-03-01,,',
  );
  expect(english.people).toMatchObject([
    { name: 'Sofia Marek', unit: null, job: null, lang: 'pt-BR', joinedOn: '2020-03-01', leftOn: null, manager: null },
  ]);
  const turned = read('Personalnummer;"Name, Vorname";Mail\n7;"de Wit, Pieter";pieter@brightwater.example');
  expect(turned.people).toMatchObject([{ name: 'Pieter de Wit' }]);
  const besideFirst = read('id;Name;Vorname;Mail\n7;de Wit;Pieter;pieter@brightwater.example');
  expect(besideFirst.people).toMatchObject([{ name: 'Pieter de Wit' }]);
  const escaping = read(`id;name;mail;\u001B[2J${'x'.repeat(200)}\n7;A B;a@b.example;`);
  expect(escaping.ignored[0]).toMatch(/^·\[2Jx+…$/);
  expect(escaping.ignored[0]).toHaveLength(80);
  // Two columns for the same: the likelier is taken, and the other is named.
  const two = read('id;name;mail;Bereich;Abteilung\n7;A B;a@b.example;Nord;Marketing');
  expect([two.people[0]!.unit, two.ignored]).toEqual(['Marketing', ['Bereich']]);
});

const dated = (...dates: string[]) =>
  `id;name;mail;joined\n${dates.map((date, i) => `${i};N ${i};n${i}@b.example;${date}`).join('\n')}`;
const joined = (...dates: string[]) => read(dated(...dates)).people.map(({ joinedOn }) => joinedOn);

onSqlite('days are read as they are written here, and an order that no line decides is refused', () => {
  expect(
    joined('2026-12-31', '31.12.2026', '1. 2.2026', '2026-12-31 00:00:00', '29.02.2024', '', '00.00.0000'),
  ).toEqual(['2026-12-31', '2026-12-31', '2026-02-01', '2026-12-31', '2024-02-29', null, null]);
  expect(joined('03/04/2026', '31/12/2026', '5-6-2026')).toEqual(['2026-04-03', '2026-12-31', '2026-06-05']);
  const american = read(dated('03/04/2026', '12/31/2026'));
  expect(american.people.map(({ joinedOn }) => joinedOn)).toEqual(['2026-03-04', '2026-12-31']);
  expect(american.remarks).toMatchObject([{ line: null, code: 'month_first' }]);

  expect(faultsOf(dated('03/04/2026', '07/07/2026'))).toEqual([[2, 'joined', 'date_ambiguous', '03/04/2026']]);
  expect(codesOf(dated('31/12/2026', '12/31/2026', '03/04/2026', '05/05/2026'))).toEqual([
    [3, 'date_order_mixed'],
    [4, 'date_ambiguous'],
  ]);
  const wrong = ['45292', '45292.5', '30.02.2026', '2026-13-01', '31.12.26', 'soon', '29.02.2026', '1066-10-14'];
  expect(codesOf(dated(...wrong)).map(([, code]) => code)).toEqual([
    'date_serial',
    'date_serial',
    ...wrong.slice(2).map(() => 'date_invalid'),
  ]);
});

onSqlite('every line with a fault is named with its column, and the others are still read', () => {
  const file = read(
    [
      'id;name;mail;unit;joined;left',
      '1;Good One;good@b.example;U;2020-01-01;',
      ';No Number;no@b.example;U;2020-01-01;',
      '3;;none@b.example;U;2020-01-01;',
      '4;No Mail;;U;2020-01-01;',
      '5;Bad Mail;bad mail@b.example;U;2020-01-01;',
      '1;Twice;twice@b.example;U;2020-01-01;',
      '7;Left First;left@b.example;U;2020-01-02;2020-01-01',
      `8;${'x'.repeat(201)};long@b.example;U;2020-01-01;`,
      '9;Bell\u0007;bell@b.example;U;2020-01-01;',
      '10;Evil\u202Egnp.exe;bidi@b.example;U;2020-01-01;',
      '11;Lost \uFFFD;lost@b.example;U;2020-01-01;',
      '12;Too Many;many@b.example;U;2020-01-01;;x',
      '13;Good Two;two@b.example;U;2020-01-01;2027-01-01',
    ].join('\n'),
  );
  expect(file.people.map(({ staffNumber }) => staffNumber)).toEqual(['1', '13']);
  expect(file.faults.map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, 'id', 'missing'],
    [4, 'name', 'missing'],
    [5, 'mail', 'missing'],
    [6, 'mail', 'email_invalid'],
    [7, 'id', 'staff_number_twice'],
    [8, 'left', 'left_before_joined'],
    [9, 'name', 'too_long'],
    [10, 'name', 'control_character'],
    [11, 'name', 'control_character'],
    [12, 'name', 'character_lost'],
    [13, null, 'too_many_cells'],
  ]);
  expect(file.faults[4]).toMatchObject({
    value: '2',
    message: 'The same staff number is on line 2. Each person has one line.',
  });
  // What is shown of a value goes to a terminal.
  expect(file.faults.map(({ message }) => message).join('')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

onSqlite('what looks wrong without being wrong is remarked', () => {
  const file = read('id;name;mail;Sprache\n1;ZoÃ« MÃ¼ller;zoe@b.example;Klingonisch\n2;Ângela Ñu;a@b.example;de_AT');
  expect(file.faults).toEqual([]);
  expect(file.remarks.map(({ line, code, value }) => [line, code, value])).toEqual([
    [2, 'misread', 'ZoÃ« MÃ¼ller'],
    [2, 'lang_unknown', 'Klingonisch'],
  ]);
  // Unknown means left as it was, not taken away.
  expect(file.people.map((person) => person.lang)).toEqual([undefined, 'de-AT']);
});

onSqlite('whatever bytes come, they are read or refused, and a written file is read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        readPeople(Buffer.concat([Buffer.from('id;name;mail\n'), bytes]));
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    }),
    { numRuns: 300 },
  );
  const cell = fc.string({ unit: fc.constantFrom('a', 'Z', 'ß', 'é', '"', ';', ',', '\t', '|', '\n', "'", ' ') });
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      (units, separator, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const rows = units.map((unit, i) => [`${i}`, 'N', `n${i}@b.example`, quoted(unit)].join(separator));
        const { people } = read([['id', 'name', 'mail', 'unit'].join(separator), ...rows].join(end));
        expect(people.map(({ unit }) => unit ?? '')).toEqual(units.map((unit) => unit.replaceAll(/\s+/g, ' ').trim()));
      },
    ),
    { numRuns: 200 },
  );
});
