import type {
  AsOf,
  AsOfQuestion,
  AsOfRow,
  EvidenceOverview,
  SelfCheckResult,
} from '../../web-components/evidence/evidence-api.ts';

/** A log in good order, of which nothing has left the house. */
export const evidenceLog: EvidenceOverview = {
  origin: 'brightwater.example/evidence/try',
  vkey: 'brightwater.example/evidence/try+9c4ea1b1+AdSzPONzsejFwemCfOslUO2wF7KQkQJBf/0BU8sI9P/8',
  size: 43,
  root: '7Xe17keqNaxi2xNrYbJPyZv2WziIippYU+PFyY9ai5M=',
  counts: { genesis: 1, course: 1, assign: 40, record: 1 },
  firstDate: '2026-10-01',
  lastDate: '2026-11-24',
  keys: [
    {
      vkey: 'brightwater.example/evidence/try+9c4ea1b1+AdSzPONzsejFwemCfOslUO2wF7KQkQJBf/0BU8sI9P/8',
      state: 'in force',
      since: '2026-10-01',
    },
  ],
  halted: null,
  outside: [],
  restores: [],
  courses: [
    {
      id: 'whose-data',
      version: '1.0.0',
      lang: 'en',
      title: 'Whose data, who decides',
      content: `sha256:${'4'.repeat(64)}`,
      publishedOn: '2026-10-01',
      records: 1,
    },
    {
      id: 'whose-data',
      version: '1.0.0',
      lang: 'de',
      title: 'Wessen Daten, wer entscheidet',
      content: `sha256:${'5'.repeat(64)}`,
      publishedOn: '2026-10-01',
      records: 0,
    },
  ],
};

export const checkedLog: SelfCheckResult = {
  startedAt: '2026-11-24T02:00:00.000Z',
  finishedAt: '2026-11-24T02:00:01.000Z',
  size: 43,
  root: '7Xe17keqNaxi2xNrYbJPyZv2WziIippYU+PFyY9ai5M=',
  faults: [],
  faultCount: 0,
};

const mina: AsOfRow = {
  index: 41,
  sub: 'B-005',
  name: 'Mina Okafor',
  unit: 'Marketing',
  course: { id: 'whose-data', version: '1.0.0' },
  knownThen: '2026-11-20',
  knownNow: null,
  changes: [{ index: 52, type: 'revoke', date: '2026-11-24', reason: 'Somebody else', by: 'Ines Castellan' }],
};
const leila: AsOfRow = {
  ...mina,
  index: 50,
  sub: 'B-007',
  name: 'Leila Haddad',
  unit: null,
  knownThen: null,
  knownNow: '2026-11-20',
  changes: [
    { index: 50, type: 'record', date: '2026-11-23', reason: null, by: null },
    { index: 51, type: 'amend', date: '2026-11-24', reason: 'Was in the classroom on Friday', by: 'Ines Castellan' },
  ],
};

/** One withdrawn since, one that was entered late, and many of whom nothing changed; nobody before the log began. */
export function trainedOn({ on, page }: AsOfQuestion): AsOf {
  const before = on < evidenceLog.firstDate;
  const others = Array.from({ length: 248 }, (_, i): AsOfRow => ({
    ...mina,
    index: 100 + i,
    sub: `B-${100 + i}`,
    name: `Person ${100 + i}`,
    knownNow: '2026-11-20',
    changes: [],
  }));
  const rows = before ? [] : [mina, leila, ...others];
  return {
    on,
    sizeThen: before ? 0 : 400,
    sizeNow: 410,
    counts: before
      ? { knownThen: 0, knownNow: 0, changed: 0, erasedSince: 0 }
      : { knownThen: 249, knownNow: 249, changed: 2, erasedSince: 3 },
    rows: rows.slice(page * 200, (page + 1) * 200),
    total: rows.length,
  };
}
