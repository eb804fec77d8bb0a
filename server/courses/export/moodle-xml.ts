import type { Edition, Exported } from './edition.ts';
import { checkQuestions, lessonQuestions } from './edition.ts';
import { escaped } from './html-text.ts';
import type { Picture } from './html-text.ts';
import { categoryPath, changesOf } from './moodle-file.ts';
import { moodleQuestion } from './moodle-question.ts';
import type { MoodleAnswers, MoodleQuestion } from './moodle-question.ts';

type Files = Edition['files'];

/** The field that shows a picture brings the file along, under this name. */
const pluginPicture: Picture = (src, alt) =>
  `<img src="@@PLUGINFILE@@/${escaped(src.replace(/^images\//, ''))}" alt="${escaped(alt)}"/>`;

/**
 * An edition as Moodle XML. Only the exercises go along, with their pictures, in a category for each module. The elements
 * are those of Moodle's `question/format/xml/format.php`, and for ordering those of `question/type/ordering`.
 */
export function moodleXml({ course, chapters, files }: Edition): Exported {
  const settings = { lang: course.lang, ordering: true, picture: pluginPicture };
  const made = chapters.map((chapter) => ({
    path: categoryPath(course, chapter),
    questions: [...lessonQuestions(chapter.module), ...checkQuestions(chapter.module)].map((question) =>
      moodleQuestion(question, settings),
    ),
  }));
  const parts = made.flatMap(({ path, questions }) => [
    `<question type="category"><category><text>${escaped(path)}</text></category></question>`,
    ...questions.map((question) => xmlQuestion(question, files)),
  ]);
  return {
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.join('\n')}\n</quiz>\n`,
    changes: changesOf(made.flatMap(({ questions }) => questions)),
  };
}

/** HTML as character data. A `]]>` inside is cut in two, so that it ends nothing. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function xmlQuestion({ name, tags, text, feedback, answers }: MoodleQuestion, files: Files): string {
  const asked = answers.type !== 'description' && answers.type !== 'essay';
  return lines(
    `<question type="${answers.type}">`,
    `  <name><text>${escaped(name)}</text></name>`,
    `  <questiontext format="html">${content(text, files)}</questiontext>`,
    `  <generalfeedback format="html">${content(feedback, files)}</generalfeedback>`,
    // Nobody scores what is only read or recalled.
    `  <defaultgrade>${asked ? '1.0000000' : '0.0000000'}</defaultgrade>`,
    `  <penalty>${asked ? '0.3333333' : '0.0000000'}</penalty>`,
    '  <hidden>0</hidden>',
    `  <idnumber>${escaped(name)}</idnumber>`,
    ...xmlAnswers(answers, files).map((line) => `  ${line}`),
    `  <tags>${tags.map((tag) => `<tag><text>${escaped(tag)}</text></tag>`).join('')}</tags>`,
    '</question>',
  );
}

/** What stands in a field of the format html: its text and the files that the text shows. */
function content(html: string, files: Files): string {
  const names = new Set([...html.matchAll(/"@@PLUGINFILE@@\/([^"]+)"/g)].map(([, name]) => name!));
  const pictures = [...names].flatMap((name) => {
    const bytes = files.get(`images/${name}`);
    if (bytes === undefined) return [];
    return [`<file name="${name}" path="/" encoding="base64">${Buffer.from(bytes).toString('base64')}</file>`];
  });
  return `<text>${cdata(html)}</text>${pictures.join('')}`;
}

function xmlAnswers(answers: MoodleAnswers, files: Files): string[] {
  switch (answers.type) {
    case 'multichoice':
      return [
        `<single>${answers.single}</single>`,
        '<shuffleanswers>true</shuffleanswers>',
        '<answernumbering>abc</answernumbering>',
        '<showstandardinstruction>1</showstandardinstruction>',
        ...(answers.single ? [] : ['<shownumcorrect/>']),
        ...answers.options.map(
          ({ text, weight, feedback }) =>
            `<answer fraction="${weight}" format="html">${content(text, files)}<feedback format="html">${content(feedback, files)}</feedback></answer>`,
        ),
      ];
    case 'matching':
      return [
        '<shuffleanswers>true</shuffleanswers>',
        '<shownumcorrect/>',
        ...answers.pairs.map(
          ({ text, plain }) =>
            `<subquestion format="html">${content(text, files)}<answer><text>${escaped(plain)}</text></answer></subquestion>`,
        ),
      ];
    case 'ordering':
      return [
        '<layouttype>VERTICAL</layouttype>',
        '<selecttype>ALL</selecttype>',
        '<selectcount>0</selectcount>',
        '<gradingtype>ABSOLUTE_POSITION</gradingtype>',
        '<showgrading>SHOW</showgrading>',
        // The fraction is the place in the right order.
        ...answers.steps.map(
          (step, at) => `<answer fraction="${at + 1}.0000000" format="html">${content(step, files)}</answer>`,
        ),
      ];
    case 'essay':
      return [
        '<responseformat>editor</responseformat>',
        '<responserequired>0</responserequired>',
        '<responsefieldlines>5</responsefieldlines>',
        '<attachments>0</attachments>',
        '<attachmentsrequired>0</attachmentsrequired>',
      ];
    case 'description':
      return [];
  }
}

const lines = (...all: string[]): string => all.join('\n');
