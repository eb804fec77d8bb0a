import { ApiError, errorIn, version } from '../api/api-error.ts';
import { doorTo } from '../api/door.ts';
import { judge, policiesIn, worstOf } from '../intranet/policy.ts';
import type { PolicyTerms } from '../locales/policy/en.ts';
import { bad, good, look, plain, type Finding } from './findings.ts';
import { isSameSite, scriptTags } from './look-at-page.ts';
import type { Violations } from './violations.ts';

/** What has to be asked for: of the server no more than any element asks, and of the page its own headers. */
export async function lookAtServer(server: string, violations: Violations, words: PolicyTerms): Promise<Finding[]> {
  const [reached, policy] = await Promise.all([reach(server), lookAtPolicy(server, words)]);
  const way = await lookAtWayIn(server, reached.state !== 'good');
  // Last: what was stopped meanwhile belongs to it.
  await new Promise((resolve) => setTimeout(resolve, 100));
  const { list } = violations;
  const stopped =
    list.length > 0 ? bad('violations', 'violations', list.join(', ')) : good('violations', 'noViolations');
  return [lookAtScript(), ...reached.findings, policy, stopped, ...way];
}

/** Only the newest brings this check: the pinned file has no room for it. */
function lookAtScript(): Finding {
  return good('script', scriptTags().length > 0 ? 'evergreen' : 'imported', version);
}

async function reach(server: string): Promise<{ state: 'good' | 'bad'; findings: Finding[] }> {
  const unknown = look('origin', 'unknown');
  if (location.protocol === 'https:' && server.startsWith('http:') && !isLoopback(server))
    return { state: 'bad', findings: [bad('server', 'mixed'), unknown] };
  const { origin } = location;
  // Anybody may ask for a picture; only registered pages get an answer to a call.
  const picture = await fetch(`${server}/embed/v1/mark.svg`, { cache: 'no-store' }).catch(() => undefined);
  if (!picture?.ok) return { state: 'bad', findings: [bad('server', 'notReached', server), unknown] };
  const answer = await fetch(`${server}/api/session`, {
    credentials: 'omit',
    headers: { 'X-A39-Client': version },
  }).catch(() => undefined);
  const reached = good('server', 'reached', server);
  if (!answer) return { state: 'bad', findings: [reached, bad('origin', 'notRegistered', origin)] };
  if (origin === server) return { state: 'good', findings: [reached, good('origin', 'own')] };
  const registered = good('origin', 'registered', origin);
  const { code } = await errorIn(answer);
  if (code === 'client_too_old') return { state: 'bad', findings: [bad('server', 'tooOld'), registered] };
  return { state: 'good', findings: [reached, registered] };
}

function isLoopback(server: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(server).hostname);
}

/** The policy of the page, from its own headers and elements. */
async function lookAtPolicy(server: string, words: PolicyTerms): Promise<Finding> {
  const head = await fetch(location.href.split('#')[0]!, { method: 'HEAD' }).catch(() => undefined);
  const metas = [...document.querySelectorAll('meta[http-equiv="content-security-policy" i]')];
  const policies = [
    ...['content-security-policy', 'content-security-policy-report-only'].flatMap((name) => {
      const value = head?.headers.get(name);
      return value ? policiesIn(`${name}: ${value}`) : [];
    }),
    ...metas.flatMap((meta) => policiesIn(meta.getAttribute('content') ?? '')),
  ];
  if (policies.length === 0) return head?.ok ? plain('policy', 'noPolicy') : look('policy', 'policyHidden');
  const findings = judge(policies, { server, page: location.href });
  if (worstOf(findings) !== 'blocked') return good('policy', 'policyGood');
  const blocked = findings.filter(({ verdict, reportOnly }) => verdict === 'blocked' && !reportOnly);
  const needs = new Set(blocked.map(({ need }) => words.needs[need]));
  return bad('policy', 'policyBlocks', [...needs].join(', '));
}

const ways = ['auto', 'cookie', 'token', 'redirect'];

/** How the page says that people are signed in, and what comes of it. */
async function lookAtWayIn(server: string, cannotAsk: boolean): Promise<Finding[]> {
  const configs = document.querySelectorAll<HTMLElement & { getToken?: unknown }>('a39-config');
  const auth = configs[0]?.getAttribute('auth') ?? 'auto';
  const hasToken = configs[0]?.getToken !== undefined;
  const door = doorTo(server);
  const configured = [
    ways.includes(auth) ? good('way', 'way', auth) : look('way', 'wayUnknown', auth),
    ...(configs.length > 1 ? [look('way', 'manyConfigs', `${configs.length}`)] : []),
    ...(auth === 'cookie' && door && !isSameSite(server) ? [bad('way', 'cookieElsewhere')] : []),
    ...(auth === 'token' && !hasToken ? [bad('way', 'noToken')] : []),
  ];
  // Of our own pages the elements themselves say whether somebody is signed in.
  if (!door || cannotAsk) return configured;
  return [...configured, await signedIn(door)];
}

async function signedIn(door: NonNullable<ReturnType<typeof doorTo>>): Promise<Finding> {
  try {
    await (await door).token();
    return good('signedIn', 'signedIn');
  } catch (cause) {
    const { code, message } = cause instanceof ApiError ? cause : new ApiError('token_failed', '');
    if (code === 'sign_in_required') return look('signedIn', 'nobody');
    // The server's sentences are for those who set a page up, and repeat nothing of a token.
    const isServers = ['host_token_refused', 'person_not_found'].includes(code);
    return { ...bad('signedIn', 'refused', code), ...(isServers && { quoted: message }) };
  }
}
