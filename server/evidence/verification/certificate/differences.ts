import type { RefusalCode } from '../refusals.ts';
import type { Foreign } from './pdf-reading.ts';

/** What stands on a certificate, part by part. */
export type Field =
  | 'organisation'
  | 'name'
  | 'staffNumber'
  | 'title'
  | 'completedOn'
  | 'version'
  | 'content'
  | 'checkAt'
  | 'origin'
  | 'index'
  | 'leafHash'
  | 'size'
  | 'root'
  | 'key';

/** One way in which a PDF departs from the certificate that it should be. Stable: scripts read these from `--json`. */
export type Difference =
  | { kind: 'says_other'; field: Field; paper: string; record: string }
  | { kind: 'left_out'; field: Field; record: string }
  | { kind: 'words_missing'; text: string }
  | { kind: 'text_added'; text: string }
  | { kind: 'text_hidden'; text: string }
  | { kind: 'letters_misleading'; text: string }
  | { kind: 'window_title_differs'; paper: string }
  | { kind: 'spoken_differs'; paper: string }
  | { kind: 'qr_differs'; paper: string | null }
  | { kind: 'object_added'; object: Foreign }
  | { kind: 'attachment_missing' | 'attachment_added'; name: string }
  | { kind: 'attachment_repeated' }
  | { kind: 'proof_fails'; code: RefusalCode; message: string };
