import fc from 'fast-check';
import { expect } from 'vitest';
import type { Block, Inline } from '../../server/courses/course-model.ts';
import { lineText } from '../../server/courses/plain-text.ts';
import type { Markup } from '../../server/pages/shell.ts';
import { blocks, line } from '../../server/plain/blocks.ts';
import { onSqlite } from '../support/database.ts';
import { pieces, textOf } from './markup.ts';

const tags = new Set(
  'p h2 h3 h4 h5 h6 ul ol li blockquote pre hr div table thead tbody tr th td em strong del code br a img'.split(' '),
);
const attributes: Record<string, string[]> = { a: ['href', 'rel'], img: ['src', 'alt'], th: ['scope'], div: ['class'] };

const nasty = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '&lt;b&gt;',
  '</pre><script>',
  '<!--',
  ']]>',
  '\u0000',
);
const written = async (markup: Markup) => (await markup).toString();
const words = fc.oneof(fc.string({ unit: 'binary' }), nasty);
const address = fc.oneof(
  words,
  fc.webUrl(),
  fc.constantFrom(
    'https://eur-lex.europa.eu/eli/reg/2016/679',
    'mailto:team@brightwater.example',
    'javascript:alert(1)',
    'JaVaScript:alert(1)',
    'java\nscript:alert(1)',
    ' https://a.example',
    'data:text/html,<script>alert(1)</script>',
    '//evil.example/',
    'http://evil.example/',
    '#heading',
    'https://a.example/" onclick="alert(1)',
    '/api/lessons/sha256:abc/images/card.png',
    '/api/lessons/sha256:abc/images/../../../try/session',
    'https://evil.example/pixel.png',
  ),
);

const { inline, block } = fc.letrec<{ inline: Inline; block: Block }>((tie) => {
  const inlines = fc.array(tie('inline'), { maxLength: 4 });
  const inner = fc.array(tie('block'), { maxLength: 3 });
  const depth = { depthSize: 'small', withCrossShrink: true } as const;
  return {
    inline: fc.oneof(
      depth,
      words,
      fc.record({ t: fc.constant('code' as const), v: words }),
      fc.constant({ t: 'br' as const }),
      fc.record({ t: fc.constant('img' as const), src: address, alt: words }),
      fc.record({ t: fc.constant('a' as const), href: address, c: inlines }),
      fc.record({ t: fc.constantFrom('em' as const, 'strong' as const, 'del' as const), c: inlines }),
    ),
    block: fc.oneof(
      depth,
      fc.record({ t: fc.constant('p' as const), c: inlines }),
      fc.record({ t: fc.constant('pre' as const), v: words }),
      fc.constant({ t: 'hr' as const }),
      fc.record({ t: fc.constant('h' as const), level: fc.constantFrom(3 as const, 4 as const), c: inlines }),
      fc.record({ t: fc.constantFrom('ul' as const, 'ol' as const), items: fc.array(inner, { maxLength: 3 }) }),
      fc.record({ t: fc.constant('quote' as const), c: inner }),
      fc.record({
        t: fc.constant('table' as const),
        head: fc.array(inlines, { maxLength: 3 }),
        rows: fc.array(fc.array(inlines, { maxLength: 3 }), { maxLength: 3 }),
      }),
    ),
  };
});

onSqlite('no lesson text becomes a tag, an attribute or an address that is not on the list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { maxLength: 5 }), fc.integer({ min: 1, max: 4 }), async (content, level) => {
      const open: string[] = [];
      for (const piece of pieces(await written(blocks(content, level)))) {
        if (piece.tag === undefined) continue;
        expect(tags).toContain(piece.tag);
        if (piece.closes) {
          expect(open.pop()).toBe(piece.tag);
          continue;
        }
        if (!['br', 'hr', 'img'].includes(piece.tag)) open.push(piece.tag);
        for (const name of Object.keys(piece.attributes)) expect(attributes[piece.tag]).toContain(name);
        const { href, rel, src } = piece.attributes;
        if (piece.tag === 'a') {
          expect(new URL(href!).protocol).toMatch(/^(https|mailto):$/);
          expect(rel).toBe('noopener noreferrer');
        }
        if (piece.tag === 'img')
          expect(new URL(src!, 'https://a.example').pathname).toMatch(/^\/api\/lessons\/[\w:-]+\/images\//);
      }
      expect(open).toEqual([]);
    }),
  );
});

onSqlite('every word of a line is there, as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(inline, { maxLength: 6 }), async (content) => {
      const shown = pieces(await written(line(content)))
        .map((piece) =>
          piece.tag === undefined ? piece.text : (piece.attributes['alt'] ?? (piece.tag === 'br' ? ' ' : '')),
        )
        .join('');
      expect(shown).toBe(lineText(content));
    }),
  );
});

onSqlite('links lead to https and mail; others, and pictures that are not ours, are their words', async () => {
  const shown = (piece: Inline) => written(line([piece]));
  expect(await shown({ t: 'a', href: 'https://edpb.europa.eu/x?a=1&b=2', c: ['the <law>'] })).toBe(
    '<a href="https://edpb.europa.eu/x?a=1&amp;b=2" rel="noopener noreferrer">the &lt;law&gt;</a>',
  );
  expect(await shown({ t: 'a', href: 'javascript:alert(1)', c: ['press'] })).toBe('press');
  expect(await shown({ t: 'a', href: '#other', c: ['below'] })).toBe('below');
  expect(await shown({ t: 'img', src: 'https://evil.example/pixel.png', alt: 'A card' })).toBe('A card');
  expect(textOf(await written(blocks([{ t: 'h', level: 4, c: ['Deep'] }], 4)))).toBe('Deep');
});
