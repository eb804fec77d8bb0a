/** GET /api/erasure: what the next nightly batch would take away. It takes nothing. */
export interface ErasureOverview {
  today: string;
  keepRecordsYears: number;
  keepIdleAnswersDays: number;
  /** Records up to this day have reached the end of their period. */
  endedOn: string;
  tonight: {
    requested: { id: string; name: string; basis: 'art17' | 'other' }[];
    leavers: { id: string; name: string; leftOn: string }[];
    /** Would be erased, but must not. `requested`: because it was asked for, which can be taken back. */
    held: { id: string; name: string; reason: string; requested: boolean }[];
    /** Obligations, completions and acknowledgements of people who stay. */
    records: number;
    idleAttempts: number;
  };
  holds: { id: string; name: string; reason: string; placedOn: string }[];
}
