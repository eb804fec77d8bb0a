import { dialectOf } from '../../db/dialects/index.ts';
import type { Db } from '../../db/open.ts';
import { inTransaction, type Trx } from '../../db/transaction.ts';
import { settle, type Settling } from '../assignments/settle.ts';
import { addPeople, changePeople, setManagers } from '../people/change-people.ts';
import { Refusal } from '../refusals.ts';
import { resolveManagers } from './scim-managers.ts';
import { leaversOf, planImport, type ImportPlan } from './import-plan.ts';
import { countsOf } from './import-preview.ts';
import type { ReadFile } from './import-read.ts';
import type { ImportMode, ImportResult } from './import-shapes.ts';

/** What an import works with. */
export interface Importing extends Settling {
  db: Db;
}

export interface ImportWish {
  mode: ImportMode;
  /** Of the preview that was looked at; left out, whatever the file says now is done. */
  fingerprint?: string | undefined;
  /** How many may leave, if they are many. */
  confirmLeavers?: number | undefined;
}

/** What was done, and the plan that was followed. */
export interface Imported {
  result: Omit<ImportResult, 'fileName'>;
  plan: ImportPlan;
}

/**
 * Carries out what a file says, all of it or nothing, and gives out what is asked of people from then on. Importing it again
 * changes nothing.
 * Refuses a file with faults (`import_faulty`), one that means something else than it did in the preview (`import_changed`),
 * and one after which many would have left, unless their number is confirmed (`import_too_drastic`).
 * @param today day in the organisation's time zone
 */
export async function importPeople(
  tools: Importing,
  file: ReadFile,
  wish: ImportWish,
  { today, now }: { today: string; now: Date },
): Promise<Imported> {
  return inTurn(tools.db, async (trx) => {
    const plan = await planImport(trx, file, wish.mode, today);
    const counts = countsOf(plan, file);
    if (plan.faults.length > 0) refuseFaults(plan, counts.good);
    const done = { mode: wish.mode, counts };
    // Sent twice: the first time did it all.
    if (plan.steps.length === 0 && plan.managers.length === 0)
      return { plan, result: { ...done, assigned: 0, ended: 0 } };
    refuseOther(plan, wish);
    const { assigned, ended } = await carryOut(trx, tools, plan, now);
    return { plan, result: { ...done, assigned, ended } };
  });
}

function refuseFaults({ faults }: ImportPlan, good: number): never {
  const [{ line, column, message }] = faults as [ImportPlan['faults'][number]];
  const where = `line ${line}${column === null ? '' : `, ${column}`}`;
  throw new Refusal(
    'import_faulty',
    `Nothing was imported: ${faults.length} faults, ${good} lines are good. The first is in ${where}: ${message}`,
  );
}

function refuseOther(plan: ImportPlan, { fingerprint, confirmLeavers }: ImportWish): void {
  if (fingerprint !== undefined && fingerprint !== plan.fingerprint)
    throw new Refusal(
      'import_changed',
      'The staff changed since the file was checked, so it would do something else now. Check it again.',
    );
  const { leavers, drastic } = leaversOf(plan);
  if (drastic && confirmLeavers !== leavers)
    throw new Refusal(
      'import_too_drastic',
      `${leavers} of ${plan.staff} people would leave. If that is right, confirm this number; else look whether the file is whole.`,
    );
}

async function carryOut(
  trx: Trx,
  tools: Settling,
  { steps, managers, known, today }: ImportPlan,
  now: Date,
): Promise<{ assigned: number; ended: number }> {
  const returning = steps.filter(({ kind }) => kind === 'returns').map((step) => step.id!);
  // The log must say that they left before it says that they are back.
  const before = await settle(trx, tools, { whom: returning, today, now });
  const joining = steps.filter(({ id }) => id === null).map((step) => step.details);
  const changing = steps.flatMap(({ id, details }) => (id === null ? [] : [{ id, details }]));
  const ids = await addPeople(trx, joining, 'csv', now);
  await changePeople(trx, changing, 'csv', now);
  const idOf = new Map([...known].map(([number, { id }]) => [number, id]));
  for (const [i, { staffNumber }] of joining.entries()) idOf.set(staffNumber, ids[i]!);
  const wanted = managers.map(
    ({ staffNumber, manager }) => [idOf.get(staffNumber)!, manager === null ? null : idOf.get(manager)!] as const,
  );
  await setManagers(trx, new Map(wanted), today);
  if (await isSomebodyWaiting(trx))
    await resolveManagers(
      trx,
      joining.map((details, i) => ({ id: ids[i]!, ...details })),
      { today, now },
    );
  const whom = [...ids, ...changing.map(({ id }) => id)];
  const { assigned, ended } = await settle(trx, tools, { whom, today, now });
  return { assigned, ended: before.ended + ended };
}

/** Whether a directory named a manager whom nobody had entered yet. */
async function isSomebodyWaiting(trx: Trx): Promise<boolean> {
  const row = await trx
    .selectFrom('person')
    .select('id')
    .where('manager_ref', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Two people may import the same newcomers at once: the second one finds them there. */
async function inTurn<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(db, work);
  } catch (error) {
    if (!dialectOf(db).isUniqueViolation(error)) throw error;
    return inTransaction(db, work);
  }
}
