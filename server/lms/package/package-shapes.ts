import type { Format } from './packaged.ts';

/**
 * Who says who the learner is: the LMS, by ids of its own, of which an administrator says whose they are (`lms`), or by our staff numbers
 * (`lms_number`); or they themselves by signing in.
 */
export type Identifies = 'lms' | 'lms_number' | 'sign_in';

/** GET /api/lms/packages: those that open a course here, newest first. Standalone ones are not known after they were made. */
export interface PackageView {
  id: string;
  name: string;
  /** Without a title there is no such course any more. */
  course: { id: string; title: string | null };
  lang: string;
  kind: Format;
  identifies: Identifies;
  since: string;
  by: string | null;
  endedAt: string | null;
  /** How many people have opened it. */
  people: number;
}

/** POST /api/lms/packages. The answer is the zip; its key is in it, and can be had this once. */
export interface PackageWanted {
  courseId: string;
  lang: string;
  kind: Format;
  form: 'connected' | 'standalone';
  /** Whether the LMS gets the share that was reached. */
  score: boolean;
  /** Of a connected one: what it is called here. */
  name: string;
  identifies: Identifies;
  /** Origin of an LMS in which it may run at once. */
  lms: string | null;
}

/** POST /lms/package/v1/launches: the launcher of a SCORM or html package, in somebody else's page. */
export interface Launched {
  /** Names the launch, with `token`, when the launcher asks for results. */
  registration: string;
  token: string;
  /** The course, in a frame of ours: the learner is signed in there with what `proof` holds, for which the frame asks the launcher. */
  frame: string | null;
  proof: { key: string; value: string } | null;
  /** Or where the learner signs in and says that it is they. */
  open: string | null;
}

/** GET /lms/package/v1/launches/:registration/results: what the LMS is to be told, in this order. */
export interface Results {
  results: Result[];
}

export interface Result {
  /** Says that the LMS took it: POST …/results/:delivery. */
  delivery: string;
  passed: true;
  /** From 0 to 1; null where scores are not told. */
  share: number | null;
}

/** POST /lms/package/v1/launches/:registration/results/:delivery */
export interface Taken {
  taken: boolean;
  /** What the LMS said. */
  reason?: string | undefined;
}
