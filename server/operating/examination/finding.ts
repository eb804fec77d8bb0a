import type { Db } from '../../../db/open.ts';
import type { Config } from '../../config.ts';

/** What was found about one thing: all is well, somebody should look, or something is wrong. */
export interface Finding {
  about: string;
  state: 'ok' | 'look' | 'wrong';
  message: string;
  /** What to do, if something is to be done. */
  todo?: string;
}

/** What is looked at. */
export interface Examined {
  config: Config;
  db: Db;
  now: Date;
  /** Day in the organisation's time zone. */
  today: string;
}

/** A thing that can be wrong, and how it is looked at. It changes nothing. */
export interface Examination {
  about: string;
  look: (there: Examined) => Promise<Omit<Finding, 'about'>>;
}

export const ok = (message: string): Omit<Finding, 'about'> => ({ state: 'ok', message });
export const look = (message: string, todo: string): Omit<Finding, 'about'> => ({ state: 'look', message, todo });
export const wrong = (message: string, todo: string): Omit<Finding, 'about'> => ({ state: 'wrong', message, todo });

/** How long ago, in whole hours. */
export function hoursSince(instant: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(instant)) / 3_600_000);
}
