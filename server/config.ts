import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { isPostgresUrl } from '../db/open.ts';

/** Settings after checking. Secrets are not in it: the evidence key and the database password stay where they are used. */
export interface Config {
  host: string;
  port: number;
  /** How browsers reach us, without a path: `https://learn.example.org`. Decides which requests are our own. */
  publicUrl: string;
  dataFolder: string;
  /** Path of a SQLite file, or a postgres:// URL. */
  database: string;
  coursesFolder: string;
  evidenceOrigin: string;
  evidenceKeyFile: string;
  /** The key that is replacing the other; both sign meanwhile. */
  evidenceNextKeyFile: string | null;
  /** A command that signs instead of a key file, and the verification key that belongs to it. */
  evidenceSigner: { command: string; vkey: string } | null;
  /** Where the high-water mark and the leaf archive are. */
  evidenceOutside: string;
  /** File with the last published checkpoint of the log that this one succeeds. */
  evidencePredecessor: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** Who gets checkpoints and alarms. */
  checkpointMail: string;
  tsa: { url: string; caFile: string | null } | null;
  witnesses: { url: string; vkey: string }[];
  /** Years to the end of which records are kept, after the year in which they were made. */
  keepRecordsYears: number;
  /** Days after which the answers of an attempt that nobody goes on with are deleted. */
  keepIdleAnswersDays: number;
  /** By which days begin and mails are sent, IANA name. */
  timeZone: string;
  /** UTC hour of the nightly work. */
  nightHour: number;
  /** Webhooks may lead to this machine and into the house. */
  webhookPrivate: boolean;
  metricsToken: string | null;
  recordScores: boolean;
  /** The company's sign-in by OpenID Connect. */
  oidc: OidcConfig | null;
  /** Whether people may sign in by a link that they are mailed. */
  mailSignIn: boolean;
  /** Exact origins of pages that may carry our elements. */
  embedOrigins: string[];
  tryMode: boolean;
  organisation: string;
  contact: { name: string; email: string; phone: string | null };
  logLevel: string;
}

/** How the company's sign-in is asked, and how its answer is read. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** Without one we are a public client, for which PKCE speaks alone. */
  clientSecret: string | null;
  scopes: string;
  /** By what whoever is not known yet is found, in this order. */
  findBy: ('external_id' | 'staff_number' | 'email')[];
  staffNumberClaim: string;
  /** Where the roles or groups stand: names of claims, one within the other. */
  rolesClaim: string;
  /** Which value gives which role here; none leaves roles to people. */
  roles: { role: 'training_admin' | 'dpo'; value: string }[];
  /** Claims that must have exactly this value. */
  require: { claim: string; value: string }[];
  /** What the button is called. */
  name: string | null;
}

/** Each setting with its words for the operator; `docs/settings.md` must name them all, and a test compares. */
export const settings = {
  A39_HOST: 'Address to listen on. Default 127.0.0.1.',
  A39_PORT: 'Port to listen on; 0 takes a free one. Default 3939.',
  A39_PUBLIC_URL: 'How browsers reach the server, e.g. https://learn.example.org. Default http://localhost:<port>.',
  A39_DATA: 'Folder for the SQLite file and the evidence key. Default ./data.',
  A39_DATABASE: 'Path of a SQLite file or a postgres:// URL. Default <data>/article39.sqlite.',
  A39_COURSES: 'Folder of the courses. Default: the courses that come with Article 39.',
  A39_EVIDENCE_ORIGIN: 'Name of the evidence log, e.g. learn.example.org/evidence/acme. Chosen once, never changed.',
  A39_EVIDENCE_KEY_FILE:
    'Ed25519 key, PKCS#8 PEM, mode 0600. Default <data>/evidence-key.pem, made at the first start.',
  A39_EVIDENCE_NEXT_KEY_FILE: 'A second key while the first is being replaced. Made by `article39 evidence key new`.',
  A39_EVIDENCE_SIGNER:
    'Command that signs instead of the key file: text on standard input, 64 bytes on standard output. Needs A39_EVIDENCE_VKEY.',
  A39_EVIDENCE_VKEY: 'The verification key that belongs to A39_EVIDENCE_SIGNER.',
  A39_EVIDENCE_OUTSIDE:
    'Folder of the high-water mark and the leaf archive. It must not be part of the backups of the database. Default <data>.',
  A39_EVIDENCE_PREDECESSOR:
    'Only when a new log succeeds one that ended: file with the last published checkpoint of that one. Goes into the first entry.',
  A39_SMTP_URL: 'Mail server, e.g. smtps://user:password@mail.example.org. Without it no mail is sent.',
  A39_MAIL_FROM: 'Sender of mails. Default A39_CONTACT_EMAIL.',
  A39_CHECKPOINT_MAIL: 'Who gets the daily checkpoint and alarms. Default A39_CONTACT_EMAIL.',
  A39_TSA_URL: 'RFC 3161 time-stamping authority for checkpoints. Default none.',
  A39_TSA_CA_FILE: 'PEM file with the certificates by which its tokens are checked; it goes into every bundle.',
  A39_WITNESSES: 'C2SP witnesses, separated by spaces, each as <url>#<vkey>. Default none.',
  A39_KEEP_RECORDS_YEARS: 'Training records are kept to the end of the year so many years later. Default 3.',
  A39_KEEP_IDLE_ANSWERS_DAYS:
    'Answers of an attempt that nobody goes on with are deleted after so many days. Default 30.',
  A39_TIME_ZONE:
    'Time zone of the organisation, e.g. Europe/Berlin: when a day is over, and when mails may be sent. Default UTC.',
  A39_NIGHT_HOUR: 'Hour, UTC, of the nightly self-check, erasure and anchoring. Default 2.',
  A39_WEBHOOK_PRIVATE:
    'yes lets webhooks, learning platforms, record stores, and the keys of who vouches for people in host pages, be at internal addresses and without TLS, for systems in the house. Default no.',
  A39_METRICS_TOKEN: 'Bearer token for /metrics. Without it there are no metrics.',
  A39_RECORD_SCORES: 'yes or no: whether points and drawn questions go into evidence as hidden claims. Default yes.',
  A39_EMBED_ORIGINS: 'Origins, separated by spaces, whose pages may carry the elements. Default none.',
  A39_TRY:
    'yes, no or auto. Try mode shows a fictional organisation and lets anyone enter as anyone. Default auto: on while nothing else is set up.',
  A39_TRY_ANYWHERE: 'yes lets try mode listen on more than this machine. Default no.',
  A39_OIDC_ISSUER:
    'Issuer of the company’s sign-in (OpenID Connect), e.g. https://login.microsoftonline.com/<tenant>/v2.0. When it is set, try mode refuses to start.',
  A39_OIDC_CLIENT_ID: 'Our client id there. The redirect address is <A39_PUBLIC_URL>/sign-in/callback.',
  A39_OIDC_CLIENT_SECRET: 'The secret that belongs to it. Without one we are a public client.',
  A39_OIDC_SCOPES: 'Scopes to ask for. Default "openid email profile".',
  A39_OIDC_FIND_BY:
    'By what a person is found at their first sign-in, in this order: external_id (oid or sub, as SCIM sent it), staff_number, email (only if verified). Default "external_id email".',
  A39_OIDC_STAFF_NUMBER_CLAIM: 'Claim that holds the staff number. Default staff_number.',
  A39_OIDC_ROLES_CLAIM: 'Claim that holds roles or groups; dots lead into it, e.g. realm_access.roles. Default roles.',
  A39_OIDC_ROLES:
    'Which value of it gives which role here, e.g. "dpo=privacy-office training_admin=hr-learning". Default none: roles are granted in the settings.',
  A39_OIDC_REQUIRE: 'Claims that must have a value, e.g. "hd=example.org" for Google Workspace. Default none.',
  A39_OIDC_NAME: 'What the button is called, e.g. "Acme account".',
  A39_MAIL_SIGN_IN:
    'yes lets people sign in by a link that they are mailed; needs A39_SMTP_URL. For organisations without a sign-in of their own. Default no.',
  A39_ORGANISATION: 'Name of the organisation. Default in try mode: Brightwater Outdoor.',
  A39_CONTACT_NAME: 'Who to call when something went wrong.',
  A39_CONTACT_EMAIL: 'Their e-mail address.',
  A39_CONTACT_PHONE: 'Their phone number.',
  A39_LOG: 'fatal, error, warn, info, debug or silent. Default info.',
} as const;

/** Settings by name, as the operating system hands them over. */
export type Environment = { readonly [name: string]: string | undefined };

const yesNo = v.picklist(['yes', 'no'], 'say yes or no');
const origin = v.pipe(
  v.string(),
  v.check(
    // A star in it would mean many in other places.
    (text) => URL.canParse(text) && new URL(text).origin === text && !/[*,;']/.test(text),
    'give an origin such as https://learn.example.org, without a path',
  ),
);
const notEmpty = v.pipe(v.string(), v.nonEmpty('is empty'));
const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,4}$/, 'give a whole number'),
    v.transform(Number),
    v.minValue(least, `give at least ${least}`),
    v.maxValue(most, `give at most ${most}`),
  );
const urlOf = (...protocols: string[]) =>
  v.pipe(
    v.string(),
    v.check(
      (address) => URL.canParse(address) && protocols.includes(new URL(address).protocol),
      `give an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    ),
  );
/** Over TLS, except on this machine. */
const issuer = v.pipe(
  urlOf('https:', 'http:'),
  v.check((address) => {
    const { protocol, hostname } = new URL(address);
    return protocol === 'https:' || isLoopback(hostname);
  }, 'give an address that begins with https://'),
);
const listed = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const pairOf = (pair: string) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) });
const eMail = v.pipe(v.string(), v.email('give an e-mail address'));
const witness = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^#\s]+#[^#\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+$/, 'write each as <url>#<vkey>'),
  v.transform((entry) => ({ url: entry.slice(0, entry.indexOf('#')), vkey: entry.slice(entry.indexOf('#') + 1) })),
);
const environment = v.object({
  A39_HOST: v.optional(v.pipe(v.string(), v.nonEmpty()), '127.0.0.1'),
  A39_PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, 'give a number'),
      v.transform(Number),
      v.maxValue(65535, 'give a port up to 65535'),
    ),
    '3939',
  ),
  A39_PUBLIC_URL: v.optional(origin),
  A39_DATA: v.optional(v.string(), './data'),
  A39_DATABASE: v.optional(v.string()),
  A39_COURSES: v.optional(v.string()),
  A39_EVIDENCE_ORIGIN: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^[a-z0-9.-]+(\/[a-z0-9._-]+)+$/,
        'give <host>/<path> in lower case, e.g. learn.example.org/evidence/acme',
      ),
      v.maxLength(200, 'give at most 200 characters'),
    ),
  ),
  A39_EVIDENCE_KEY_FILE: v.optional(v.string()),
  A39_EVIDENCE_NEXT_KEY_FILE: v.optional(notEmpty),
  A39_EVIDENCE_SIGNER: v.optional(notEmpty),
  A39_EVIDENCE_VKEY: v.optional(notEmpty),
  A39_EVIDENCE_OUTSIDE: v.optional(notEmpty),
  A39_EVIDENCE_PREDECESSOR: v.optional(notEmpty),
  A39_SMTP_URL: v.optional(urlOf('smtp:', 'smtps:')),
  A39_MAIL_FROM: v.optional(eMail),
  A39_CHECKPOINT_MAIL: v.optional(eMail),
  A39_TSA_URL: v.optional(urlOf('http:', 'https:')),
  A39_TSA_CA_FILE: v.optional(notEmpty),
  A39_WITNESSES: v.optional(
    v.pipe(
      v.string(),
      v.transform((list) => list.split(/\s+/).filter(Boolean)),
      v.array(witness),
    ),
    '',
  ),
  A39_KEEP_RECORDS_YEARS: v.optional(wholeNumber(1, 30), '3'),
  A39_KEEP_IDLE_ANSWERS_DAYS: v.optional(wholeNumber(1, 365), '30'),
  A39_TIME_ZONE: v.optional(
    v.pipe(
      v.string(),
      v.check((zone) => isTimeZone(zone), 'give the IANA name of a time zone, such as Europe/Berlin'),
    ),
    'UTC',
  ),
  A39_NIGHT_HOUR: v.optional(wholeNumber(0, 23), '2'),
  A39_WEBHOOK_PRIVATE: v.optional(yesNo, 'no'),
  A39_METRICS_TOKEN: v.optional(v.pipe(v.string(), v.minLength(16, 'give at least 16 characters'))),
  A39_RECORD_SCORES: v.optional(yesNo, 'yes'),
  A39_EMBED_ORIGINS: v.optional(
    v.pipe(
      v.string(),
      v.transform((text) => text.split(/\s+/).filter(Boolean)),
      v.array(origin),
    ),
    '',
  ),
  A39_TRY: v.optional(v.picklist(['yes', 'no', 'auto'], 'say yes, no or auto'), 'auto'),
  A39_TRY_ANYWHERE: v.optional(yesNo, 'no'),
  A39_OIDC_ISSUER: v.optional(issuer),
  A39_OIDC_CLIENT_ID: v.optional(notEmpty),
  A39_OIDC_CLIENT_SECRET: v.optional(notEmpty),
  A39_OIDC_SCOPES: v.optional(
    v.pipe(
      v.string(),
      v.check((scopes) => scopes.split(' ').includes('openid'), 'name at least the scope openid'),
    ),
    'openid email profile',
  ),
  A39_OIDC_FIND_BY: v.optional(
    v.pipe(
      v.string(),
      v.transform(listed),
      v.array(v.picklist(['external_id', 'staff_number', 'email'], 'name external_id, staff_number or email')),
      v.minLength(1, 'name at least one'),
    ),
    'external_id email',
  ),
  A39_OIDC_STAFF_NUMBER_CLAIM: v.optional(notEmpty, 'staff_number'),
  A39_OIDC_ROLES_CLAIM: v.optional(notEmpty, 'roles'),
  A39_OIDC_ROLES: v.optional(
    v.pipe(
      v.string(),
      v.transform(listed),
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^(dpo|training_admin)=.+$/, 'write each as dpo=<value> or training_admin=<value>'),
          v.transform((pair) => {
            const { name, value } = pairOf(pair);
            return { role: name === 'dpo' ? ('dpo' as const) : ('training_admin' as const), value };
          }),
        ),
      ),
    ),
    '',
  ),
  A39_OIDC_REQUIRE: v.optional(
    v.pipe(
      v.string(),
      v.transform(listed),
      v.array(
        v.pipe(
          v.string(),
          v.regex(/^[^=]+=.+$/, 'write each as <claim>=<value>'),
          v.transform((pair) => {
            const { name, value } = pairOf(pair);
            return { claim: name, value };
          }),
        ),
      ),
    ),
    '',
  ),
  A39_OIDC_NAME: v.optional(notEmpty),
  A39_MAIL_SIGN_IN: v.optional(yesNo, 'no'),
  A39_ORGANISATION: v.optional(v.string()),
  A39_CONTACT_NAME: v.optional(v.string()),
  A39_CONTACT_EMAIL: v.optional(eMail),
  A39_CONTACT_PHONE: v.optional(v.string()),
  A39_LOG: v.optional(v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'name a log level'), 'info'),
});

/**
 * Reads and cross-checks the settings; the only reader of the environment.
 * Throws an Error whose message lists everything that is wrong and what to do, before anything is opened or written.
 */
export function readConfig(env: Environment = process.env): Config {
  const unknown = Object.keys(env).filter((name) => name.startsWith('A39_') && !(name in settings));
  const parsed = v.safeParse(environment, env);
  const faults = [
    ...unknown.map((name) => `${name} is not a setting. See docs/settings.md.`),
    ...(parsed.issues ?? []).map((issue) => `${v.getDotPath(issue)?.split('.')[0]}: ${issue.message}.`),
  ];
  if (!parsed.success || faults.length > 0) throw new Error(`The settings cannot be used.\n- ${faults.join('\n- ')}`);
  const e = parsed.output;

  const mailSignIn = e.A39_MAIL_SIGN_IN === 'yes';
  const signInIsSetUp = e.A39_OIDC_ISSUER !== undefined || mailSignIn;
  const tryMode = e.A39_TRY === 'yes' || (e.A39_TRY === 'auto' && !signInIsSetUp);
  if (tryMode && signInIsSetUp)
    throw new Error(
      'Try mode lets anyone enter as anyone, and real sign-in is set up (A39_OIDC_ISSUER or A39_MAIL_SIGN_IN). Set A39_TRY=no.',
    );
  const publicUrl = e.A39_PUBLIC_URL ?? `http://localhost:${e.A39_PORT}`;
  if ((signInIsSetUp || tryMode) && publicUrl.startsWith('http:') && !isLoopback(new URL(publicUrl).hostname))
    throw new Error(
      `Browsers keep nobody signed in at ${publicUrl} without TLS. Set A39_PUBLIC_URL to an https:// address, or to http://localhost:${e.A39_PORT} on one machine.`,
    );
  if (tryMode && !isLoopback(e.A39_HOST) && e.A39_TRY_ANYWHERE === 'no')
    throw new Error(
      `Try mode lets anyone enter as anyone, so it only listens on this machine, and A39_HOST is ${e.A39_HOST}. Set A39_TRY=no, or A39_TRY_ANYWHERE=yes if everyone who reaches that address may do so.`,
    );
  if (!tryMode && (!e.A39_ORGANISATION || !e.A39_CONTACT_NAME || !e.A39_CONTACT_EMAIL || !e.A39_EVIDENCE_ORIGIN))
    throw new Error(
      'Outside try mode the organisation must be named: set A39_ORGANISATION, A39_CONTACT_NAME, A39_CONTACT_EMAIL and A39_EVIDENCE_ORIGIN.',
    );

  if ((e.A39_OIDC_ISSUER === undefined) !== (e.A39_OIDC_CLIENT_ID === undefined))
    throw new Error('A39_OIDC_ISSUER and A39_OIDC_CLIENT_ID belong together: set both or none.');
  if (mailSignIn && e.A39_SMTP_URL === undefined)
    throw new Error('A39_MAIL_SIGN_IN=yes sends links by mail, but A39_SMTP_URL is not set.');
  if ((e.A39_EVIDENCE_SIGNER === undefined) !== (e.A39_EVIDENCE_VKEY === undefined))
    throw new Error('A39_EVIDENCE_SIGNER and A39_EVIDENCE_VKEY belong together: set both or none.');
  if (e.A39_TSA_CA_FILE !== undefined && e.A39_TSA_URL === undefined)
    throw new Error('A39_TSA_CA_FILE is set, but A39_TSA_URL is not: set both or none.');

  const dataFolder = resolve(e.A39_DATA);
  const contactEmail = e.A39_CONTACT_EMAIL ?? 'privacy@brightwater.example';
  const database = e.A39_DATABASE ?? join(dataFolder, 'article39.sqlite');
  return {
    host: e.A39_HOST,
    port: e.A39_PORT,
    publicUrl,
    dataFolder,
    database: isPostgresUrl(database) ? database : resolve(database),
    coursesFolder: resolve(e.A39_COURSES ?? join(import.meta.dirname, '../courses')),
    evidenceOrigin: e.A39_EVIDENCE_ORIGIN ?? 'brightwater.example/evidence/try',
    evidenceKeyFile: resolve(e.A39_EVIDENCE_KEY_FILE ?? join(dataFolder, 'evidence-key.pem')),
    evidenceNextKeyFile: e.A39_EVIDENCE_NEXT_KEY_FILE === undefined ? null : resolve(e.A39_EVIDENCE_NEXT_KEY_FILE),
    evidenceSigner:
      e.A39_EVIDENCE_SIGNER === undefined ? null : { command: e.A39_EVIDENCE_SIGNER, vkey: e.A39_EVIDENCE_VKEY! },
    evidenceOutside: resolve(e.A39_EVIDENCE_OUTSIDE ?? dataFolder),
    evidencePredecessor: e.A39_EVIDENCE_PREDECESSOR === undefined ? null : resolve(e.A39_EVIDENCE_PREDECESSOR),
    smtpUrl: e.A39_SMTP_URL ?? null,
    mailFrom: e.A39_MAIL_FROM ?? contactEmail,
    checkpointMail: e.A39_CHECKPOINT_MAIL ?? contactEmail,
    tsa:
      e.A39_TSA_URL === undefined
        ? null
        : { url: e.A39_TSA_URL, caFile: e.A39_TSA_CA_FILE === undefined ? null : resolve(e.A39_TSA_CA_FILE) },
    witnesses: e.A39_WITNESSES,
    keepRecordsYears: e.A39_KEEP_RECORDS_YEARS,
    keepIdleAnswersDays: e.A39_KEEP_IDLE_ANSWERS_DAYS,
    timeZone: e.A39_TIME_ZONE,
    nightHour: e.A39_NIGHT_HOUR,
    webhookPrivate: e.A39_WEBHOOK_PRIVATE === 'yes',
    metricsToken: e.A39_METRICS_TOKEN ?? null,
    recordScores: e.A39_RECORD_SCORES === 'yes',
    oidc: oidcOf(e),
    mailSignIn,
    embedOrigins: e.A39_EMBED_ORIGINS,
    tryMode,
    organisation: e.A39_ORGANISATION ?? 'Brightwater Outdoor',
    contact: {
      name: e.A39_CONTACT_NAME ?? 'Ines Castellan, data protection officer',
      email: contactEmail,
      phone: e.A39_CONTACT_PHONE ?? (tryMode ? 'extension 39' : null),
    },
    logLevel: e.A39_LOG,
  };
}

function oidcOf(e: v.InferOutput<typeof environment>): OidcConfig | null {
  if (e.A39_OIDC_ISSUER === undefined || e.A39_OIDC_CLIENT_ID === undefined) return null;
  return {
    issuer: e.A39_OIDC_ISSUER,
    clientId: e.A39_OIDC_CLIENT_ID,
    clientSecret: e.A39_OIDC_CLIENT_SECRET ?? null,
    scopes: e.A39_OIDC_SCOPES,
    findBy: e.A39_OIDC_FIND_BY,
    staffNumberClaim: e.A39_OIDC_STAFF_NUMBER_CLAIM,
    rolesClaim: e.A39_OIDC_ROLES_CLAIM,
    roles: e.A39_OIDC_ROLES,
    require: e.A39_OIDC_REQUIRE,
    name: e.A39_OIDC_NAME ?? null,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
