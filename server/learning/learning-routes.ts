import { Hono, type Context } from 'hono';
import * as v from 'valibot';
import { inTransaction } from '../../db/transaction.ts';
import { sendCompressed, type Compressed } from '../compressed.ts';
import { filesOfVersion } from '../courses/course-queries.ts';
import { pictureType } from '../courses/pictures.ts';
import { dayOf } from '../day.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { Refusal } from '../refusals.ts';
import { jsonBody } from '../validated.ts';
import { judgePractice } from './answer-question.ts';
import { finishRefresher, judgeInRefresher, refresherOffer, takeRefresher } from './refreshers.ts';
import { assignmentView, checkView, myStanding, myTraining, preCheckView } from './my-training.ts';
import { shownPractice } from './shown-practice.ts';

const anAnswer = v.object({ response: v.unknown() });
const aStart = v.object({ content: v.optional(v.pipe(v.string(), v.maxLength(80))) });
const aStep = v.object({ step: v.pipe(v.string(), v.maxLength(120), v.regex(/^[a-z0-9/-]*$/, 'is not a step')) });

/** Sends what a content id names for ever; `private`, because it is for people who are signed in. */
function sendLesson(c: Context, part: Compressed, etag: string): Response {
  return sendCompressed(c, part, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'private, max-age=31536000, immutable',
    etag: `"${etag}"`,
  });
}

/**
 * Pictures of courses, for anybody who knows the content id: a picture in a page of another origin is fetched without a token. They
 * show nothing about people.
 */
export const pictureRoutes = new Hono<Signed>().get('/lessons/:content/images/:name', async (c) => {
  const { db, library } = c.var.tools;
  const name = c.req.param('name');
  const files = await filesOfVersion(db, library.byContent(c.req.param('content')).id);
  const bytes = files.get(`images/${name}`);
  const type = pictureType(name);
  if (!bytes || !type) throw new Refusal('not_found', 'That course has no such picture.');
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': type,
    'cache-control': 'private, max-age=31536000, immutable',
  });
});

/** What a learner does. Every route works for the person who asks and for nobody else. */
export const learningRoutes = new Hono<Signed>()
  .get('/my/training', async (c) => {
    const { db, library, today } = c.var.tools;
    return c.json(await myTraining(db, library, c.var.asker.person.id, today(), languageOf(c)));
  })
  .get('/my/standing', async (c) => {
    const { db, today } = c.var.tools;
    return c.json(await myStanding(db, c.var.asker.person.id, today()));
  })
  .get('/my/assignments/:assignment', async (c) => {
    const { db, library, today } = c.var.tools;
    const { person } = c.var.asker;
    return c.json(await assignmentView(db, library, person.id, c.req.param('assignment'), today(), languageOf(c)));
  })
  .post('/my/assignments/:assignment/attempt', jsonBody(aStart), async (c) => {
    const { db, library, learning, today } = c.var.tools;
    const { person } = c.var.asker;
    const assignmentId = c.req.param('assignment');
    const lang = languageOf(c);
    await learning.start({ personId: person.id, assignmentId, content: c.req.valid('json').content, lang });
    return c.json(await assignmentView(db, library, person.id, assignmentId, today(), lang));
  })
  .get('/lessons/:content', (c) => {
    const { outline, content } = c.var.tools.library.byContent(c.req.param('content'));
    return sendLesson(c, outline, content);
  })
  .get('/lessons/:content/modules/:module', (c) => {
    const { modules, content } = c.var.tools.library.byContent(c.req.param('content'));
    const id = c.req.param('module');
    const module = modules.get(id);
    if (!module) throw new Refusal('not_found', 'That course has no such module. Its outline names those it has.');
    return sendLesson(c, module, `${content}/${id}`);
  })
  .post('/lessons/:content/questions/:question', jsonBody(anAnswer), (c) => {
    const version = c.var.tools.library.byContent(c.req.param('content'));
    return c.json(judgePractice(version, c.req.param('question'), c.req.valid('json').response));
  })
  .put('/attempts/:attempt/step', jsonBody(aStep), async (c) => {
    const { step } = c.req.valid('json');
    await c.var.tools.learning.saveStep({ personId: c.var.asker.person.id, attemptId: c.req.param('attempt'), step });
    return c.json({ step });
  })
  .put('/attempts/:attempt/answers/:question', jsonBody(anAnswer), async (c) =>
    c.json(
      await c.var.tools.learning.answer({
        personId: c.var.asker.person.id,
        attemptId: c.req.param('attempt'),
        questionId: c.req.param('question'),
        response: c.req.valid('json').response,
      }),
    ),
  )
  .get('/attempts/:attempt/pre-check', async (c) => {
    const { db, library } = c.var.tools;
    return c.json(await preCheckView(db, library, c.var.asker.person.id, c.req.param('attempt')));
  })
  .put('/attempts/:attempt/pre-check/:question', jsonBody(anAnswer), async (c) =>
    c.json(
      await c.var.tools.learning.answer({
        personId: c.var.asker.person.id,
        attemptId: c.req.param('attempt'),
        questionId: c.req.param('question'),
        response: c.req.valid('json').response,
        preCheck: true,
      }),
    ),
  )
  .get('/attempts/:attempt/check', async (c) => {
    const { db, library } = c.var.tools;
    return c.json(await checkView(db, library, c.var.asker.person.id, c.req.param('attempt')));
  })
  .put('/attempts/:attempt/hand-in', async (c) => {
    const { person, identified } = c.var.asker;
    const attemptId = c.req.param('attempt');
    return c.json(await c.var.tools.learning.handIn({ personId: person.id, attemptId, identified }));
  })
  .get('/my/practice/:course/:question', async (c) => {
    const { db, library } = c.var.tools;
    const { course: courseId, question: questionId } = c.req.param();
    const wanted = { personId: c.var.asker.person.id, courseId, questionId };
    return c.json(await shownPractice(db, library, wanted, languageOf(c)));
  })
  .get('/my/refresher', async (c) => {
    const { db, now } = c.var.tools;
    return c.json(await refresherOffer(db, c.var.asker.person.id, dayOf(now())));
  })
  .post('/my/refresher', async (c) => {
    const { db, library, now } = c.var.tools;
    const { person } = c.var.asker;
    return c.json(await inTransaction(db, (trx) => takeRefresher(trx, library, person.id, languageOf(c), now())));
  })
  .post('/refreshers/:refresher/questions/:question', jsonBody(anAnswer), async (c) =>
    c.json(
      await judgeInRefresher(c.var.tools.db, c.var.tools.library, {
        personId: c.var.asker.person.id,
        refresherId: c.req.param('refresher'),
        questionId: c.req.param('question'),
        response: c.req.valid('json').response,
      }),
    ),
  )
  .put('/refreshers/:refresher/finished', async (c) => {
    const { db, now } = c.var.tools;
    await finishRefresher(db, c.var.asker.person.id, c.req.param('refresher'), dayOf(now()));
    return c.json({ finished: true });
  });
