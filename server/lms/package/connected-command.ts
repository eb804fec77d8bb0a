import { inTransaction } from '../../../db/transaction.ts';
import { readConfig, type Environment } from '../../config.ts';
import { isOrigin } from '../../embedding/an-origin.ts';
import { withInstallation } from '../../operating/open-installation.ts';
import { connectedFiles } from './connected.ts';
import type { PackageWanted } from './package-shapes.ts';
import { keepPackage } from './packages.ts';

/**
 * The files of a package that opens a course on the server of this installation, where it is noted. Throws with a sentence for the operator.
 * @param env the settings; those of the process, if left out
 */
export async function connectedPackage(
  wanted: PackageWanted,
  env?: Environment,
): Promise<{ files: Map<string, Uint8Array | string>; version: string }> {
  if (wanted.lms !== null && !isOrigin(wanted.lms))
    throw new Error('Give the origin of the LMS: --lms https://lms.example.org, without a path.');
  return withInstallation(readConfig(env), async ({ db, config, library, now }) => {
    const version = library.current(wanted.courseId, wanted.lang);
    if (version.lang !== wanted.lang)
      throw new Error(`The course ${wanted.courseId} is not published in ${wanted.lang}. Say --lang ${version.lang}.`);
    const made = await inTransaction(db, (trx) => keepPackage(trx, wanted, { id: null, now: now() }));
    const { written: course, content } = version;
    const files = await connectedFiles({ course, content }, wanted, { ...made, server: config.publicUrl });
    return { files, version: version.version };
  });
}
