import type {
  Judgement,
  JudgeRequest,
  PreviewCourses,
  PreviewPage,
} from '../../server/courses/preview/preview-shapes.ts';
import { ApiError } from '../api/client.ts';

export type {
  Exercise,
  KeyLine,
  PlacedRemark,
  PreviewCourses,
  PreviewLanguage,
  PreviewPage,
  Row,
} from '../../server/courses/preview/preview-shapes.ts';

/** Which page of which course, as the address names it. */
export interface Where {
  course: string;
  lang: string;
  module: string;
}

/** What the preview asks of its server. Tests hand the element their own object. */
export interface PreviewApi {
  courses(): Promise<PreviewCourses>;
  page(where: Where): Promise<PreviewPage>;
  judge(request: JudgeRequest): Promise<Judgement>;
  /** Tells when the folder is watched, when files changed, and when the server is gone. Returns how to stop. */
  changes(heard: (what: 'watching' | 'changed' | 'gone') => void): () => void;
}

const path = '/preview/api';

export const previewServer: PreviewApi = {
  courses: () => send(`${path}/courses`),
  page: (where) => send(`${path}/module?${new URLSearchParams({ ...where })}`),
  judge: (request) =>
    send(`${path}/judge`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    }),
  changes(heard) {
    const source = new EventSource(`${path}/changes`);
    source.addEventListener('watching', () => heard('watching'));
    source.addEventListener('change', () => heard('changed'));
    source.addEventListener('error', () => heard('gone'));
    return () => source.close();
  },
};

async function send<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init).catch(() => {
    throw new ApiError('offline', 'The preview has been stopped. Start it again: npm run courses:preview');
  });
  const said = (await answer.json().catch(() => null)) as (T & { error?: { code: string; message: string } }) | null;
  if (answer.ok && said) return said;
  throw new ApiError(said?.error?.code ?? 'internal', said?.error?.message ?? `The preview answered ${answer.status}.`);
}
