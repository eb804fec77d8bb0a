import { setTimeout as pause } from 'node:timers/promises';
import type { Question } from '../../server/courses/course-model.ts';
import { lineText } from '../../server/courses/plain-text.ts';

/** What a browser is asked for, whatever it speaks: BiDi (`bidi.ts`) or WebDriver (`webdriver.ts`). */
export interface Driver {
  goTo(url: string): Promise<void>;
  /** Calls a function that is written in the page's language, and answers what it resolves to. */
  call(source: string, ...args: unknown[]): Promise<unknown>;
  /** Moves and presses as hand and mouse do: W3C WebDriver, "Actions". */
  act(sources: object[]): Promise<void>;
  /** PNG. */
  picture(): Promise<Buffer>;
}

interface Found {
  x: number;
  y: number;
  words: string;
}

/** Somebody who reads what is on the screen, also in shadow roots, and clicks and presses keys there. */
export class Driven {
  readonly driver: Driver;

  constructor(driver: Driver) {
    this.driver = driver;
  }

  /** Waits for the first visible one that has these words, and nothing else where `words` is no pattern. */
  async find(css: string, words: string | RegExp = /(?:)/): Promise<Found> {
    for (let tries = 0; tries < 300; tries++) {
      const found = (await this.driver.call(findOnScreen, css)) as Found[];
      const first = found.find(
        (one) => one && (typeof words === 'string' ? one.words === words : words.test(one.words)),
      );
      if (first) return first;
      await pause(50);
    }
    const all = (await this.driver.call(findOnScreen, 'h1, h2, h3, p, a, button, legend, li')) as Found[];
    const said = new Set(all.map((one) => one.words.slice(0, 80)));
    throw new Error(`Nothing on the screen is ${css} with the words ${words}. It says: ${[...said].join(' | ')}`);
  }

  /** Clicks on what leads away from this address. A browser that is busy with the page may miss a click; a person clicks again. */
  async follow(css: string, words: string | RegExp): Promise<void> {
    const address = (): Promise<unknown> => this.driver.call('() => location.href').catch(() => 'between two pages');
    const before = await address();
    for (let clicks = 0; clicks < 3; clicks++) {
      await this.click(css, words);
      for (let tries = 0; tries < 100; tries++) {
        if ((await address()) !== before) return;
        await pause(50);
      }
    }
    throw new Error(`${words} leads nowhere.`);
  }

  async click(css: string, words?: string | RegExp): Promise<Found> {
    const { words: said } = await this.find(css, words);
    // Found again, now that it is in the middle: what came meanwhile may have moved it.
    const at = (await this.driver.call(bringToMiddle, css, said)) as Found;
    await this.driver.act([
      {
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: Math.round(at.x), y: Math.round(at.y), duration: 0 },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
    return at;
  }

  /** @param key as WebDriver names it */
  async press(key: string): Promise<void> {
    const actions = [
      { type: 'keyDown', value: key },
      { type: 'keyUp', value: key },
    ];
    await this.driver.act([{ type: 'key', id: 'keyboard', actions }]);
  }

  /** Answers the question on screen rightly, and has it checked. */
  async answerRightly(questions: ReadonlyMap<string, Question>): Promise<void> {
    const { words } = await this.find('a39-course legend');
    const question = questions.get(words);
    if (!question) throw new Error(`The screen asks "${words}", which is not in the course.`);
    const { body } = question;
    if (body.shape === 'options') {
      for (const option of body.options.filter(({ right }) => right))
        await this.click('a39-course fieldset label', lineText(option.text));
    } else if (body.shape === 'rows') {
      for (const row of body.rows)
        for (let downs = 0; (await this.driver.call(chosenIn, lineText(row.item))) !== row.place; downs++) {
          if (downs > 10) throw new Error(`The arrow never reaches "${row.place}".`);
          await this.press('\uE015');
        }
    } else if (body.shape === 'steps') {
      const wanted = body.steps.toSorted((a, b) => a.rank - b.rank).map(({ text }) => lineText(text));
      for (const [place, text] of wanted.entries())
        for (;;) {
          const rows = (await this.driver.call(rowsOnScreen)) as string[];
          if (rows.findIndex((row) => row.includes(text)) <= place) break;
          await this.click('a39-course fieldset button', `Move up: ${text}`);
        }
    } else throw new Error(`No journey answers "${question.kind}".`);
    await this.click('a39-course button', 'Check my answer');
  }
}

const everything = `function* everything(root) {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}`;

/** What is seen: nothing that is closed away, no empty box. Its words are what it is called, else what it says. */
const onScreen = `${everything}
const wordsOf = (element) => (element.getAttribute('aria-label') ?? element.innerText ?? '').trim().replace(/\\s+/g, ' ');
const onScreen = (css) => [...everything(document)]
  .filter((element) => element.matches(css) && element.getClientRects().length > 0 && element.checkVisibility())`;

const place = `const placeOf = (element) => {
  const box = element.getClientRects()[0];
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, words: wordsOf(element) };
}`;

const findOnScreen = `(css) => { ${onScreen}; ${place}; return onScreen(css).map(placeOf); }`;

const bringToMiddle = `(css, words) => { ${onScreen}; ${place};
  const element = onScreen(css).find((one) => wordsOf(one) === words);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  return placeOf(element);
}`;

/** What is chosen in a list, which then has the focus. */
const chosenIn = `(label) => { ${onScreen};
  const list = onScreen('a39-course select').find(({ labels }) => wordsOf(labels[0]) === label);
  list.focus();
  return list.selectedOptions[0].label;
}`;

const rowsOnScreen = `() => { ${onScreen}; return onScreen('a39-course fieldset li').map(wordsOf); }`;
