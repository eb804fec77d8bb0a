import type { Onlooker, Sees, SightRow } from './transparency-shapes.ts';

type Cells = [learner: Sees, manager: Sees, admin: Sees, auditor: Sees, council: Sees];

/** Who sees what (embedding.md 5.2), as this installation is set up. The tests of access try each row. */
export function whoSeesWhat({ recordScores }: { recordScores: boolean }): SightRow[] {
  const sealed: Sees = recordScores ? 'in_bundle' : 'not_recorded';
  return [
    row('standing', ['own', 'reports_mandatory', 'all', 'scoped', 'counts']),
    row('begun', ['own', 'merged', 'merged', 'merged', 'never']),
    row('answers', ['own_while_working', 'never', 'never', 'never', 'never']),
    row('points', ['own_result', 'never', sealed, sealed, 'never']),
    row('usage', ['not_recorded', 'not_recorded', 'not_recorded', 'not_recorded', 'not_recorded']),
    row('exemption', ['own', 'exempt_only', 'category', 'exempt_only', 'never']),
    row('reminders', ['own_with_sender', 'own_sent', 'all', 'counts', 'never']),
    row('access_log', ['own', 'never', 'dpo_only', 'never', 'on_request']),
  ];
}

function row(what: SightRow['what'], [learner, manager, admin, auditor, council]: Cells): SightRow {
  return { what, sees: { learner, manager, admin, auditor, council } satisfies Record<Onlooker, Sees> };
}
