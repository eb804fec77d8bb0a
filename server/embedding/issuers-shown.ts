import * as v from 'valibot';
import type { Db } from '../../db/open.ts';
import type { IssuerView } from './embed-shapes.ts';
import { issuerTerms } from './issuer.ts';

/** Whose word is taken now, without what could be used: a shared secret is shown to nobody. */
export async function issuersShown(db: Db): Promise<IssuerView[]> {
  const rows = await db
    .selectFrom('host_issuer')
    .leftJoin('person', 'person.id', 'host_issuer.made_by')
    .select(['host_issuer.id', 'host_issuer.name', 'iss', 'origin', 'terms', 'made_at', 'person.name as by'])
    .where('ended_at', 'is', null)
    .orderBy('host_issuer.name')
    .execute();
  return rows.map(({ id, name, iss, origin, terms: json, made_at: since, by }) => {
    const terms = v.parse(issuerTerms, JSON.parse(json));
    const { kind, foundBy, makesPeople } = terms;
    const audience = 'audience' in terms ? terms.audience : null;
    return { id, name, iss, origin, kind, audience, foundBy, makesPeople, since, by };
  });
}
