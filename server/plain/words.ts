import type { RefusalCode } from '../refusals.ts';
import { de } from './words-de.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';
import { fr } from './words-fr.ts';
import { it } from './words-it.ts';
import { nl } from './words-nl.ts';
import { pl } from './words-pl.ts';

/** Everything that the pages without JavaScript say in a language. Numbers stand where no word has to bend to them. */
export interface PlainWords {
  /** Before the title of a page with a fault, so that it is the first that is heard. */
  error: string;
  problem: string;
  whereYouAre: string;
  back: string;
  next: string;
  /** Continue, though the exercise is open. */
  skip: string;
  certificate: string;
  minutes: (k: number) => string;
  training: {
    title: string;
    todo: string;
    done: string;
    nothing: string;
    allDone: string;
    notStarted: string;
    inProgress: string;
    due: (day: string) => string;
    overdue: (day: string) => string;
    completed: (day: string) => string;
    withoutScript: string;
    withScript: string;
    refresher: string;
  };
  documents: {
    title: string;
    version: (version: string) => string;
    open: string;
    acknowledge: string;
    text: string;
    done: (day: string) => string;
  };
  course: {
    modules: string;
    start: string;
    resume: string;
    fromStart: string;
    readAgain: string;
    how: (questions: number, needed: number) => string[];
    quickLook: string;
    shown: string;
    progress: (module: number, modules: number, step: number, steps: number) => string;
    workedCase: string;
    card: string;
    help: string;
  };
  check: {
    title: string;
    progress: (k: number, of: number) => string;
    intro: (questions: number, needed: number) => string[];
    begin: string;
    question: (k: number) => string;
    handIn: string;
    handInText: string;
    allAnswered: string;
    notAll: string;
    stillOpen: string;
    answerFirst: (k: number) => string;
  };
  result: {
    passed: string;
    passedText: (day: string) => string;
    notPassed: string;
    notPassedText: (right: number, of: number, needed: number) => string;
    mustMissing: (right: number, of: number) => string;
    showed: string;
    met: string;
    lookAgain: string;
    rightOf: (right: number, of: number) => string;
    must: string;
    reread: (title: string) => string;
    again: string;
    noLimit: string;
    remember: string;
    whoToCall: string;
    toTraining: string;
    see: string;
  };
  question: {
    hint: Record<
      | 'Choose one'
      | 'Choose all'
      | 'Sort'
      | 'Match'
      | 'Order'
      | 'Spot the gap'
      | 'Score'
      | 'Timeline'
      | 'Decide'
      | 'Recall',
      string
    >;
    submit: string;
    notSure: string;
    final: string;
    notKept: string;
    pick: string;
    chooseOne: string;
    chooseAll: string;
    /** @param what the line that is open, in the course's words */
    open: (what: string) => string;
    placeTwice: (place: string) => string;
    right: string;
    partly: string;
    wrong: string;
    unsure: string;
    unsurePractice: string;
    unsureCheck: string;
    yours: string;
    missed: string;
    leftOut: string;
    belongs: string;
    belongsNot: string;
    youPut: (what: string) => string;
    rightPlace: (what: string) => string;
    again: string;
    ownWords: string;
    compare: string;
    rate: string;
    rateFirst: string;
    ratings: { knew: string; partly: string; missed: string };
    rated: string;
    save: string;
    missingThings: string;
    scale: [string, string, string];
    who: string;
    latest: string;
    noDuty: string;
    yourWay: string;
    ends: { good: string; weak: string; harmful: string };
    stepBack: string;
    startAgain: string;
    goodWay: string;
    think: string;
  };
  refused: {
    title: string;
    toTraining: string;
    toCourse: string;
    /** Others are said as the server says them. */
    codes: Partial<Record<RefusalCode, string>>;
  };
}

/** By language; the pages speak those of `pageLanguages`. */
export const plainWords: Record<string, PlainWords> = { en, de, es, fr, it, nl, pl };
