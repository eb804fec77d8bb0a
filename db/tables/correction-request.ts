/** Somebody says that something about them is wrong, and what the data protection officer answered. */
export interface CorrectionRequestTable {
  id: string;
  person_id: string;
  /** Of an open one, from 0: there are so many places and no more. Null once it is answered. */
  place: number | null;
  /** Index of the entry that it is about, if it is about one. */
  about: number | null;
  text: string;
  made_at: string;
  answered_by: string | null;
  answered_at: string | null;
  answer: string | null;
  outcome: 'granted' | 'refused' | null;
}
