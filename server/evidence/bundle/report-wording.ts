import type { Wanted } from './selection.ts';

/** What a package shows and what it does not: the words of evidence.md section 11, which promise nothing more. */
export function whatItShows(organisation: string, anchored: boolean): string {
  return `This package shows that the listed training records were written to the log of ${organisation} no later than ${
    anchored ? 'the anchored dates shown' : 'the day of this package'
  }, that they refer to the course content enclosed byte for byte, and that nothing in the log was changed, removed or inserted since the earlier checkpoints that you hold. Records marked “erased” existed at the position and day shown; their content was deleted under the stated basis.`;
}

export const whatItDoesNotShow =
  'It does not show that the named person personally did the training, that an entry was true when it was made, that the course was suitable, or that training outside this system took place. Without a checkpoint kept outside the organisation it shows integrity since today only.';

/** What was asked for, in words. */
export function scopeOf(wanted: Wanted): string {
  switch (wanted.kind) {
    case 'full':
      return 'Everything in the log.';
    case 'period':
      return `What was written from ${wanted.from} to ${wanted.to}, with the corrections that followed.`;
    case 'sample':
      return `${wanted.indexes.length} entries ${wanted.about ?? 'that the auditor drew'}${wanted.hideWho ? ', without who it was' : ''}${wanted.hideDetail ? ', without how it went' : ''}.`;
    case 'certificate':
      return `One record: entry ${wanted.index}.`;
  }
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** A day as people read it. @param on `YYYY-MM-DD`, or an instant of which the day is shown */
export function day(on: string): string {
  return dayFormat.format(new Date(on));
}
