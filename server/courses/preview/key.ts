import type { Block, Inline, Question } from '../course-model.ts';
import type { KeyLine } from './preview-shapes.ts';

const paragraph = (line: Inline[]): Block[] => (line.length > 0 ? [{ t: 'p', c: line }] : []);
const noMark = { right: null, label: '' };
const endings = { good: 'good end', weak: 'weak end', harmful: 'harmful end' } as const;

/** The answer key with every reason, in the order of the file. */
export function keyOf({ body }: Question): KeyLine[] {
  switch (body.shape) {
    case 'options':
      return body.options.map(({ text, right, why }) => ({ right, label: '', text, why }));
    case 'rows':
      return body.rows.map(({ item, place, why }) => ({ ...noMark, label: place, text: item, why: paragraph(why) }));
    case 'steps':
      return body.steps.map(({ text, rank, why }) => ({ ...noMark, label: `${rank}`, text, why }));
    case 'scores':
      return body.rows.map(({ criterion, scores, why }) => ({
        ...noMark,
        label: body.providers.map((name, at) => `${name} ${scores[at]}`).join(' · '),
        text: criterion,
        why: paragraph(why),
      }));
    case 'timeline':
      return body.rows.map(({ when, event, who, latest, why }) => ({
        ...noMark,
        label: [who, latest].filter((one) => one !== null).join(' · ') || 'no duty',
        text: [...when, ' ', ...event],
        why: paragraph(why),
      }));
    case 'scenes':
      return body.scenes.map(({ title, text, choices, end }) => ({
        ...noMark,
        label: end ? endings[end] : `leads to ${choices.length} scenes`,
        text: title,
        why: end ? text : choices.map((choice) => leadsTo(choice.text, body.scenes[choice.to]?.title ?? [])),
      }));
    case 'recall':
      return [{ ...noMark, label: 'model answer', text: [], why: body.answer }];
  }
}

const leadsTo = (choice: Inline[], title: Inline[]): Block => ({ t: 'p', c: [...choice, ' → ', ...title] });
