import * as v from 'valibot';
import { Refusal } from '../refusals.ts';

/** Which elements stand in a frame, and which of their attributes an address may set. Where links lead is not among them. */
const attributesOf: Record<string, readonly string[]> = {
  'my-training': ['show', 'limit', 'layout'],
  course: ['course', 'assignment', 'start'],
  refresher: [],
  status: ['variant', 'hide-when-done'],
  certificates: ['course', 'limit'],
  privacy: ['section'],
  acknowledge: ['document', 'version'],
  'my-documents': ['hide-when-empty'],
  'quick-check': ['question', 'record'],
};
const ofAll = ['theme', 'heading-level'];
/** Names, numbers and ids: nothing with which text becomes something else. */
const aValue = v.pipe(v.string(), v.regex(/^[\w.:/@-]{0,200}$/));

export interface FramedElement {
  tag: string;
  attributes: [name: string, value: string][];
  /** Goes along with links from one frame to the next. */
  carried: [name: string, value: string][];
}

/**
 * Reads which element an address is about. What it may not set is left out, as a page leaves out what it does not know. Refuses
 * elements that stand in no frame (`not_found`).
 * @param inFrame where the frames of this kind are, such as `/embed/frame`
 */
export function framedElement(tag: string, query: Record<string, string>, inFrame: string): FramedElement {
  const known = Object.hasOwn(attributesOf, tag) ? attributesOf[tag]! : undefined;
  if (!known) throw new Refusal('not_found', 'There is no such element for frames.');
  const said = (names: readonly string[]) =>
    names.flatMap((name): [string, string][] => {
      const value = query[name];
      return value !== undefined && v.is(aValue, value) ? [[name, value]] : [];
    });
  const carried = said(['lang', 'theme', 'src']);
  return { tag, attributes: [...said([...known, ...ofAll]), ...linksOf(tag, inFrame, carried)], carried };
}

/** Where an element leads: to other frames of the same kind. */
function linksOf(tag: string, inFrame: string, carried: FramedElement['carried']): [string, string][] {
  const more = carried.map(([name, value]) => `&${new URLSearchParams([[name, value]])}`).join('');
  const to = (next: string) => `${inFrame}/${next}${more.replace('&', '?')}`;
  switch (tag) {
    case 'my-training':
      return [
        ['course-href', `${inFrame}/course?assignment={assignment}${more}`],
        ['refresher-href', to('refresher')],
      ];
    case 'status':
      return [['href', to('my-training')]];
    case 'course':
    case 'refresher':
      return [['back-href', to('my-training')]];
    default:
      return [];
  }
}
