import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { dialectOf } from '../../../db/dialects/index.ts';
import { migrations } from '../../../db/migrations/index.ts';
import { isPostgresUrl } from '../../../db/open.ts';
import { dayOf } from '../../day.ts';
import { headOf } from '../../evidence/log-queries.ts';
import { look, ok, wrong, type Examination } from './finding.ts';

const mebibyte = 1024 * 1024;

/** The machine, the database, and the settings that are not about others. */
export const ofMachine: Examination[] = [
  {
    about: 'node',
    look: async () =>
      Number(process.versions.napi) >= 10
        ? ok(`Node ${process.versions.node}`)
        : wrong(`Node ${process.versions.node} is too old.`, 'Install Node 22.18 or newer.'),
  },
  {
    about: 'database',
    look: async ({ db }) => {
      const { rows } = await sql<{ name: string }>`select name from migration`.execute(db);
      const ran = new Set(rows.map(({ name }) => name));
      const missing = migrations.filter(({ name }) => !ran.has(name)).map(({ name }) => name);
      const unknown = [...ran].filter((name) => !migrations.some((one) => one.name === name));
      if (unknown.length > 0) return wrong(`A newer version made it: ${unknown.join(', ')}.`, 'Install that version.');
      if (missing.length > 0)
        return look(`Not brought up to date: ${missing.join(', ')}.`, 'Start the server: it does that.');
      return ok(`${dialectOf(db).kind}, ${ran.size} migrations, up to date`);
    },
  },
  {
    about: 'disk',
    look: async ({ config }) => {
      const folder = isPostgresUrl(config.database) ? config.dataFolder : dirname(config.database);
      const { bavail, bsize } = await statfs(folder);
      const free = Math.floor((bavail * bsize) / mebibyte);
      const message = `${free} MiB are free for ${folder}`;
      if (free < 100) return wrong(message, 'Make room: nothing is recorded on a full disk.');
      return free < 1024 ? look(message, 'Make room soon.') : ok(message);
    },
  },
  {
    about: 'files',
    look: async ({ config }) => {
      await access(config.dataFolder, constants.R_OK | constants.W_OK);
      if (isPostgresUrl(config.database)) return ok(`${config.dataFolder} can be written`);
      await access(config.database, constants.R_OK | constants.W_OK);
      const { mode } = await stat(dirname(config.database));
      return (mode & 0o007) === 0
        ? ok(`${config.database} can be written, and strangers cannot reach it`)
        : look(
            `Everybody on this machine can look into ${dirname(config.database)}.`,
            `chmod o= "${dirname(config.database)}"`,
          );
    },
  },
  {
    about: 'clock',
    look: async ({ db, now }) => {
      const { lastDate } = await headOf(db);
      if (lastDate > dayOf(now))
        return wrong(`The log has an entry of ${lastDate}, and here it is ${dayOf(now)}.`, 'Set the clock right.');
      if (dialectOf(db).kind === 'sqlite') return ok('not behind the log');
      const { rows } = await sql<{
        seconds: number;
      }>`select extract(epoch from clock_timestamp())::float8 as seconds`.execute(db);
      const apart = Math.round(Math.abs(rows[0]!.seconds - Date.now() / 1000));
      return apart > 5
        ? wrong(`The database's clock differs by ${apart} seconds.`, 'Let both machines follow the same time servers.')
        : ok('the database has the same time');
    },
  },
  {
    about: 'time zone',
    look: async ({ config, today }) =>
      config.timeZone === 'UTC' && !config.tryMode
        ? look(
            'A39_TIME_ZONE is UTC, so days end at midnight UTC.',
            'Set it, e.g. to Europe/Berlin, unless that is meant.',
          )
        : ok(`${config.timeZone}, where it is ${today}`),
  },
  {
    about: 'try mode',
    look: async ({ config }) => {
      if (!config.tryMode) return ok('off');
      const reached = new URL(config.publicUrl).hostname;
      const isHere = (host: string) => ['localhost', '127.0.0.1', '::1', '[::1]'].includes(host);
      return isHere(config.host) && isHere(reached)
        ? ok('on, for this machine only')
        : wrong(
            `On, and reached as ${config.publicUrl} on ${config.host}: whoever reaches it enters as anyone.`,
            'Set A39_TRY=no, or let it listen on this machine only.',
          );
    },
  },
];
