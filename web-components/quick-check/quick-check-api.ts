import type { PracticeShown } from '../../server/learning/learning-shapes.ts';
import { originFor, serverFor, textFrom } from '../api/client.ts';

export type { PracticeShown } from '../../server/learning/learning-shapes.ts';

/** What is asked of the server about one exercise. Tests hand the element their own object. */
export interface QuickCheckApi {
  practice(course: string, question: string): Promise<PracticeShown>;
}

export function quickCheckServer(element: Parameters<typeof serverFor>[0]): QuickCheckApi {
  const { practice } = serverFor(element).my;
  const withText = textFrom(originFor(element));
  return {
    practice: (course, question) => withText(practice[':course'][':question'].$get({ param: { course, question } })),
  };
}
