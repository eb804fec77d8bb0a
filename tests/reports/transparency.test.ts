import { expect } from 'vitest';
import type { Db } from '../../db/open.ts';
import type { Transparency } from '../../server/reports/transparency-shapes.ts';
import { onSqlite as test } from '../support/database.ts';
import { client, codeOf, installation } from '../support/installation.ts';
import { packageRow, platformRow, storeRow } from '../support/lms-rows.ts';

const witness = 'https://ann:pass@witness.example/w#witness.example+12345678+AbCdEfGh';

test('everybody may read it, it follows the settings, and it has no name of staff and no secret', async () => {
  const { enter, tools } = await installation({
    A39_KEEP_RECORDS_YEARS: '5',
    A39_KEEP_IDLE_ANSWERS_DAYS: '12',
    A39_RECORD_SCORES: 'no',
    A39_EMBED_ORIGINS: 'https://intranet.example',
    A39_TSA_URL: 'https://user:secret@tsa.example/stamp',
    A39_SMTP_URL: 'smtp://mailer:hush@mail.example',
    A39_WITNESSES: witness,
  });
  const tobias = await enter('Tobias Feld');
  await tobias.post('/api/keys', { name: 'Directory', scopes: ['scim'], expiresOn: '2027-01-01' });
  await tobias.post('/api/keys', { name: 'Numbers', scopes: ['reports:read'], expiresOn: '2027-01-01' });
  await tools.db
    .insertInto('webhook')
    .values({
      id: 'w',
      url: 'https://chat.example/hooks/very-secret',
      format: 'slack',
      events: '["overdue.summary"]',
      secret: 'whsec_x',
      made_by: null,
      made_at: '2026-11-24T00:00:00.000Z',
      paused_at: null,
    })
    .execute();
  await connectLearning(tools.db);
  const page = { origin: 'https://portal.example', name: 'Portal', path: '/', team: false };
  expect((await tobias.put('/api/intranet/pages', page)).status).toBeLessThan(300);
  const sofia = await enter('Sofia Marek');
  const text = await (await sofia.get('/api/transparency')).text();
  const said = JSON.parse(text) as Transparency;
  expect(said.kept.slice(0, 4).map(({ what, period }) => [what, period])).toEqual([
    ['records', { kind: 'years', n: 5 }],
    ['leavers', { kind: 'as_records' }],
    ['answers', { kind: 'days', n: 12 }],
    ['access_log', { kind: 'days', n: 365 }],
  ]);
  expect(said.sees.find(({ what }) => what === 'points')!.sees.admin).toBe('not_recorded');
  expect(said.sees.find(({ what }) => what === 'answers')!.sees.manager).toBe('never');
  expect(said.connections).toEqual({
    mail: true,
    scimKeys: 1,
    keys: 2,
    webhooks: [{ host: 'chat.example', format: 'slack', paused: false }],
    platforms: [{ host: 'learn.brightwater.example', sends: 'score' }],
    packages: 1,
    stores: [{ host: 'lrs.example', tells: 'answers', names: 'mail', paused: true }],
    auditors: 0,
    embedOrigins: ['https://intranet.example', 'https://portal.example'],
    witnesses: ['witness.example'],
    timeStamps: 'tsa.example',
  });
  expect(said.roles).toEqual([
    { role: 'training_admin', people: 1 },
    { role: 'dpo', people: 1 },
  ]);
  expect(said.smallestGroup).toBe(10);
  expect(text).not.toMatch(/secret|hush|pass|mark-opens|Tobias|Sofia|token/i);
});

/** A learning platform and one that is disabled, a package and one that is ended, and a record store. */
async function connectLearning(db: Db): Promise<void> {
  const terms = '{"foundBy":"nothing","makesPeople":false,"sends":"score"}';
  const at = '2026-11-24T09:00:00.000Z';
  await db
    .insertInto('lms_platform')
    .values([
      { ...platformRow, terms },
      { ...platformRow, id: 'off', client_id: 'off', disabled_at: at },
    ])
    .execute();
  await db
    .insertInto('lms_package')
    .values([packageRow, { ...packageRow, id: 'ended', ended_at: at }])
    .execute();
  await db
    .insertInto('lrs')
    .values({ ...storeRow, tells: 'answers', paused_at: at })
    .execute();
}

test('drafts name who is told of learners only if somebody is', async () => {
  const { enter, tools, app } = await installation();
  const sofia = await enter('Sofia Marek');
  const drafts = async () => {
    const texts: string[] = [];
    for (const [name, lang] of [
      ['record-of-processing', 'en'],
      ['record-of-processing', 'de'],
      ['dpia-draft', 'en'],
      ['dpia-draft', 'de'],
      ['works-agreement-annex', 'de'],
      ['cse-note', 'fr'],
    ] as const) {
      const headers = { ...client, cookie: sofia.cookie, 'accept-language': lang };
      texts.push(await (await app.request(`/api/transparency/documents/${name}`, { headers })).text());
    }
    return texts;
  };
  for (const text of await drafts()) expect(text).not.toMatch(/learn\.brightwater\.example|lrs\.example/);
  await connectLearning(tools.db);
  for (const text of await drafts()) {
    expect(text).toMatch(
      /learn\.brightwater\.example \((completions and points|Abschlüsse und Punkte|achèvements et points)\)/,
    );
    expect(text).toMatch(
      /lrs\.example \([^)]*(answer was right|Antwort richtig war|chaque réponse); [^)]*mail[^)]*\)/i,
    );
  }
});

test('every draft follows the live settings, says that it is a draft, and names no article that was not checked', async () => {
  const { enter, app } = await installation({ A39_KEEP_RECORDS_YEARS: '7', A39_RECORD_SCORES: 'no' });
  const sofia = await enter('Sofia Marek');
  const { documents } = (await (await sofia.get('/api/transparency')).json()) as Transparency;
  expect(documents).toHaveLength(4);
  const get = async (name: string, lang: string) =>
    app.request(`/api/transparency/documents/${name}`, {
      headers: { ...client, cookie: sofia.cookie, 'accept-language': lang },
    });
  for (const name of documents)
    for (const lang of ['en', 'de']) {
      const answer = await get(name, lang);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/markdown; charset=utf-8']);
      expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${name}-2026-11-24.md"`);
      const text = await answer.text();
      expect(text).toMatch(/This is a draft for counsel|Entwurf für die Rechtsberatung|projet destiné au conseil/);
      expect(text).toMatch(/\b7 (years later|Jahre später|ans plus tard)/);
      if (name === 'record-of-processing') expect(text).not.toMatch(/sealed|versiegelt/);
      else expect(text).toContain('A39_RECORD_SCORES=no');
      expect(text).toContain('Brightwater Outdoor');
      expect(text).not.toMatch(/undefined|\[object|NaN|Sofia|Tobias/);
      // Articles that the fact sheet gives for this, and no other.
      const articles = [...text.matchAll(/\bArts?\.? ((?:\d+(?:\(\d\))*(?:\([a-z]\))?(?:, | and )?)+)/g)].flatMap(
        ([, all]) => [...all!.matchAll(/\d+(?=\(|,| |$)/g)].map(([number]) => Number(number)),
      );
      for (const article of articles) expect([5, 24, 29, 30, 32, 35, 39]).toContain(article);
    }
  expect(await (await get('works-agreement-annex', 'en')).text()).toContain('§ 87 Abs. 1 Nr. 6 BetrVG');
  expect(await (await get('cse-note', 'en')).text()).toContain('2019-160');
  expect(await (await get('record-of-processing', 'de')).text()).toContain('Verzeichnis von Verarbeitungstätigkeiten');
  for (const name of ['nothing', 'constructor', '__proto__'])
    expect(await codeOf(await get(name, 'en'))).toBe('not_found');
});
