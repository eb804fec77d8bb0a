/** Something that is not as it should be. */
export interface SelfCheckFault {
  code:
    | 'entry_missing'
    | 'leaf_changed'
    | 'root_differs'
    | 'tile_differs'
    | 'head_differs'
    | 'log_shorter'
    | 'opening_foreign'
    | 'opening_missing'
    | 'erased_readable'
    | 'row_without_entry'
    | 'row_differs'
    | 'entry_without_row'
    | 'departed';
  /** The entry that it is about. */
  index: number | null;
  message: string;
}

/** Takes note of a fault. */
export type Note = (code: SelfCheckFault['code'], index: number | null, message: string) => void;

/** GET and POST /api/evidence/self-check */
export interface SelfCheckResult {
  startedAt: string;
  finishedAt: string;
  size: number;
  root: string;
  faults: SelfCheckFault[];
  /** Only the first hundred are listed. */
  faultCount: number;
}
