import { counting } from '../counting.ts';

const n = counting('en');

/** The words of the kinds of exercise that few lessons hold. They come with those kinds' code. */
export const en = {
  hint: {
    'Spot the gap': 'Read the clauses, then tick everything that is missing in them.',
    Score: 'Read what each provider shows, then give it 0 (claim), 1 (partial) or 2 (evidence) in each line.',
    Timeline: 'Choose for each duty who must act, and until when.',
    Decide: 'Choose what you do. After an end you can go back and try another way.',
  },
  missingThings: 'What is missing?',
  tickOne: 'Tick at least one thing that is missing',
  found: 'Missing. You found it.',
  overlooked: 'Missing. You overlooked it.',
  falseAlarm: 'It is there. A false alarm.',
  leftAlone: 'It is there. Rightly left alone.',
  missing: 'Missing',
  there: 'It is there',
  criterion: 'Criterion',
  scale: ['claim', 'partial', 'evidence'] as string[],
  scoreOf: (provider: string, criterion: string) => `${provider}, ${criterion}`,
  scoresOpen: (k: number) => n(k, 'Choose the score that is still open', 'Choose the # open scores'),
  reason: 'Which one would you choose, and why? One sentence is enough.',
  reasonHint: 'It stays in this browser: nobody reads it.',
  reasonMissing: 'Write one sentence for your choice',
  yourReason: 'Your reason',
  you: (score: string) => `you: ${score}`,
  who: 'Who must act?',
  latest: 'Until when?',
  picksOpen: (k: number) =>
    n(k, 'Choose an answer for the duty that is still open', 'Choose both answers for each of the # open duties'),
  noDuty: 'No duty starts here',
  yourWay: 'Your way so far',
  chosen: 'You chose:',
  ends: { good: 'Good end', weak: 'Weak end', harmful: 'Harmful end' },
  stepBack: 'One step back',
  startAgain: 'Start again',
  goodWay: 'A good way ends here. Now try it yourself.',
};

export type RareTerms = typeof en;
