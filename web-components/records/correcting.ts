import { outcomes, type Correction, type PersonEvidence } from './records-api.ts';

type Entry = PersonEvidence['entries'][number];
type Claims = Pick<Entry, 'said' | 'outcome' | 'completedOn'>;

/** The fields of the form for a correction, as they are filled in before anybody types: what counts until now. */
export function valuesOf({ said, outcome, completedOn }: Claims): Record<string, string> {
  return {
    name: said?.name ?? '',
    staffNumber: said?.staffNumber ?? '',
    email: said?.email ?? '',
    unit: said?.unit ?? '',
    completedOn: completedOn ?? '',
    outcome: outcome ?? '',
  };
}

/** What the form says other than what counts. An e-mail address or unit that was cleared is null: there is none. */
export function changesOf(form: Record<string, string>, counting: Claims): Correction['changes'] {
  const before = valuesOf(counting);
  const isChanged = (name: string): boolean => (form[name] ?? '').trim() !== before[name];
  const text = (name: string): string => (form[name] ?? '').trim();
  const outcome = outcomes.find((one) => one === text('outcome'));
  return {
    ...(isChanged('name') && { name: text('name') }),
    ...(isChanged('staffNumber') && { staffNumber: text('staffNumber') }),
    ...(isChanged('email') && { email: text('email') || null }),
    ...(isChanged('unit') && { unit: text('unit') || null }),
    ...(isChanged('completedOn') && { completedOn: text('completedOn') }),
    ...(isChanged('outcome') && outcome && { outcome }),
  };
}
