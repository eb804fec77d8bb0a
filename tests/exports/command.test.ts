import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, test, vi } from 'vitest';
import { openDb } from '../../db/open.ts';
import { run } from '../../server/exports/command.ts';
import { installation } from '../support/installation.ts';

test('an operator writes a report into a file, and the log of exports says so', async () => {
  const there = await installation();
  await there.close();
  const env = { A39_DATA: there.folder, A39_DATABASE: there.database, A39_LOG: 'silent' };
  const said: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  const complain = vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
  try {
    const file = join(there.folder, 'standing.csv');
    expect(await run(['standing', file, '--shape', 'pivot', '--unit', 'Marketing'], env)).toBe(0);
    const bytes = readFileSync(file);
    const lines = parse(bytes, { bom: true, relax_column_count: true });
    expect(lines.filter((cells) => cells[2] === 'Marketing')).toHaveLength(9);
    expect(lines.flat()).toContain('the operator, on the command line');
    expect(said.join(' ')).toContain('9 rows about 9 people');
    // It never writes over a file, and says what is wrong.
    expect(await run(['standing', file], env)).toBe(1);
    expect(await run(['answers', file], env)).toBe(2);
    expect(await run(['standing'], env)).toBe(2);
    expect(await run(['completions', join(there.folder, 'b.csv'), '--from', '2026-13-01'], env)).toBe(2);

    expect(await run(['rules', join(there.folder, 'c.csv'), '--unit', 'Marketing'], env)).toBe(1);

    const db = openDb(there.database);
    const logged = await db.selectFrom('export_log').selectAll().orderBy('made_at').execute();
    await db.destroy();
    expect(logged[0]).toMatchObject({
      made_by_kind: 'operator',
      made_by: null,
      shape: 'pivot',
      filter: JSON.stringify({ unit: 'Marketing' }),
      sha256: hash('sha256', bytes),
    });
    // What could be written nowhere, or was refused, was not made.
    expect(logged).toHaveLength(1);
    expect(existsSync(join(there.folder, 'c.csv'))).toBe(false);
  } finally {
    print.mockRestore();
    complain.mockRestore();
  }
});
