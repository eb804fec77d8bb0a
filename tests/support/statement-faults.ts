/**
 * What is wrong with a statement by xAPI 1.0.3, Part 2: as strict as the specification lets a store be, so that what passes here passes
 * elsewhere. Written from the specification and nothing of ours. Attachments, groups and sub-statements are not known here, and so refused.
 */
export function statementFaults(statement: unknown): string[] {
  const faults: string[] = [];
  checks(faults).statement(statement);
  return faults;
}

type Fields = Record<string, unknown>;
type Check = (value: unknown, at: string) => void;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
/** RFC 5646, by the lengths of its parts. */
const language =
  /^([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[a-wy-z0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?$/i;
/** RFC 3339, and no zone of minus nothing. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const duration = /^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/;
const mailbox = /^mailto:[a-z0-9.'_%+-]+@[a-z0-9.-]+\.[a-z]{2,63}$/i;

function checks(faults: string[]) {
  const unless = (is: boolean, at: string, what: string): void => {
    if (!is) faults.push(`${at}: ${what}`);
  };

  /** An object with these fields and no others (2.2). */
  function fields(
    value: unknown,
    at: string,
    needed: Record<string, Check>,
    optional: Record<string, Check> = {},
  ): Fields {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      faults.push(`${at}: 2.2 an object`);
      return {};
    }
    for (const key of Object.keys(needed)) unless(key in value, `${at}.${key}`, '2.2 is missing');
    for (const [key, inside] of Object.entries(value as Fields)) {
      const check = needed[key] ?? optional[key];
      if (check) check(inside, `${at}.${key}`);
      else faults.push(`${at}.${key}: 2.2 is not known`);
    }
    unless(Object.keys(value).length > 0, at, '2.2 an empty object');
    return value as Fields;
  }

  const like =
    (pattern: RegExp, what: string): Check =>
    (value, at) =>
      unless(typeof value === 'string' && pattern.test(value), at, what);
  const text: Check = (value, at) => unless(typeof value === 'string', at, '2.2 text');
  const truth: Check = (value, at) => unless(typeof value === 'boolean', at, '2.2 true or false');
  const number: Check = (value, at) => unless(typeof value === 'number' && Number.isFinite(value), at, '2.2 a number');
  const iri: Check = (value, at) => unless(typeof value === 'string' && URL.canParse(value), at, '4.1 an IRI');
  const tag = like(language, '4.2 a language');
  const one =
    (wanted: string): Check =>
    (value, at) =>
      unless(value === wanted, at, `2.2 is ${wanted}`);

  const languageMap: Check = (value, at) => {
    for (const [key, inside] of Object.entries(fields(value, at, {}, anyKey(text)))) {
      tag(key, at);
      text(inside, at);
    }
  };
  const extensions: Check = (value, at) => {
    for (const key of Object.keys(
      fields(
        value,
        at,
        {},
        anyKey(() => {}),
      ),
    ))
      iri(key, at);
  };

  const account: Check = (value, at) => void fields(value, at, { homePage: iri, name: like(/\S/, '2.4.2.4 a name') });
  const agent: Check = (value, at) => {
    const found = fields(
      value,
      at,
      {},
      {
        objectType: one('Agent'),
        name: text,
        mbox: like(mailbox, '2.4.2.3 mailto'),
        mbox_sha1sum: like(/^[0-9a-f]{40}$/, '2.4.2.3 SHA-1'),
        openid: iri,
        account,
      },
    );
    const ways = ['mbox', 'mbox_sha1sum', 'openid', 'account'].filter((key) => key in found);
    unless(ways.length === 1, at, '2.4.2.1 one identifier');
  };

  const activity: Check = (value, at) =>
    void fields(
      value,
      at,
      { id: iri },
      {
        objectType: one('Activity'),
        definition: (definition, inside) => {
          // An interaction says which kind it is, and its answers (2.4.4.1); none of ours is one.
          fields(
            definition,
            inside,
            {},
            { name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions },
          );
        },
      },
    );
  const reference: Check = (value, at) =>
    void fields(value, at, { objectType: one('StatementRef'), id: like(uuid, '2.4.1 UUID') });

  const score: Check = (value, at) => {
    const { scaled, raw, min, max } = fields(value, at, {}, { scaled: number, raw: number, min: number, max: number });
    const least = typeof min === 'number' ? min : -Infinity;
    const most = typeof max === 'number' ? max : Infinity;
    unless(least < most, at, '2.4.5.1 min is less than max');
    if (typeof raw === 'number') unless(raw >= least && raw <= most, at, '2.4.5.1 raw is between them');
    if (typeof scaled === 'number') unless(scaled >= -1 && scaled <= 1, at, '2.4.5.1 scaled is from -1 to 1');
  };
  const result: Check = (value, at) =>
    void fields(
      value,
      at,
      {},
      {
        score,
        success: truth,
        completion: truth,
        response: text,
        duration: like(duration, '4.4 a duration'),
        extensions,
      },
    );

  const activities: Check = (value, at) => {
    // One alone is taken for a list of one (2.4.6.2).
    const list: unknown[] = Array.isArray(value) ? value : [value];
    unless(list.length > 0, at, '2.4.6.2 an empty list');
    for (const [i, each] of list.entries()) activity(each, `${at}[${i}]`);
  };
  const near: Check = (value, at) =>
    void fields(value, at, {}, { parent: activities, grouping: activities, category: activities, other: activities });
  const context: Check = (value, at) =>
    void fields(
      value,
      at,
      {},
      {
        registration: like(uuid, '2.4.1 UUID'),
        instructor: agent,
        contextActivities: near,
        revision: text,
        platform: text,
        language: tag,
        statement: reference,
        extensions,
      },
    );

  return {
    statement(value: unknown): void {
      const found = fields(
        value,
        'statement',
        {
          actor: agent,
          verb: (verb, at) => void fields(verb, at, { id: iri }, { display: languageMap }),
          object: (object, at) =>
            (typeOf(object) === 'StatementRef' ? reference : typeOf(object) === 'Agent' ? agent : activity)(object, at),
        },
        {
          id: like(uuid, '2.4.1 UUID'),
          result,
          context,
          timestamp: (moment, at) => {
            like(instant, '4.5 a moment')(moment, at);
            unless(
              !/-00(:?00)?$/.test(String(moment)) && !Number.isNaN(Date.parse(String(moment))),
              at,
              '4.5 a moment',
            );
          },
          version: like(/^1\.0\.\d+$/, '2.4.10 a version'),
        },
      );
      const { revision, platform } = (found['context'] ?? {}) as Fields;
      const isActivity = !['StatementRef', 'Agent'].includes(typeOf(found['object']) ?? '');
      unless(isActivity || (revision === undefined && platform === undefined), 'context', '2.4.6 only of an activity');
      const { id } = (found['verb'] ?? {}) as Fields;
      const voids = id === 'http://adlnet.gov/expapi/verbs/voided';
      unless(!voids || typeOf(found['object']) === 'StatementRef', 'object', '2.3.2 a statement is voided');
    },
  };
}

function typeOf(object: unknown): string | undefined {
  return (object as { objectType?: string } | null | undefined)?.objectType;
}

/** Any key, checked in the same way. */
function anyKey(check: Check): Record<string, Check> {
  return new Proxy({}, { get: () => check });
}
