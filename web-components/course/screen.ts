import type { AssignmentView, CheckResult, CheckView, Outline, SessionView, ShownQuestion } from '../api/client.ts';
import type { Words } from '../locales/words.ts';
import type { Mode } from '../question/question.ts';
import type { Place } from './places.ts';

/** What a screen may know of the course and do to it. */
export interface Screen {
  readonly local: Words;
  readonly lesson: Outline;
  readonly work: AssignmentView;
  readonly check: CheckView | null;
  readonly preCheck: CheckView | null;
  readonly result: CheckResult | null;
  readonly contact: SessionView['organisation']['contact'] | null;
  readonly completed: boolean;
  /** Level of the screen's own heading. */
  readonly level: number;
  readonly certificateHref: string | null;
  readonly exitHref: string;
  readonly resumeAt: Place;
  readonly busy: boolean;
  readonly missing: boolean;
  /** A way to another place: a link where places are in the address, else a button. */
  way(place: Place, label: unknown, look?: string): unknown;
  ask(question: ShownQuestion, mode: Mode): unknown;
  /** Where Continue leads: past the modules that the pre-check showed. */
  onward(place: Place): Place | undefined;
  enter(): void;
  readonly handIn: () => Promise<void>;
  readonly tryAgain: () => Promise<void>;
  readonly exit: (event: Event) => Promise<void>;
}
