import type { Edition, Exported } from './edition.ts';
import { checkQuestions, lessonQuestions } from './edition.ts';
import { describedPicture, writable } from './html-text.ts';
import { categoryPath, changesOf } from './moodle-file.ts';
import { moodleQuestion } from './moodle-question.ts';
import type { MoodleQuestion } from './moodle-question.ts';

/**
 * An edition as GIFT, which Moodle and many others import. Only the exercises go along, a category for each module.
 * Escapes and their order are those of Moodle's `question/format/gift/format.php`.
 */
export function gift(edition: Edition): Exported {
  const { course, chapters } = edition;
  const settings = { lang: course.lang, ordering: false, picture: describedPicture };
  const made = chapters.map((chapter) => ({
    path: categoryPath(course, chapter),
    questions: [...lessonQuestions(chapter.module), ...checkQuestions(chapter.module)].map((question) =>
      moodleQuestion(question, settings),
    ),
  }));
  const blocks = made.flatMap(({ path, questions }) => [
    // A category is not unescaped, except for the backslash.
    `$CATEGORY: ${path.replaceAll('\\', '\\\\')}`,
    ...questions.map(giftQuestion),
  ]);
  const about = `// ${oneLine(course.title)} (${course.id}, ${course.lang}), version ${oneLine(course.version)}`;
  return {
    text: `${[about, ...blocks].join('\n\n')}\n`,
    changes: changesOf(made.flatMap(({ questions }) => questions)),
  };
}

/** Text with GIFT's own signs escaped. A line break becomes `\n`, because a blank line ends a question. */
export function giftText(text: string): string {
  return writable(text)
    .replace(/[\\~=#{}:]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n');
}

/** One question as GIFT. */
export function giftQuestion({ name, tags, text, feedback, answers }: MoodleQuestion): string {
  // Moodle takes the id and the tags from a comment.
  const comment = `// [id:${name}] ${tags.map((tag) => `[tag:${tag}]`).join(' ')}`;
  const head = `${comment}\n::${giftText(name)}::[html]${giftText(text)}`;
  const after = `####${giftText(feedback)}`;
  switch (answers.type) {
    case 'multichoice': {
      const lines = answers.options.map((option) => {
        // A right answer behind "=" would turn multiple response into a choice of one.
        const sign = answers.single ? (option.weight === 100 ? '=' : '~') : `~%${option.weight}%`;
        return `\t${sign}${giftText(opening(option.text))}#${giftText(option.feedback)}\n`;
      });
      return `${head}{\n${lines.join('')}\t${after}\n}`;
    }
    case 'matching': {
      const lines = answers.pairs.map(
        ({ text: left, plain }) => `\t=${giftText(opening(left))} -> ${giftText(plain)}\n`,
      );
      return `${head}{\n${lines.join('')}\t${after}\n}`;
    }
    case 'essay':
      return `${head}{${after}}`;
    case 'description':
      return head;
    case 'ordering':
      throw new TypeError('GIFT has no questions of the type ordering.');
  }
}

/** At the beginning of an answer `[html]` would be its format, and `%50%` its weight. */
function opening(html: string): string {
  return html.trimStart().replace(/^\[/, '&#91;').replace(/^%/, '&#37;');
}

const oneLine = (text: string): string => writable(text).replace(/\s+/g, ' ').trim();
