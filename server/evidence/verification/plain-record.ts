import { readCanonicalText } from './canonical-form.ts';
import type { Json } from './canonical-form.ts';
import { checkClaim, claimsOf } from './claims.ts';
import type { Claims, CourseClaim } from './claims.ts';
import { fromBase64Url, sha256Text } from './encodings.ts';
import { plainTypes } from './leaf-block.ts';
import { isDay, isOrigin } from './shapes.ts';

/** A record or an assignment of which all claims are disclosed, in their usual spelling. */
export type PlainRecord = {
  type: (typeof plainTypes)[number];
  index: number;
  date: string;
  leaf: string;
  claims: Claims;
  course: CourseClaim;
};

const afterType = '\\",\\"v\\":1}';
const listStart = '","disclosures":["';
const mostCourses = 1_000;
const mostDays = 10_000;

// Text with nothing escaped. U+FFFD stands for bytes that are not UTF-8, so it is left for the general rules to judge.
const text = String.raw`"[^"\\\u0000-\u001f\ufffd]*"`;
const integer = String.raw`0|-?[1-9]\d{0,14}`;
const list = String.raw`null|\[(?:${text}(?:,${text})*)?\]`;
const moment = String.raw`\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z`;

const indexPattern = /^(?:0|[1-9]\d{0,14})$/;
const saltPattern = /^\["[\w-]{22}",$/;
const subPattern = new RegExp(`^"sub",(${text})\\]$`);
const personPattern = new RegExp(`^"person",\\{"email":(null|${text}),"name":(${text}),"unit":(null|${text})\\}\\]$`);
const outcomePattern = /^"outcome","(passed|failed|completed|acknowledged|attended|exempted)"\]$/;
const detailPattern = new RegExp(
  `^"detail",\\{"attempt":(${integer}),"by":(?:null|${text}),"completed_at":"(${moment})",(?:"drawn":(?:${list}),)?` +
    `"max":(null|${integer}),"pass":(?:null|${integer}),"score":(null|${integer}),"seconds":(?:null|${integer}),` +
    `(?:"shown_by_pre_check":(?:${list}),)?"via":"(player|import|admin|scorm|xapi)"\\}\\]$`,
);
const duePattern = new RegExp(`^"due",\\{"campaign":(${text}),"date":"([\\d-]{10})","rule":(${text})\\}\\]$`);

/**
 * Recognises the lines of `records.jsonl` of which a full bundle has nearly nothing but: records and assignments with all their
 * claims, spelled without anything unusual. It writes the line that these disclosures and this day demand, and compares. What it answers, the
 * general rules (`readRecordLine`, `readEntry`, `readDisclosures`) would answer too; whatever it does not recognise
 * (`undefined`) is theirs to judge.
 */
export class PlainRecords {
  readonly #origin: string;
  readonly #isUsable: boolean;
  readonly #days = new Set<string>();
  readonly #courses = new Map<string, CourseClaim>();

  constructor(origin: string) {
    this.#origin = origin;
    this.#isUsable = isOrigin(origin);
  }

  read(line: Buffer): PlainRecord | undefined {
    const written = line.toString('latin1');
    const listAt = written.lastIndexOf(listStart);
    if (!this.#isUsable || listAt < 0 || !written.endsWith('"]}')) return undefined;
    const disclosures = written.slice(listAt + listStart.length, -3).split('","');
    const type = plainTypes.find((known) => written.startsWith(known, listAt - known.length - afterType.length));
    if (type === undefined || disclosures.length !== claimsOf[type].length) return undefined;
    const digests = disclosures.map((disclosure) => sha256Text(disclosure, 'base64url')).sort();
    const index = written.slice(9, written.indexOf(',', 9));
    const tail = `\\",\\"log\\":\\"${this.#origin}\\",\\"type\\":\\"${type}${afterType}`;
    const date = written.slice(listAt - tail.length - 10, listAt - tail.length);
    const head =
      `{"index":${index},"leaf":"{\\"_sd\\":[\\"${digests.join('\\",\\"')}\\"],` +
      `\\"_sd_alg\\":\\"sha-256\\",\\"date\\":\\"${date}${tail}`;
    if (written.slice(0, listAt) !== head || !indexPattern.test(index) || !this.#isKnownDay(date)) return undefined;
    const claims: Claims = {};
    for (const disclosure of disclosures) if (!this.#readInto(claims, disclosure)) return undefined;
    const { course } = claims;
    if (course === undefined || !claimsOf[type].every((claim) => claims[claim] !== undefined)) return undefined;
    const leaf =
      `{"_sd":["${digests.join('","')}"],"_sd_alg":"sha-256","date":"${date}","log":"${this.#origin}",` +
      `"type":"${type}","v":1}`;
    return { type, index: Number(index), date, leaf, claims, course };
  }

  /** Adds the claim that this disclosure opens; answers whether it could be recognised. */
  #readInto(claims: Claims, disclosure: string): boolean {
    const opened = fromBase64Url(disclosure)?.toString();
    if (opened === undefined || !saltPattern.test(opened.slice(0, 26))) return false;
    const claim = opened.slice(26);
    switch (claim[1]) {
      case 's':
        return this.#readSub(claims, claim);
      case 'p':
        return this.#readPerson(claims, claim);
      case 'c':
        return this.#readCourse(claims, claim);
      case 'd':
        return claim[2] === 'u' ? this.#readDue(claims, claim) : this.#readDetail(claims, claim);
      case 'o':
        return this.#readOutcome(claims, claim);
      default:
        return false;
    }
  }

  #readSub(claims: Claims, claim: string): boolean {
    const [, sub] = subPattern.exec(claim) ?? [];
    if (sub === undefined || sub === '""') return false;
    claims.sub = sub.slice(1, -1);
    return true;
  }

  #readPerson(claims: Claims, claim: string): boolean {
    const [, email, name, unit] = personPattern.exec(claim) ?? [];
    if (email === undefined || name === undefined || unit === undefined) return false;
    claims.person = { email: textOrNull(email), name: name.slice(1, -1), unit: textOrNull(unit) };
    return true;
  }

  // There are few courses and many records of each, so the general rules are asked once for each.
  #readCourse(claims: Claims, claim: string): boolean {
    let course = this.#courses.get(claim);
    if (course === undefined && this.#courses.size < mostCourses) {
      course = courseIn(claim);
      if (course !== undefined) this.#courses.set(claim, course);
    }
    if (course === undefined) return false;
    claims.course = course;
    return true;
  }

  #readOutcome(claims: Claims, claim: string): boolean {
    const [, outcome] = outcomePattern.exec(claim) ?? [];
    if (outcome === undefined) return false;
    claims.outcome = outcome;
    return true;
  }

  #readDetail(claims: Claims, claim: string): boolean {
    const [, attempt, completedAt, max, score, via] = detailPattern.exec(claim) ?? [];
    if (attempt === undefined || completedAt === undefined || via === undefined) return false;
    if (!this.#isKnownDay(completedAt.slice(0, 10))) return false;
    claims.detail = {
      attempt: Number(attempt),
      completed_at: completedAt,
      max: numberOrNull(max),
      score: numberOrNull(score),
      via,
    };
    return true;
  }

  #readDue(claims: Claims, claim: string): boolean {
    const [, campaign, date, rule] = duePattern.exec(claim) ?? [];
    if (campaign === undefined || date === undefined || rule === undefined || !this.#isKnownDay(date)) return false;
    claims.due = { campaign: campaign.slice(1, -1), date, rule: rule.slice(1, -1) };
    return true;
  }

  #isKnownDay(day: string): boolean {
    if (this.#days.has(day)) return true;
    if (!isDay(day)) return false;
    if (this.#days.size < mostDays) this.#days.add(day);
    return true;
  }
}

function courseIn(claim: string): CourseClaim | undefined {
  try {
    const value = readCanonicalText(`[${claim}`) as Json[];
    if (value.length !== 2 || value[0] !== 'course') return undefined;
    checkClaim('course', value[1] ?? null);
    // Sound: `checkClaim` has compared every key with the shape of this claim.
    return value[1] as CourseClaim;
  } catch {
    return undefined;
  }
}

function textOrNull(written: string): string | null {
  return written === 'null' ? null : written.slice(1, -1);
}

function numberOrNull(written: string | undefined): number | null {
  return written === undefined || written === 'null' ? null : Number(written);
}
