/** That somebody saw something about a person on a day. One row a day: how often is nobody's business. */
export interface AccessLogTable {
  person_id: string;
  on_day: string;
  viewer_kind: 'person' | 'auditor' | 'key';
  viewer_id: string;
  what: string;
}
