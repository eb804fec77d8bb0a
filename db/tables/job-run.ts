/** A daily job of a day. The row is the claim: whichever server inserts it does the work. */
export interface JobRunTable {
  name: string;
  day: string;
  claimed_at: string;
  finished_at: string | null;
  result: string | null;
}
