import { addContentStyles } from '../appearance/content-sheet.ts';
import styles from '../appearance/rare-kinds.css?inline';
import { define } from '../element.ts';
import { fetchTerms } from '../locales/localize.ts';
import { rareWords } from '../locales/rare-kinds/words.ts';
import { A39Decide } from './decide.ts';
import { A39Score } from './score.ts';
import { A39SpotTheGap } from './spot-the-gap.ts';
import { A39Timeline } from './timeline.ts';

addContentStyles(styles);

/**
 * The kinds of exercise that few lessons hold. Their words are here before the first is shown: a question that changed its language
 * while it is read would be worse than the wait.
 */
export async function defineKinds(lang: string): Promise<void> {
  await fetchTerms(rareWords, lang);
  define('a39-decide', A39Decide);
  define('a39-score', A39Score);
  define('a39-spot-the-gap', A39SpotTheGap);
  define('a39-timeline', A39Timeline);
}
