import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { inTransaction } from '../../db/transaction.ts';
import { dayOf } from '../day.ts';
import { acknowledge, documentsFor, type MyDocument } from '../documents/acknowledge.ts';
import type { Signed } from '../environment.ts';
import { languageOf } from '../language.ts';
import { judgePractice } from '../learning/answer-question.ts';
import type { CheckView } from '../learning/learning-shapes.ts';
import { checkView, myTraining } from '../learning/my-training.ts';
import { refresherOffer } from '../learning/refreshers.ts';
import { Refusal } from '../refusals.ts';
import { checkIntroPage, checkQuestionPage, handInPage, notPassedPage, passedPage } from './check-pages.ts';
import { help, overviewPage, stepPage, ways } from './course-pages.ts';
import { home, show, speechFor, type Screen } from './frame.ts';
import { learner, ownForms, smallForms } from './learner.ts';
import { findStep, hrefOf, placeOfStep, type Found, type Place } from './places.ts';
import { practice, type Given } from './practice.ts';
import { questionForm } from './question-form.ts';
import { questionVerdict } from './question-verdict.ts';
import { readAnswer } from './read-answer.ts';
import { refusedPage } from './refused-page.ts';
import { documentPage, hrefOfDocument, trainingPage } from './training-page.ts';
import { resumeAt, workOf, type Work } from './work.ts';

const styles = readFileSync(join(import.meta.dirname, 'plain.css'), 'utf8');

type Asking = Context<Signed>;

/** Pages of forms for the person who asks and for nobody else. They do what the elements do, by the same rules. */
const pages = new Hono<Signed>()
  .use(learner, ownForms, smallForms)
  .get('/', async (c) => {
    const { db, library, now, today } = c.var.tools;
    const { id } = c.var.asker.person;
    const mine = await myTraining(db, library, id, today(), languageOf(c));
    const { due } = await refresherOffer(db, id, dayOf(now()));
    return show(c, trainingPage(mine, await documentsFor(db, id), due !== null, speechFor(c)));
  })
  .get('/documents/:document', async (c) =>
    show(c, documentPage(await documentOf(c), c.var.tools.today(), speechFor(c))),
  )
  .post('/documents/:document', async (c) => {
    const { db, evidence, now } = c.var.tools;
    const { id } = await documentOf(c);
    const { person, identified } = c.var.asker;
    const wanted = { personId: person.id, acknowledgementId: id, identified };
    await inTransaction(db, (trx) => acknowledge(trx, evidence, wanted, now()));
    return c.redirect(hrefOfDocument(id), 303);
  })
  .get('/courses/:course', async (c) => {
    const { db, library, today } = c.var.tools;
    const { assignments } = await myTraining(db, library, c.var.asker.person.id, today(), languageOf(c));
    const mine = assignments.filter(({ courseId }) => courseId === c.req.param('course'));
    const found = mine.find(({ standing }) => standing !== 'completed') ?? mine.at(-1);
    if (!found) throw new Refusal('assignment_unknown', 'That course was not assigned to you.');
    return c.redirect(hrefOf(found.id, ''), 303);
  })
  .get('/training/:assignment', async (c) => showHere(c, overviewPage(await workIn(c), speechFor(c))))
  .post('/training/:assignment', async (c) => {
    const assignmentId = c.req.param('assignment');
    const personId = c.var.asker.person.id;
    await c.var.tools.learning.start({ personId, assignmentId, lang: languageOf(c) });
    return goTo(c, resumeAt(await workIn(c)));
  })
  .get('/training/:assignment/steps/:module/:number', async (c) => {
    const work = await workIn(c);
    const found = stepIn(c, work);
    if (!work.attempt && !work.completed) return goTo(c, '');
    await keepStep(c, work, found.step.id);
    return showStep(c, work, found, { again: c.req.query('again') !== undefined });
  })
  .post('/training/:assignment/steps/:module/:number', async (c) => {
    const work = await workIn(c);
    const found = stepIn(c, work);
    const form = await formIn(c);
    const { question } = found.step;
    if (!question || form.get('question') !== question.id)
      throw new Refusal('question_unknown', 'This page has no such question.');
    const read = readAnswer(question, form, speechFor(c).words);
    if ('faults' in read) return showStep(c, work, found, { sent: { form, faults: read.faults } });
    const { response } = read;
    const attemptId = form.get('attempt');
    if (!attemptId) {
      // Whoever has handed in only practises: nothing is kept, so there is nothing to come back to.
      const verdict = judgePractice(work.version, question.id, response);
      return showStep(c, work, found, { answered: { response, verdict } });
    }
    const personId = c.var.asker.person.id;
    await c.var.tools.learning.answer({ personId, attemptId, questionId: question.id, response });
    return goTo(c, placeOfStep(found.step.id), '#answer');
  })
  .get('/training/:assignment/check', async (c) => {
    const work = await workIn(c);
    if (!work.running) return goTo(c, endOf(work));
    return showHere(c, checkIntroPage(work, speechFor(c)));
  })
  .get('/training/:assignment/check/:number', async (c) => {
    const work = await workIn(c);
    if (!work.running) return goTo(c, endOf(work));
    const view = await checkOf(c, work.running.id);
    const number = numberIn(c, view);
    await keepStep(c, work, `check/${number}`);
    return showCheck(c, work, { attemptId: work.running.id, view, number });
  })
  .post('/training/:assignment/check/:number', async (c) => {
    const work = await workIn(c);
    const form = await formIn(c);
    const attemptId = form.get('attempt') ?? '';
    const view = await checkOf(c, attemptId);
    const number = numberIn(c, view);
    const question = view.questions[number - 1]!;
    if (form.get('question') !== question.id)
      throw new Refusal('question_not_drawn', 'That question is not part of your knowledge check.');
    const read = readAnswer(question, form, speechFor(c).words);
    if ('faults' in read) return showCheck(c, work, { attemptId, view, number }, { form, faults: read.faults });
    const personId = c.var.asker.person.id;
    await c.var.tools.learning.answer({ personId, attemptId, questionId: question.id, response: read.response });
    return goTo(c, `/check/${number}`, '#answer');
  })
  .get('/training/:assignment/hand-in', async (c) => {
    const work = await workIn(c);
    if (!work.running) return goTo(c, endOf(work));
    return showHere(c, handInPage(work, await checkOf(c, work.running.id), false, speechFor(c)));
  })
  .post('/training/:assignment/hand-in', async (c) => {
    const work = await workIn(c);
    const { person, identified } = c.var.asker;
    const attemptId = (await formIn(c)).get('attempt') ?? '';
    const view = await checkOf(c, attemptId);
    try {
      await c.var.tools.learning.handIn({ personId: person.id, attemptId, identified });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'check_incomplete') throw error;
      return showHere(c, handInPage(work, view, true, speechFor(c)));
    }
    return goTo(c, '/result');
  })
  .get('/training/:assignment/result', async (c) => {
    const work = await workIn(c);
    const { config, learning } = c.var.tools;
    const { person, identified } = c.var.asker;
    if (work.completed) return showHere(c, passedPage(work, config.contact, speechFor(c)));
    if (!work.attempt?.handedIn) return goTo(c, endOf(work));
    // It was handed in, so this changes nothing and says the same again.
    const outcome = await learning.handIn({ personId: person.id, attemptId: work.attempt.id, identified });
    return showHere(c, notPassedPage(work, outcome, speechFor(c)));
  });
pages.onError(refusedPage);

/** Courses as plain pages: they work without JavaScript, and are what an element's place links to where it cannot be. */
export const plainRoutes = new Hono<Signed>()
  .get('/plain/plain.css', (c) =>
    c.body(styles, 200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=300' }),
  )
  .route(home, pages);

function workIn(c: Asking): Promise<Work> {
  return workOf(c, c.req.param('assignment') ?? '');
}

function stepIn(c: Asking, { lesson }: Work): Found {
  const { module, number } = c.req.param() as Record<string, string>;
  const found = findStep(lesson, `${module}/${number}`);
  if (!found) throw new Refusal('not_found', 'This course has no such step.');
  return found;
}

function checkOf(c: Asking, attemptId: string): Promise<CheckView> {
  const { db, library } = c.var.tools;
  return checkView(db, library, c.var.asker.person.id, attemptId);
}

/** The number of a question, from 1; refuses one that the check does not have (`not_found`). */
function numberIn(c: Asking, { questions }: CheckView): number {
  const number = Number(c.req.param('number'));
  if (!questions[number - 1]) throw new Refusal('not_found', 'The knowledge check has no such question.');
  return number;
}

/** A document that the person was asked to read; refuses others (`document_unknown`). */
async function documentOf(c: Asking): Promise<MyDocument> {
  const mine = await documentsFor(c.var.tools.db, c.var.asker.person.id);
  const found = mine.find(({ id }) => id === c.req.param('document'));
  if (!found) throw new Refusal('document_unknown', 'You were not asked to acknowledge that document.');
  return found;
}

/** What a form of ours sent; refuses what no form sends (`invalid_input`). */
async function formIn(c: Asking): Promise<URLSearchParams> {
  if (!c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded'))
    throw new Refusal('invalid_input', 'This is not what our form sends.');
  return new URLSearchParams(await c.req.text());
}

/** Where somebody is sent who asks for a part of the knowledge check that is not theirs to see now. */
function endOf({ completed, attempt, running }: Work): Place {
  if (completed || attempt?.handedIn) return '/result';
  return running ? '/hand-in' : '';
}

function goTo(c: Asking, place: Place, part = ''): Response {
  return c.redirect(`${hrefOf(c.req.param('assignment') ?? '', place)}${part}`, 303);
}

/** Keeps where the learner is, unless a browser only looks ahead. After hand-in, reading again leaves no trace. */
async function keepStep(c: Asking, { running }: Work, step: string): Promise<void> {
  const looksAhead = c.req.method !== 'GET' || c.req.header('sec-purpose') !== undefined;
  if (!running || running.step === step || looksAhead) return;
  await c.var.tools.learning.saveStep({ personId: c.var.asker.person.id, attemptId: running.id, step });
}

/** A page of a course, with whom to ask below it. */
function showHere(c: Asking, screen: Screen, more: Screen['main'] | string = '') {
  return show(c, { ...screen, main: html`${screen.main} ${more} ${help(c.var.tools.config.contact, speechFor(c))}` });
}

function showStep(c: Asking, work: Work, found: Found, given: Omit<Given, 'action'>) {
  const speech = speechFor(c);
  const place = placeOfStep(found.step.id);
  const { question } = found.step;
  const asked = question && practice(work, question, { ...given, action: hrefOf(work.assignment.id, place) }, speech);
  const screen = stepPage(work, found, asked?.shown ?? '', speech);
  const faults = given.sent?.faults ?? [];
  return showHere(c, { ...screen, faults }, ways(work, place, asked?.isOpen ?? false, speech));
}

interface CheckPlace {
  attemptId: string;
  view: CheckView;
  /** From 1. */
  number: number;
}

function showCheck(c: Asking, work: Work, { attemptId, view, number }: CheckPlace, sent?: Given['sent']) {
  const speech = speechFor(c);
  const place = `/check/${number}`;
  const question = view.questions[number - 1]!;
  const answered = view.answers[question.id];
  const { lang } = work.lesson;
  const { words } = speech;
  const shown = answered
    ? questionVerdict({ question, answered, isCheck: true, isKept: true, again: null, lang, words })
    : questionForm({
        question,
        action: hrefOf(work.assignment.id, place),
        attemptId,
        isCheck: true,
        filled: sent?.form ?? new URLSearchParams(),
        faults: sent?.faults ?? [],
        model: [],
        lang,
        words,
      });
  const screen = checkQuestionPage(work, number, shown, speech);
  return showHere(c, { ...screen, faults: answered ? [] : (sent?.faults ?? []) }, ways(work, place, !answered, speech));
}
