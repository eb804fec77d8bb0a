import type { A39Course } from '../../../../web-components/course/course.ts';
import '../../../../web-components/course/course.ts';
import { fetchTerms, termsIn } from '../../../../web-components/locales/localize.ts';
import { words } from '../../../../web-components/locales/words.ts';
import pageStyles from '../../../pages/page.css?inline';
import type { Packaged } from '../packaged.ts';
import { browserKeeper } from './browser-keeper.ts';
import { cmi5Keeper } from './cmi5.ts';
import { adoptStyles, paragraph } from './draw.ts';
import { KeptText } from './kept-text.ts';
import { nowhere, NotKept, type Keeper } from './keeper.ts';
import { PackagedCourse } from './packaged-course.ts';
import styles from './player.css?inline';
import { scormKeeper } from './scorm.ts';
import { packageWords, type PackageWords } from '../words.ts';

declare global {
  interface Window {
    /** Written by `course.js`. */
    article39: Packaged;
  }
}

const now = (): Date => new Date();
// As the course element takes the learner's own day.
const today = (): string => now().toLocaleDateString('sv');

/** Where this launch is kept; undefined where there is no LMS. Throws `NotKept` with what the LMS says. */
async function openKeeper({ format, content, score }: Packaged): Promise<Keeper | undefined> {
  if (format === 'html') return browserKeeper(content, window);
  return format === 'cmi5' ? cmi5Keeper(score, window, now) : scormKeeper(format, score, window);
}

/** Lets the course say what is true here: our server's screens speak of managers and of a record of ours. */
async function adaptWords(lang: string, own: PackageWords, where: PackageWords['lms']): Promise<void> {
  await fetchTerms(words, lang);
  const { course, errors } = termsIn(words, lang);
  const { how } = course;
  Object.assign(course, {
    how: (questions: number, needed: number) => how(questions, needed).with(1, where.saved).with(3, where.seen),
    passedText: where.passed,
    kept: where.notKept,
    notPassedText: own.notPassed,
    tries: own.tries,
    exit: own.exit,
    later: own.later,
  });
  Object.assign(errors, { offline: own.offline });
}

async function play(packaged: Packaged): Promise<void> {
  const { course, content, format } = packaged;
  const own = packageWords(course.lang);
  const where = format === 'html' ? own.browser : own.lms;
  let refusal = '';
  const [keeper = nowhere] = await Promise.all([
    // First of all: an LMS waits for it.
    openKeeper(packaged).catch((cause: unknown) => {
      refusal = cause instanceof NotKept ? own.reason(cause.message) : own.reason(String(cause));
      return undefined;
    }),
    adaptWords(course.lang, own, where),
  ]);
  const text = new KeptText(course, content);
  const kept = text.read(keeper.left);
  const server = new PackagedCourse(packaged, keeper, text, kept, today);

  const main = document.querySelector('main')!;
  const about = document.createElement('aside');
  about.append(paragraph(where.about, 'note'));
  if (kept.shortened) about.append(paragraph(own.shortened, 'note'));
  const said = document.createElement('div');
  if (keeper === nowhere) said.append(paragraph(`${own.noLms} ${refusal}`.trim(), 'alert'));
  else if (!keeper.records) said.append(paragraph(own.lookOnly, 'note'));
  const player: A39Course = document.createElement('a39-course') as A39Course;
  Object.assign(player, { api: server, assignment: 'this', headingLevel: 1 });
  main.replaceChildren(said, about, player);

  // Screens are counted from the first, which is the only one that says what this is.
  player.addEventListener('a39-step', (event) => {
    about.hidden = (event as CustomEvent<{ index: number }>).detail.index > 0;
  });

  let trying: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  const trouble = paragraph('', 'alert');
  const keep = (): Promise<void> => server.keep().catch(() => {});
  server.onKept = (problem) => {
    clearTimeout(trying);
    if (!problem) {
      tries = 0;
      trouble.remove();
      return;
    }
    trouble.textContent = `${where.notKept} ${own.reason(problem.message)}`;
    if (!trouble.isConnected) said.append(trouble);
    trying = setTimeout(() => void keep(), Math.min(60_000, 2000 * 2 ** tries++));
  };
  void keep();

  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void keep();
  });
  const end = async (): Promise<string | null> => {
    await keep();
    return keeper.end();
  };
  addEventListener('pagehide', () => void end());
  // A page from the browser's memory has a session that was ended.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
  const leave = async (): Promise<void> => {
    try {
      await server.keep();
    } catch {
      // What was not kept would be lost: it is said, and tried again.
      trouble.scrollIntoView();
      return;
    }
    const to = await keeper.end();
    if (to) location.assign(to);
    else showEnd(main, own);
  };
  player.addEventListener('a39-exit', (event) => {
    event.preventDefault();
    void leave();
  });
}

function showEnd(main: Element, own: PackageWords): void {
  const heading = document.createElement('h1');
  heading.textContent = own.ended;
  heading.tabIndex = -1;
  const line = document.createElement('p');
  line.textContent = own.endedText;
  main.replaceChildren(heading, line);
  heading.focus();
  // Works where the LMS opened a window for the course.
  window.close();
}

adoptStyles(pageStyles, styles);
void play(window.article39);
