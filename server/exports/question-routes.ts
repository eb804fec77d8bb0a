import { Hono } from 'hono';
import { requireRole } from '../access/guard.ts';
import { documentVersions } from '../documents/documents.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { seen } from '../people/access-log.ts';
import { choicesIn } from '../reports/team.ts';
import { jsonBody } from '../validated.ts';
import { clausesIn } from './clause-words.ts';
import { questions } from './clauses.ts';
import { evidenceQuestion, previewOf } from './question.ts';
import type { QuestionCatalogue, QuestionKind } from './question-shapes.ts';

/** An auditor's questions, and what there is to answer them, for the DPO. */
export const evidenceQuestionRoutes = new Hono<Signed>()
  .use(requireRole('dpo'))
  .get('/', async (c) => {
    const { db, library, today } = c.var.tools;
    const lang = languageOf(c);
    const courses = new Map(
      library
        .all()
        .map(({ courseId }) => [courseId, { title: library.current(courseId, lang).title, isPolicy: false }]),
    );
    for (const { documentId, title, kind } of await documentVersions(db))
      courses.set(documentId, { title, isPolicy: kind === 'policy' });
    return c.json<QuestionCatalogue>({
      questions: (Object.keys(questions) as QuestionKind[]).map((kind) => ({ kind, ...questions[kind] })),
      clauses: clausesIn(lang),
      courses: [...courses].map(([id, course]) => ({ id, ...course })),
      units: (await choicesIn(db, { kind: 'all' }, today())).units,
    });
  })
  .post('/preview', jsonBody(evidenceQuestion), async (c) => {
    const { db, today } = c.var.tools;
    const question = c.req.valid('json');
    const preview = await previewOf(c.var.tools, question, { today: today(), lang: languageOf(c) });
    if (question.person !== undefined)
      await seen(db, { kind: 'person', id: c.var.asker.person.id }, 'evidence', [question.person], today());
    return c.json(preview);
  });
