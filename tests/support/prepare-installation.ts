import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readConfig } from '../../server/config.ts';
import { makeLog } from '../../server/request-log.ts';
import { openTools } from '../../server/start.ts';
import { beginning, copyCourseForAll, databaseAt, onServer, preparedIn } from './beginning.ts';

// Founds the installation that tests copy: `node prepare-installation.ts <folder> [<URL of a PostgreSQL server>]`.
const [folder, server] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder.');
const { data, database, courses, noCourses, ready } = preparedIn(folder);
mkdirSync(noCourses);
copyCourseForAll(courses);
const name = `prepared_${process.pid}_${Date.now()}`;
if (server !== undefined) await onServer(server, `create database ${name} template template0`);
const made = server === undefined ? database : databaseAt(server, name);
const config = readConfig({ A39_DATA: data, A39_DATABASE: made, A39_LOG: 'silent', A39_COURSES: courses });
const tools = await openTools(config, makeLog(config.logLevel), () => new Date(beginning));
// A PostgreSQL database that somebody is connected to cannot be copied; a SQLite file that is open may not be all there.
await tools.close();
writeFileSync(`${ready}.new`, made);
renameSync(`${ready}.new`, ready);
