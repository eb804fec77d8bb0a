import type { Trx } from '../../db/transaction.ts';

/** Somebody whom an LMS vouches for. */
interface Met {
  /** As in `identity`: the platform, or the package. */
  issuer: string;
  subject: string;
  name?: string | undefined;
  email?: string | undefined;
  staffNumber?: string | undefined;
  isOutsider: boolean;
}

/** So many of an LMS are kept: whoever has the key of a package can make up any number. */
const mostStrangers = 5_000;

/** Keeps somebody whom nobody here is known to be, so that an administrator can say who that is. */
export async function metStranger(trx: Trx, met: Met, today: string): Promise<void> {
  const said = {
    name: met.name?.slice(0, 200) ?? null,
    email: met.email?.slice(0, 254) ?? null,
    staff_number: met.staffNumber?.slice(0, 100) ?? null,
    is_outsider: met.isOutsider ? (1 as const) : (0 as const),
  };
  const { there } = await trx
    .selectFrom('lms_stranger')
    .select((e) => e.fn.countAll<number>().as('there'))
    .where('issuer', '=', met.issuer)
    .where('subject', '!=', met.subject)
    .executeTakeFirstOrThrow();
  if (there >= mostStrangers) return;
  await trx
    .insertInto('lms_stranger')
    .values({ issuer: met.issuer, subject: met.subject, first_seen_on: today, ...said })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet(said))
    .execute();
}
