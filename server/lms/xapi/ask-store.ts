import * as v from 'valibot';
import type { Tools } from '../../environment.ts';
import { fetchGuarded } from '../../guarded-fetch.ts';
import type { StoreTest } from './lrs-shapes.ts';
import { known, storeAccess } from './record-stores.ts';

/** The version of xAPI that we speak; stores of 2.0 mostly speak it, too. */
const version = '1.0.3';

/** Who we are at a store, and in which version we speak (Communication 3.3, 4.0). */
export function headersFor({ key, secret }: { key: string; secret: string }): Record<string, string> {
  const credentials = Buffer.from(`${key}:${secret}`).toString('base64');
  return { authorization: `Basic ${credentials}`, 'x-experience-api-version': version };
}

const about = v.object({ version: v.array(v.string()) });

/**
 * Asks a record store which versions it speaks (Communication 2.8) and for a statement, and tells it nothing. Refuses an unknown one
 * (`store_unknown`).
 */
export async function askStore({ db, config }: Pick<Tools, 'db' | 'config'>, id: string): Promise<StoreTest> {
  const access = known(await storeAccess(db, id));
  const { host } = new URL(access.endpoint);
  let versions: string[] = [];
  const no = (sentence: string): StoreTest => ({ works: false, sentence, versions });
  try {
    const headers = headersFor(access);
    const said = await fetchGuarded(`${access.endpoint}/about`, config.webhookPrivate, { headers });
    const read = v.safeParse(about, await said.json().catch(() => null));
    if (!said.ok || !read.success)
      return no(`${host} answered ${said.status} and not as a record store does. Check the address.`);
    versions = read.output.version;
    if (!versions.some((one) => /^1\.0\b/.test(one)))
      return no(`${host} speaks xAPI ${versions.join(', ')}. Let it speak 1.0.3 as well.`);
    const answer = await fetchGuarded(`${access.endpoint}/statements?limit=1`, config.webhookPrivate, { headers });
    if (answer.ok) return { works: true, sentence: `${host} answers, and takes the key.`, versions };
    if (answer.status === 401) return no(`${host} does not take the key and its secret. Copy both again.`);
    if (answer.status === 403)
      return no(`${host} knows the key, but it may not read statements. Let it write statements and read its own.`);
    return no(`${host} answered ${answer.status} when it was asked for a statement.`);
  } catch (error) {
    return no(error instanceof Error ? error.message : String(error));
  }
}
