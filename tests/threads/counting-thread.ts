import { takeErrands } from '../../server/threads/take-errands.ts';

/** Counts its errands, and makes a file of as many pieces as it is told to. */
export interface CountingErrand {
  order: { pieces: number; fault?: 'at once' | 'in the file' };
  told: number;
  end: string;
}

let errands = 0;

takeErrands<CountingErrand>(async ({ pieces, fault }, giver) => {
  if (fault === 'at once') throw new Error('A fault at once.');
  giver.tell(++errands);
  for (let i = 0; i < pieces; i++) {
    if (fault === 'in the file' && i === 1) throw new Error('A fault in the file.');
    await giver.give(new TextEncoder().encode(`${i} `));
  }
  await giver.finish(`${pieces} pieces`);
});
