import type { Block, Inline } from './course-model.ts';

/** The words of a line as a reader sees them; a picture is its description. */
export function lineText(line: readonly Inline[]): string {
  return line
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (piece.t === 'code') return piece.v;
      if (piece.t === 'br') return ' ';
      return piece.t === 'img' ? piece.alt : lineText(piece.c);
    })
    .join('');
}

function oneBlock(block: Block): string {
  switch (block.t) {
    case 'p':
    case 'h':
      return lineText(block.c);
    case 'ul':
    case 'ol':
      return block.items.map(blockText).join('\n');
    case 'quote':
      return blockText(block.c);
    case 'pre':
      return block.v;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(lineText).join(' ')).join('\n');
    default:
      return '';
  }
}

/** The words of some blocks, a line for each. */
export function blockText(blocks: readonly Block[]): string {
  return blocks.map(oneBlock).join('\n');
}

/** How many words a reader reads. A dash or a lone sign is none. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Two texts that a reader takes for the same have the same likeness: case, spaces and final full stops do not count. */
export function likeness(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[\s.]+$/, '')
    .trim();
}
