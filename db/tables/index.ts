import type { AccessLogTable } from './access-log.ts';
import type { ApiKeyTable } from './api-key.ts';
import type { AnswerTable, AttemptTable } from './attempt.ts';
import type { AssignmentEndTable, AssignmentRuleTable, AssignmentTable, WaiverTable } from './assignment.ts';
import type { AuditorAccountTable, AuditorNonceTable, AuditorSessionTable } from './auditor.ts';
import type { BadgePlaceTable, BadgeTable } from './badge.ts';
import type { CertificateTable } from './certificate.ts';
import type { CompletionTable } from './completion.ts';
import type { CorrectionRequestTable } from './correction-request.ts';
import type { CorrectionTable } from './correction.ts';
import type { DeliveryTable } from './delivery.ts';
import type { CourseVersionFileTable, CourseVersionTable, StoredFileTable } from './course-version.ts';
import type {
  AcknowledgementTable,
  DocumentFileTable,
  DocumentVersionTable,
  OutsideTrainingTable,
} from './document.ts';
import type { ErasedCountTable, ErasureRequestTable, LegalHoldTable } from './erasure.ts';
import type {
  EvidenceAnchorTable,
  EvidenceCheckpointTable,
  EvidenceDisclosureTable,
  EvidenceEntryTable,
  EvidenceKeyTable,
  EvidenceLogTable,
  EvidenceRestoreTable,
  EvidenceSubjectTable,
  EvidenceTileTable,
  SelfCheckTable,
} from './evidence.ts';
import type { ExportLogTable } from './export-log.ts';
import type { IdempotencyTable } from './idempotency.ts';
import type { JobRunTable } from './job-run.ts';
import type {
  LmsChoiceTable,
  LmsDeploymentTable,
  LmsEndpointTable,
  LmsInvitationTable,
  LmsLinkTable,
  LmsLoginTable,
  LmsPackageTable,
  LmsPlatformTable,
  LmsRegistrationTable,
  LmsSeatTable,
  LmsStrangerTable,
  LrsTable,
} from './lms.ts';
import type { DeputyTable, ManagementTable } from './management.ts';
import type { PersonRoleTable } from './person-role.ts';
import type { PersonTable } from './person.ts';
import type { RefresherTable } from './refresher.ts';
import type {
  CalendarFeedTable,
  MailChoiceTable,
  ReminderSettingsTable,
  ReminderTable,
  ReminderTurnTable,
} from './reminder.ts';
import type { OnRosterTable, RosterEventTable, RosterStatementTable } from './roster.ts';
import type {
  EmbedBuildTable,
  EmbedCodeTable,
  HostIssuerTable,
  HostNonceTable,
  HostPageTable,
  SpentTokenTable,
} from './host.ts';
import type {
  IdentityTable,
  OidcRequestTable,
  SessionTable,
  SignInLinkTable,
  SignInTable,
  TicketTable,
} from './session.ts';
import type { SigningKeyTable } from './signing-key.ts';
import type { GroupMemberTable, StaffGroupTable } from './staff-group.ts';
import type { PersonStandingTable, StandingCountTable, StandingTable } from './standing.ts';
import type { WebhookTable } from './webhook.ts';

/**
 * The data dictionary. Columns are plain and the same in both databases: ids and JSON are text, instants (`_at`) are
 * ISO 8601 in UTC, days (`_on`) are `YYYY-MM-DD`, yes and no are `0 | 1`. Bytes occur only in evidence and stored files.
 */
export interface Database {
  person: PersonTable;
  person_role: PersonRoleTable;
  management: ManagementTable;
  deputy: DeputyTable;
  staff_group: StaffGroupTable;
  group_member: GroupMemberTable;
  sign_in: SignInTable;
  session: SessionTable;
  ticket: TicketTable;
  identity: IdentityTable;
  oidc_request: OidcRequestTable;
  sign_in_link: SignInLinkTable;
  host_page: HostPageTable;
  host_issuer: HostIssuerTable;
  embed_code: EmbedCodeTable;
  spent_token: SpentTokenTable;
  host_nonce: HostNonceTable;
  embed_build: EmbedBuildTable;
  api_key: ApiKeyTable;
  idempotency: IdempotencyTable;
  auditor_account: AuditorAccountTable;
  auditor_session: AuditorSessionTable;
  auditor_nonce: AuditorNonceTable;
  stored_file: StoredFileTable;
  course_version: CourseVersionTable;
  course_version_file: CourseVersionFileTable;
  assignment_rule: AssignmentRuleTable;
  assignment: AssignmentTable;
  assignment_end: AssignmentEndTable;
  waiver: WaiverTable;
  roster_event: RosterEventTable;
  on_roster: OnRosterTable;
  roster_statement: RosterStatementTable;
  standing: StandingTable;
  standing_count: StandingCountTable;
  person_standing: PersonStandingTable;
  access_log: AccessLogTable;
  export_log: ExportLogTable;
  attempt: AttemptTable;
  answer: AnswerTable;
  completion: CompletionTable;
  refresher: RefresherTable;
  evidence_log: EvidenceLogTable;
  evidence_entry: EvidenceEntryTable;
  evidence_tile: EvidenceTileTable;
  evidence_disclosure: EvidenceDisclosureTable;
  evidence_subject: EvidenceSubjectTable;
  evidence_checkpoint: EvidenceCheckpointTable;
  evidence_anchor: EvidenceAnchorTable;
  evidence_key: EvidenceKeyTable;
  evidence_restore: EvidenceRestoreTable;
  self_check: SelfCheckTable;
  correction: CorrectionTable;
  correction_request: CorrectionRequestTable;
  document_version: DocumentVersionTable;
  document_file: DocumentFileTable;
  acknowledgement: AcknowledgementTable;
  outside_training: OutsideTrainingTable;
  certificate: CertificateTable;
  badge: BadgeTable;
  badge_place: BadgePlaceTable;
  erasure_request: ErasureRequestTable;
  legal_hold: LegalHoldTable;
  erased_count: ErasedCountTable;
  job_run: JobRunTable;
  reminder_settings: ReminderSettingsTable;
  reminder: ReminderTable;
  reminder_turn: ReminderTurnTable;
  mail_choice: MailChoiceTable;
  calendar_feed: CalendarFeedTable;
  webhook: WebhookTable;
  delivery: DeliveryTable;
  signing_key: SigningKeyTable;
  lms_platform: LmsPlatformTable;
  lms_deployment: LmsDeploymentTable;
  lms_invitation: LmsInvitationTable;
  lms_login: LmsLoginTable;
  lms_link: LmsLinkTable;
  lms_seat: LmsSeatTable;
  lms_stranger: LmsStrangerTable;
  lms_choice: LmsChoiceTable;
  lms_package: LmsPackageTable;
  lms_endpoint: LmsEndpointTable;
  lms_registration: LmsRegistrationTable;
  lrs: LrsTable;
}
