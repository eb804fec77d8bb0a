import type { Token, Tokens } from 'marked';
import type { Remark } from '../course-model.ts';
import { eachToken } from '../lines.ts';
import { imageAllowed, inlines, linkAllowed } from '../markdown.ts';
import type { Page } from '../page.ts';
import { likeness, lineText } from '../plain-text.ts';
import { quoted, remark } from '../remark.ts';
import type { Place } from '../remark.ts';

const tracking = /[?&](utm_\w+|fbclid|gclid|msclkid|mc_cid|mc_eid|_hsenc|igshid|yclid)=/i;
const emptyWords =
  /^((click |press |tap )?(here|this|link|this link|more|read more|learn more)|(klicken sie |klicke )?hier( klicken)?|mehr|weiter|weiterlesen|mehr erfahren)$/;

function checkLink(link: Tokens.Link, place: Place, anchors: ReadonlySet<string>): Remark[] {
  const { href } = link;
  const words = lineText(inlines(link.tokens));
  const remarks: Remark[] = [];
  if (!linkAllowed(href)) {
    const secure = href.startsWith('http://') ? `[${words}](https${href.slice(4)})` : undefined;
    remarks.push(
      remark('link', place, `The link ${quoted(href)} goes neither to https:, mailto: nor a heading.`, secure),
    );
  } else if (href.startsWith('#') && !anchors.has(href.slice(1))) {
    remarks.push(remark('link', place, `The link ${quoted(href)} goes to a heading that is not on this page.`));
  }
  if (tracking.test(href)) {
    const message = `The link ${quoted(href)} tells its target who clicked. Remove what follows the question mark.`;
    remarks.push(remark('tracking-link', place, message, `[${words}](${href.split('?')[0]})`));
  }
  if (emptyWords.test(likeness(words))) {
    remarks.push(remark('click-here', place, `The link reads ${quoted(words)}. Let its words say where it goes.`));
  }
  return remarks;
}

function checkImage(image: Tokens.Image, place: Place, images: ReadonlySet<string>): Remark[] {
  const remarks: Remark[] = [];
  if (!imageAllowed(image.href)) {
    remarks.push(
      remark(
        'image',
        place,
        `The picture ${quoted(image.href)} does not lie in images/. Copy it there.`,
        `![${image.text}](images/picture.png)`,
      ),
    );
  } else if (!images.has(image.href)) {
    remarks.push(remark('image', place, `There is no picture ${quoted(image.href)}. Check the name, or add the file.`));
  }
  if (image.text.trim() === '') {
    const message = `The picture ${quoted(image.href)} has no description. Say in square brackets what it shows.`;
    remarks.push(remark('image', place, message, `![What the picture shows](${image.href})`));
  }
  return remarks;
}

/** Levels: one is the page's title, which stands in the top block; five needs a four before it. */
function checkHeading(heading: Tokens.Heading, before: number, place: Place): Remark[] {
  const text = lineText(inlines(heading.tokens));
  const say = (message: string, level: number): Remark[] => [
    remark('heading-level', place, message, `${'#'.repeat(level)} ${text}`),
  ];
  if (!heading.raw.trimStart().startsWith('#')) {
    return say(
      `A line of hyphens or equals signs makes ${quoted(text)} a heading. Put an empty line between them, or write ##.`,
      2,
    );
  }
  if (heading.depth === 1)
    return say(`${quoted(text)} has one #. The title stands in the top block; sections begin with ##.`, 2);
  if (heading.depth === 5 && before < 4) return say(`The heading ${quoted(text)} skips a level. Use ####.`, 4);
  if (heading.depth === 6) return say(`The heading ${quoted(text)} is too deep. Use ####, or begin a new section.`, 4);
  return [];
}

/** What the reader leaves out or a learner would stumble over: HTML, links, pictures, headings, tables. */
export function markup(page: Page<unknown>, images: ReadonlySet<string>): Remark[] {
  const remarks: Remark[] = [];
  const anchors = new Set<string>();
  const { tokens, lineOf, anchorOf } = page.lexed;
  eachToken(tokens, (token) => {
    if (token.type === 'heading') anchors.add(anchorOf(token));
  });
  let level = 1;
  let htmlLine = 0;
  eachToken(tokens, (token: Token) => {
    const place = { file: page.file, line: lineOf(token) };
    if (token.type === 'html' && place.line !== htmlLine) {
      htmlLine = place.line;
      remarks.push(
        remark(
          'raw-html',
          place,
          `HTML is not used: ${quoted(token.raw)}. Write it in Markdown; for a literal < put \`backticks\` around it.`,
        ),
      );
    } else if (token.type === 'link') remarks.push(...checkLink(token as Tokens.Link, place, anchors));
    else if (token.type === 'image') remarks.push(...checkImage(token as Tokens.Image, place, images));
    else if (token.type === 'heading') {
      remarks.push(...checkHeading(token as Tokens.Heading, level, place));
      level = (token as Tokens.Heading).depth;
    } else if (token.type === 'table' && (token as Tokens.Table).header.some((cell) => cell.text.trim() === '')) {
      remarks.push(
        remark('table-without-header', place, 'A column of this table has no heading. Write one into its first row.'),
      );
    }
  });
  return remarks;
}
