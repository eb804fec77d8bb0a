/** Someone on staff. People are found by `staff_number`; an e-mail address changes and is never a key. */
export interface PersonTable {
  id: string;
  staff_number: string;
  name: string;
  email: string;
  unit: string | null;
  joined_on: string;
  left_on: string | null;
}
