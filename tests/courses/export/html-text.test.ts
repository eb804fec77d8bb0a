import { expect, test } from 'vitest';
import type { Block, Inline } from '../../../server/courses/course-model.ts';
import { describedPicture, escaped, htmlText } from '../../../server/courses/export/html-text.ts';
import { readXml } from './xml-reader.ts';

const all: Block[] = [
  { t: 'p', c: ['a ', { t: 'em', c: ['b'] }, { t: 'strong', c: ['c'] }, { t: 'del', c: ['d'] }, { t: 'br' }] },
  {
    t: 'p',
    c: [
      { t: 'code', v: '<x>' },
      { t: 'a', href: 'https://a.example/?b&c="', c: ['link'] },
    ],
  },
  {
    t: 'p',
    c: [
      { t: 'a', href: '#there', c: ['here'] },
      { t: 'img', src: 'images/a.png', alt: 'A <door>' },
    ],
  },
  { t: 'h', level: 3, c: ['Three'] },
  { t: 'h', level: 4, c: ['Four'] },
  { t: 'ul', items: [[{ t: 'p', c: ['one'] }], [{ t: 'p', c: ['two'] }]] },
  { t: 'ol', items: [[{ t: 'p', c: ['first'] }]] },
  { t: 'quote', c: [{ t: 'p', c: ['said'] }] },
  { t: 'pre', v: 'x < y' },
  { t: 'hr' },
  { t: 'table', head: [['H & h']], rows: [[['c']]] },
];

test('every block and every piece of a line', () => {
  expect(htmlText(all, describedPicture)).toBe(
    [
      '<p>a <em>b</em><strong>c</strong><del>d</del><br/></p>',
      '<p><code>&lt;x&gt;</code><a href="https://a.example/?b&amp;c=&quot;">link</a></p>',
      '<p>here<em>[A &lt;door&gt;]</em></p>',
      '<h4>Three</h4>',
      '<h5>Four</h5>',
      '<ul><li><p>one</p></li><li><p>two</p></li></ul>',
      '<ol><li><p>first</p></li></ol>',
      '<blockquote><p>said</p></blockquote>',
      '<pre>x &lt; y</pre>',
      '<hr/>',
      '<table><thead><tr><th scope="col">H &amp; h</th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>',
    ].join(''),
  );
});

test('it is well-formed XML', () => {
  expect(() => readXml(`<div>${htmlText(all, describedPicture)}</div>`)).not.toThrow();
});

test('text is escaped and loses what cannot be written', () => {
  const line: Inline[] = ['<script>&"\u0000\ud800'];
  expect(htmlText(line, describedPicture)).toBe('&lt;script&gt;&amp;&quot;\ufffd');
  expect(escaped('a\u000bb')).toBe('ab');
});
