import { html, type TemplateResult } from 'lit';

const draw = (d: string): TemplateResult =>
  html`<svg class="a39-icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${d} /></svg>`;

/** Drawn on 20 units with one line of 1.5; a word always stands beside them. */
export const icons = {
  right: draw('M4 10.5 8.2 15 16 5.5'),
  wrong: draw('M5 5l10 10M15 5 5 15'),
  chosen: draw('M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 9a1 1 0 1 0 0 2 1 1 0 0 0 0-2'),
  clock: draw('M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4.3l2.8 1.7'),
  late: draw('M10 3.2 17.3 16H2.7ZM10 8v4M10 13.8v.4'),
  open: draw('M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13'),
  half: draw('M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13V16.5'),
  next: draw('M4 10h12M11 5l5 5-5 5'),
  back: draw('M16 10H4M9 5l-5 5 5 5'),
  up: draw('M10 16V4M5 9l5-5 5 5'),
  down: draw('M10 4v12M5 11l5 5 5-5'),
  again: draw('M15.5 6.5A6.5 6.5 0 1 0 16.5 10M16 3v4h-4'),
  file: draw('M10 3v9M6 8.5l4 4 4-4M4 16.5h12'),
  print: draw('M6 7V3h8v4M6 14H3.5V7h13v7H14M6 11.5h8V17H6Z'),
  copy: draw('M7 7h9v9H7ZM13 7V4H4v9h3'),
  call: draw('M4 3.5h3l1.5 4-2 1.5a10 10 0 0 0 4.5 4.5l1.5-2 4 1.5v3c-7 1-13.500-5.500-12.500-12.500'),
};
