import { randomUUID } from 'node:crypto';
import type { Db } from '../../../db/open.ts';
import type { LmsPackageTable } from '../../../db/tables/lms.ts';
import { inTransaction, type Trx } from '../../../db/transaction.ts';
import type { CourseLibrary } from '../../courses/course-library.ts';
import { Refusal } from '../../refusals.ts';
import { hashOf, newSecret } from '../../secret.ts';
import { endSignIns } from '../came-through.ts';
import { letPlaceIn } from '../endpoints.ts';
import type { PackageView, PackageWanted } from './package-shapes.ts';
import { endResults } from './results.ts';

/** What stands in a connected package, and nowhere else. */
export interface PackageKey {
  id: string;
  key: string;
}

/** Keeps a package that opens a course here, and answers what goes into it. */
export async function keepPackage(
  trx: Trx,
  { courseId, lang, kind, name, identifies, lms }: PackageWanted,
  by: { id: string | null; now: Date },
): Promise<PackageKey> {
  const made = { id: randomUUID(), key: newSecret() };
  const at = by.now.toISOString();
  await trx
    .insertInto('lms_package')
    .values({
      id: made.id,
      course_id: courseId,
      lang,
      kind,
      name,
      identifies: whoSaysIt(kind, identifies),
      key_hash: hashOf(made.key),
      made_by: by.id,
      made_at: at,
      ended_at: null,
    })
    .execute();
  if (lms !== null) await letPlaceIn(trx, lms, true, by.now);
  return made;
}

/** Without an LMS nobody else could say it, and with cmi5 nobody but the LMS. */
function whoSaysIt(kind: PackageWanted['kind'], wanted: PackageWanted['identifies']): PackageWanted['identifies'] {
  if (kind === 'html') return 'sign_in';
  return kind === 'cmi5' && wanted === 'sign_in' ? 'lms' : wanted;
}

/** All packages, newest first. */
export async function packagesShown(db: Db, library: CourseLibrary): Promise<PackageView[]> {
  const rows = await db
    .selectFrom('lms_package')
    .leftJoin('person', 'person.id', 'lms_package.made_by')
    .selectAll('lms_package')
    .select('person.name as by')
    .select((e) =>
      e
        .selectFrom('lms_registration')
        .whereRef('lms_registration.package_id', '=', 'lms_package.id')
        .where('lms_registration.person_id', 'is not', null)
        .select((count) => count.fn.countAll().as('people'))
        .as('people'),
    )
    .orderBy('made_at', 'desc')
    .orderBy('lms_package.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    course: {
      id: row.course_id,
      title: library.has(row.course_id) ? library.current(row.course_id, row.lang).title : null,
    },
    lang: row.lang,
    kind: row.kind,
    identifies: row.identifies,
    since: row.made_at,
    by: row.by,
    endedAt: row.ended_at,
    people: Number(row.people),
  }));
}

/**
 * Ends a package: it opens nothing any more, its LMS is told nothing more, and whoever came in by it is signed out. Refuses an unknown one
 * (`lms_unknown`).
 */
export async function endPackage(db: Db, id: string, now: Date): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('lms_package')
      .set((e) => ({ ended_at: e.fn.coalesce('ended_at', e.val(now.toISOString())) }))
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw unknown();
    await endResults(trx, id, now);
    await endSignIns(trx, { lmsId: id });
  });
}

/**
 * The package with that id that is in use. Refuses others (`lms_unknown`).
 * @param shown what stands in the package, and for which formats this way in is; without it only what anybody may know is asked for
 */
export async function packageInUse(
  db: Db | Trx,
  id: string,
  shown?: { key: string; kinds: readonly LmsPackageTable['kind'][] },
): Promise<LmsPackageTable> {
  const row = await db
    .selectFrom('lms_package')
    .selectAll()
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  const fits = !shown || (row?.key_hash === hashOf(shown.key) && shown.kinds.includes(row.kind));
  if (!row || !fits) throw unknown();
  return row;
}

function unknown(): Refusal {
  return new Refusal(
    'lms_unknown',
    'That package is not in use any more. Get a new one from your training administrator.',
  );
}
