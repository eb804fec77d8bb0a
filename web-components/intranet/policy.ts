/** One Content Security Policy: what is named first in it counts, as in browsers. */
export interface Policy {
  /** It blocks nothing and only reports. */
  reportOnly: boolean;
  directives: Map<string, string[]>;
}

/** What our elements need of the policy of a page. */
export type Need = 'script' | 'calls' | 'pictures' | 'frame' | 'trusted_types' | 'sandbox' | 'upgrade';

export interface Wanted {
  /** Origin of the training server. */
  server: string;
  /** Address of the page, where it is known: what `'self'` means. */
  page?: string;
  /** Subresource integrity of the tag, if it has one. */
  integrity?: string;
  /** The page shows us in a frame, and nothing else of ours. */
  framed?: boolean;
}

export type Verdict =
  /** Nothing stands in the way. */
  | 'open'
  /** Open if the tag carries the nonce that the page makes anew for each answer. */
  | 'nonce'
  | 'blocked';

export interface Finding {
  need: Need;
  verdict: Verdict;
  /** Which of the policies, counted from 0. */
  policy: number;
  reportOnly: boolean;
  /** What decides it in the policy; null if the policy says nothing about it. */
  directive: string | null;
  /** What stands there. */
  sources: string[];
  why:
    | 'unmentioned'
    | 'listed'
    | 'not_listed'
    | 'none'
    | 'nonce'
    | 'strict_dynamic'
    | 'integrity'
    | 'lit_missing'
    | 'lit_once'
    | 'no_scripts'
    | 'no_origin'
    | 'no_popups'
    | 'upgraded';
  /** The directive as it should be; null where nothing is to be done in the policy. */
  put: string | null;
}

/** What decides, in the order in which browsers look for it. */
const deciding: Record<'script' | 'calls' | 'pictures' | 'frame', string[]> = {
  script: ['script-src-elem', 'script-src', 'default-src'],
  calls: ['connect-src', 'default-src'],
  pictures: ['img-src', 'default-src'],
  frame: ['frame-src', 'child-src', 'default-src'],
};

/** Where in the server each need is: a source may name a path. */
const paths = {
  script: ['/embed/v1/a39.js'],
  calls: ['/api/my/training', '/api/embed/v1/session'],
  pictures: ['/api/lessons/x/images/x.svg'],
  frame: ['/embed/frame/my-training'],
};

/** The name of the header, with what the settings of web servers write before it. */
const header =
  /^(?:add_header\s|header\s+(?:always\s+)?(?:set|add|append)\s)?[^\w]*content-security-policy(-report-only)?["']?\s*[:=,]?\s*/i;

/** Words before a colon that are sources and no names of headers. */
const schemes = /^(data|blob|https?|wss?|filesystem|mediastream):/i;

/**
 * Reads what somebody pasted: the value of one header, headers with their names (of a whole answer, too), `<meta>` elements, several
 * of them, over several lines.
 */
export function policiesIn(text: string): Policy[] {
  const found: { reportOnly: boolean; value: string }[] = [];
  for (const line of linesOf(text)) {
    const named = header.exec(line);
    if (named) found.push({ reportOnly: named[1] !== undefined, value: line.slice(named[0].length) });
    else if (/^HTTP\/[\d.]+ \d/.test(line) || (/^[\w-]+:(\s|$)/.test(line) && !schemes.test(line))) found.push(none());
    else if (found.length === 0) found.push({ reportOnly: false, value: line });
    else found.at(-1)!.value += ` ${line}`;
  }
  return found
    .flatMap(({ reportOnly, value }) =>
      unquoted(value)
        .split(',')
        .map((one) => ({ reportOnly, directives: directivesIn(one) })),
    )
    .filter(({ directives }) => directives.size > 0);
}

/** A place for lines that belong to another header. */
const none = () => ({ reportOnly: false, value: '"' });

/** A `<meta>` element is a line of its own. */
function linesOf(text: string): string[] {
  const metas = [...text.matchAll(/<meta\b[^>]*>/gi)].map(([tag]) => {
    const content = /\bcontent\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag);
    const isPolicy = /http-equiv\s*=\s*["']?content-security-policy["']?[\s/>]/i.test(tag);
    return isPolicy && content ? `content-security-policy: ${(content[1] ?? content[2])!.replaceAll(/\s+/g, ' ')}` : '';
  });
  const rest = text.replaceAll(/<meta\b[^>]*>/gi, '\n').replaceAll(/\\\r?\n/g, ' ');
  return [...metas, ...rest.split(/\r?\n/)].map((line) => line.trim()).filter(Boolean);
}

/** Settings of web servers put the whole value into quotes; those of a policy stand around single words. */
function unquoted(value: string): string {
  return value.replaceAll('"', ' ').replace(/\balways\s*;?\s*$/i, '');
}

function directivesIn(value: string): Map<string, string[]> {
  const directives = new Map<string, string[]>();
  for (const part of value.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    const lower = name!.toLowerCase();
    if (/^[a-z][a-z-]*$/.test(lower) && !directives.has(lower)) directives.set(lower, sources);
  }
  return directives;
}

/** What each policy does to our elements. All policies that are in force must let them through. */
export function judge(policies: readonly Policy[], wanted: Wanted): Finding[] {
  return policies.flatMap(({ reportOnly, directives }, policy) => {
    const needs = wanted.framed
      ? [fetched('frame', directives, wanted)]
      : [
          script(directives, wanted),
          fetched('calls', directives, wanted),
          fetched('pictures', directives, wanted),
          ...trustedTypes(directives),
          ...sandbox(directives),
          ...upgrade(directives, wanted),
        ];
    return needs.map((finding) => ({ ...finding, policy, reportOnly }));
  });
}

type Judged = Omit<Finding, 'policy' | 'reportOnly'>;

function decidedBy(need: keyof typeof deciding, directives: Policy['directives']) {
  const directive = deciding[need].find((name) => directives.has(name)) ?? null;
  return { directive, sources: directive === null ? [] : directives.get(directive)! };
}

function fetched(
  need: Exclude<keyof typeof deciding, 'script'>,
  directives: Policy['directives'],
  wanted: Wanted,
): Judged {
  const { directive, sources } = decidedBy(need, directives);
  const found = { need, directive, sources };
  if (directive === null) return { ...found, verdict: 'open', why: 'unmentioned', put: null };
  if (isListed(sources, paths[need], wanted)) return { ...found, verdict: 'open', why: 'listed', put: null };
  const why = isNone(sources) ? 'none' : 'not_listed';
  return { ...found, verdict: 'blocked', why, put: withOurs(deciding[need][0]!, sources, wanted.server) };
}

function script(directives: Policy['directives'], wanted: Wanted): Judged {
  const { directive, sources } = decidedBy('script', directives);
  const found = { need: 'script' as const, directive, sources };
  if (directive === null) return { ...found, verdict: 'open', why: 'unmentioned', put: null };
  const lower = sources.map((source) => source.toLowerCase());
  const hasNonce = lower.some((source) => source.startsWith("'nonce-"));
  const hasHash = lower.some((source) => /^'sha(256|384|512)-/.test(source));
  const { integrity = '' } = wanted;
  if (integrity && integrity.split(/\s+/).every((hash) => sources.includes(`'${hash}'`)))
    return { ...found, verdict: 'open', why: 'integrity', put: null };
  // With it a list of addresses counts for nothing.
  if (lower.includes("'strict-dynamic'")) {
    if (hasNonce || hasHash) return { ...found, verdict: 'nonce', why: 'strict_dynamic', put: null };
    return { ...found, verdict: 'blocked', why: 'strict_dynamic', put: null };
  }
  if (isListed(sources, paths.script, wanted)) return { ...found, verdict: 'open', why: 'listed', put: null };
  if (hasNonce) return { ...found, verdict: 'nonce', why: 'nonce', put: null };
  const name = directive === 'default-src' ? 'script-src' : directive;
  const why = isNone(sources) ? 'none' : 'not_listed';
  return { ...found, verdict: 'blocked', why, put: withOurs(name, sources, wanted.server) };
}

/** What a directive stood in for before it was named goes on to be allowed. */
function withOurs(name: string, sources: readonly string[], server: string): string {
  return [name, ...(isNone(sources) ? [] : sources), server].join(' ');
}

function isNone(sources: readonly string[]): boolean {
  return sources.length === 0 || (sources.length === 1 && sources[0]!.toLowerCase() === "'none'");
}

/** The library that draws our elements makes one policy for Trusted Types, when it is loaded. */
function trustedTypes(directives: Policy['directives']): Judged[] {
  const sources = directives.get('trusted-types');
  const isEnforced = directives.get('require-trusted-types-for')?.some((one) => one.toLowerCase() === "'script'");
  if (!sources) {
    if (!isEnforced) return [];
    const directive = 'require-trusted-types-for';
    return [
      { need: 'trusted_types', directive, sources: ["'script'"], verdict: 'open', why: 'unmentioned', put: null },
    ];
  }
  const found = { need: 'trusted_types' as const, directive: 'trusted-types', sources };
  const allows = (name: string): boolean => sources.some((one) => one === '*' || one === name);
  const without = sources.filter((one) => one.toLowerCase() !== "'none'");
  if (!allows('lit-html'))
    return [
      { ...found, verdict: 'blocked', why: 'lit_missing', put: ['trusted-types', ...without, 'lit-html'].join(' ') },
    ];
  const isRepeatable = sources.some((one) => one.toLowerCase() === "'allow-duplicates'");
  return [{ ...found, verdict: 'open', why: isRepeatable ? 'listed' : 'lit_once', put: null }];
}

function sandbox(directives: Policy['directives']): Judged[] {
  const sources = directives.get('sandbox');
  if (!sources) return [];
  const found = { need: 'sandbox' as const, directive: 'sandbox', sources };
  const has = (token: string): boolean => sources.some((one) => one.toLowerCase() === token);
  const lacking = (['allow-scripts', 'allow-same-origin', 'allow-popups'] as const).filter((token) => !has(token));
  if (lacking.length === 0) return [{ ...found, verdict: 'open', why: 'listed', put: null }];
  const why = { 'allow-scripts': 'no_scripts', 'allow-same-origin': 'no_origin', 'allow-popups': 'no_popups' } as const;
  const put = ['sandbox', ...sources, ...lacking].join(' ');
  return [{ ...found, verdict: lacking[0] === 'allow-popups' ? 'open' : 'blocked', why: why[lacking[0]!], put }];
}

/** A server without encryption is asked with it, and does not answer. */
function upgrade(directives: Policy['directives'], { server }: Wanted): Judged[] {
  const directive = 'upgrade-insecure-requests';
  if (!directives.has(directive) || !server.startsWith('http:')) return [];
  return [{ need: 'upgrade', directive, sources: [], verdict: 'blocked', why: 'upgraded', put: null }];
}

function isListed(sources: readonly string[], at: readonly string[], wanted: Wanted): boolean {
  return at.every((path) => sources.some((source) => matches(source, new URL(path, wanted.server), wanted.page)));
}

/** Whether a source lets an address through (CSP Level 3, 6.7.2.8). */
function matches(source: string, address: URL, page: string | undefined): boolean {
  const own = page !== undefined && URL.canParse(page) ? new URL(page) : undefined;
  // A page over https is taken for granted: no other is worth a policy.
  const scheme = own?.protocol ?? 'https:';
  if (source === '*') return true;
  if (source.toLowerCase() === "'self'") return own?.origin === address.origin;
  const bare = /^([a-z][a-z\d+.-]*):$/i.exec(source);
  if (bare) return isScheme(`${bare[1]!.toLowerCase()}:`, address.protocol);
  const parts = /^(?:([a-z][a-z\d+.-]*):\/\/)?(\*|(?:\*\.)?[\w.-]+|\[[\da-f:]+\])(?::(\d+|\*))?(\/[^?#]*)?$/i.exec(
    source,
  );
  if (!parts) return false;
  const [, named, host, port, path] = parts;
  return (
    isScheme(named === undefined ? scheme : `${named.toLowerCase()}:`, address.protocol) &&
    isHost(host!.toLowerCase(), address.hostname) &&
    isPort(port, address) &&
    isPath(path, address.pathname)
  );
}

/** What is allowed without encryption is allowed with it. */
function isScheme(allowed: string, asked: string): boolean {
  return allowed === asked || (allowed === 'http:' && asked === 'https:');
}

function isHost(allowed: string, asked: string): boolean {
  if (allowed === '*') return true;
  return allowed.startsWith('*.') ? asked.endsWith(allowed.slice(1)) : allowed === asked;
}

function isPort(allowed: string | undefined, { port, protocol }: URL): boolean {
  if (allowed === '*') return true;
  const usual = protocol === 'https:' ? '443' : '80';
  const asked = port || usual;
  return (allowed ?? usual) === asked || (allowed === '80' && asked === '443');
}

function isPath(allowed: string | undefined, asked: string): boolean {
  if (allowed === undefined || allowed === '/') return true;
  return allowed.endsWith('/') ? asked.startsWith(allowed) : asked === allowed;
}

/** The worst that policies in force do to a need. */
export function worstOf(findings: readonly Finding[]): Verdict {
  const inForce = findings.filter(({ reportOnly }) => !reportOnly).map(({ verdict }) => verdict);
  return (['blocked', 'nonce'] as const).find((verdict) => inForce.includes(verdict)) ?? 'open';
}

/** The policy as it should be, as one line. */
export function mended(policy: Policy, findings: readonly Finding[]): string {
  const directives = new Map([...policy.directives].map(([name, sources]) => [name, [name, ...sources].join(' ')]));
  for (const { put } of findings) if (put !== null) directives.set(put.split(' ')[0]!, put);
  return [...directives.values()].join('; ');
}
