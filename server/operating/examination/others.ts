import { readFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { withoutCredentials } from '../../anchoring/post.ts';
import { daysAfter, dayOf } from '../../day.ts';
import { look, ok, wrong, type Examination, type Finding } from './finding.ts';

/** Milliseconds for each of the others. */
const patience = 8_000;

/** Others whom the server talks to. Nothing is sent that they would keep. */
export const ofOthers: Examination[] = [
  {
    about: 'mail',
    look: async ({ config }) => {
      if (config.smtpUrl === null) return look('No mail server is set, so nobody is reminded.', 'Set A39_SMTP_URL.');
      const { createTransport } = await import('nodemailer');
      const server = createTransport({
        url: config.smtpUrl,
        connectionTimeout: patience,
        greetingTimeout: patience,
        dnsTimeout: patience,
        socketTimeout: patience,
      });
      const { host } = new URL(config.smtpUrl);
      try {
        await server.verify();
        return ok(`${host} answers`);
      } catch (error) {
        return wrong(`${host}: ${reasonOf(error)}`, 'Look at A39_SMTP_URL, and whether this machine may reach it.');
      } finally {
        server.close();
      }
    },
  },
  {
    about: 'sign-in',
    look: async ({ config, db }) => {
      const { oidc, mailSignIn, tryMode } = config;
      if (tryMode) return ok('try mode: anyone enters as anyone');
      if (oidc === null && !mailSignIn)
        return wrong('Nobody can sign in.', 'Set A39_OIDC_ISSUER or A39_MAIL_SIGN_IN, see docs/sign-in.md.');
      const dpo = await db.selectFrom('person_role').select('person_id').where('role', '=', 'dpo').executeTakeFirst();
      if (!dpo && !oidc?.roles.some(({ role }) => role === 'dpo'))
        return look('Nobody is data protection officer here.', 'article39 people grant dpo STAFF_NUMBER');
      if (oidc === null) return ok('by links in mails');
      return reached(
        [`${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`],
        'Look at A39_OIDC_ISSUER.',
      );
    },
  },
  {
    about: 'time stamps',
    look: async ({ config, now }) => {
      if (config.tsa === null) return ok('not set up');
      const { url, caFile } = config.tsa;
      if (caFile !== null) {
        const [first] = (await readFile(caFile, 'utf8')).split(/(?<=-----END CERTIFICATE-----)/);
        const { validTo } = new X509Certificate(first!);
        if (Date.parse(validTo) < now.getTime())
          return wrong(
            `The certificate in ${caFile} was valid until ${validTo}.`,
            'Get the present one of the authority.',
          );
        if (Date.parse(validTo) < Date.parse(daysAfter(dayOf(now), 30)))
          return look(`The certificate in ${caFile} is valid until ${validTo}.`, 'Get the next one of the authority.');
      }
      return reached([url], 'Look at A39_TSA_URL.');
    },
  },
  {
    about: 'witnesses',
    look: async ({ config }) =>
      config.witnesses.length === 0
        ? ok('not set up')
        : reached(
            config.witnesses.map(({ url }) => url),
            'Look at A39_WITNESSES, and ask whoever runs them.',
          ),
  },
];

/** Any answer is one: what they say to a question that they do not know is no fault. */
async function reached(urls: readonly string[], todo: string): Promise<Omit<Finding, 'about'>> {
  const faults: string[] = [];
  for (const url of urls) {
    const { address } = withoutCredentials(url);
    try {
      const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
      await response.body?.cancel();
    } catch (error) {
      faults.push(`${new URL(address).host}: ${reasonOf(error)}`);
    }
  }
  return faults.length > 0
    ? wrong(faults.join('; '), todo)
    : ok(`${urls.map((url) => new URL(url).host).join(', ')} answer`);
}

/** A certificate that does not fit is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long';
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
