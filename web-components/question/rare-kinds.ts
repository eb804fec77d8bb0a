import { addContentStyles } from '../appearance/content-sheet.ts';
import styles from '../appearance/rare-kinds.css?inline';
import './decide.ts';
import './score.ts';
import './spot-the-gap.ts';
import './timeline.ts';

/** The kinds of exercise that few lessons hold: their code, words and styles come together when one is met. */
addContentStyles(styles);
