/** What stands in a GIFT file, read as its description says and without the writer's help. */
export interface GiftQuestion {
  id: string;
  tags: string[];
  name: string;
  text: string;
  type: 'multichoice' | 'matching' | 'essay' | 'description';
  answers: { sign: string; weight: number; text: string; feedback: string }[];
  pairs: { left: string; right: string }[];
  feedback: string;
}

const signs = ':#={}~';

/** Escaped signs become private characters, so that what is left of `signs` has a meaning. */
function hidden(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at++) {
    const next = text[at + 1];
    if (text[at] !== '\\' || next === undefined) result += text[at];
    else {
      at++;
      const sign = signs.indexOf(next);
      if (sign >= 0) result += String.fromCodePoint(0xe000 + sign);
      else if (next === 'n') result += '\ue010';
      else if (next === '\\') result += '\ue011';
      else throw new Error(`Nothing is escaped as \\${next}`);
    }
  }
  return result;
}

function shown(text: string): string {
  return text
    .replace(/[\ue000-\ue005]/g, (sign) => signs[sign.codePointAt(0)! - 0xe000]!)
    .replaceAll('\ue010', '\n')
    .replaceAll('\ue011', '\\')
    .trim();
}

/** HTML as the words that it shows, for lines without elements. */
export function words(html: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code === undefined ? named[String(name)]! : String.fromCodePoint(Number(code)),
  );
}

function split(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + at.length)];
}

function readQuestion(block: string): GiftQuestion {
  const comments = block.split('\n').filter((line) => line.startsWith('//'));
  const id = /\[id:([^\]]+)\]/.exec(comments.join(' '))?.[1] ?? '';
  const tags = [...comments.join(' ').matchAll(/\[tag:([^\]]+)\]/g)].map(([, tag]) => tag!);
  const body = block
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .map((line) => line.trim())
    .join('\n');
  const [, named] = split(hidden(body), '::');
  const [name, rest] = split(named, '::');
  const [before, behind] = split(rest, '{');
  const [inside, after] = split(behind, '}');
  if (after.trim() !== '' || /[{}~]/.test(before)) throw new Error(`Something is not escaped in ${name}`);
  if (!before.startsWith('[html]')) throw new Error(`${name} is no HTML`);
  const question = { id, tags, name: shown(name), text: shown(before.slice('[html]'.length)) };
  const none = { answers: [], pairs: [], feedback: '' };
  if (!rest.includes('{')) return { ...question, ...none, type: 'description' };
  const [answers, general] = split(inside, '####');
  const feedback = shown(general);
  if (answers.trim() === '') return { ...question, ...none, type: 'essay', feedback };
  if (answers.includes('~')) {
    const read = [...answers.matchAll(/([~=])([^~=]*)/g)].map(([, sign, text]) => {
      const weight = /^%(-?\d+(?:\.\d+)?)%/.exec(text!);
      const [answer, said] = split(text!.slice(weight?.[0].length ?? 0), '#');
      const share = weight ? Number(weight[1]) : sign === '=' ? 100 : 0;
      return { sign: sign!, weight: share, text: shown(answer), feedback: shown(said) };
    });
    return { ...question, ...none, type: 'multichoice', answers: read, feedback };
  }
  const pairs = answers
    .split('=')
    .slice(1)
    .map((pair) => {
      const [left, right] = split(pair, '->');
      return { left: shown(left), right: shown(right) };
    });
  return { ...question, ...none, type: 'matching', pairs, feedback };
}

/** Reads a file: blank lines divide it. */
export function readGift(text: string): { categories: string[]; questions: GiftQuestion[] } {
  const blocks = text.split(/\n\s*\n/).map((block) => block.trim());
  const categories = blocks.filter((block) => block.startsWith('$CATEGORY: ')).map((block) => block.slice(11));
  const questions = blocks.filter((block) => /^::/m.test(block)).map(readQuestion);
  return { categories, questions };
}
