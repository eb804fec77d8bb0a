import type { Page } from 'playwright';
import type { Question } from '../../server/courses/course-model.ts';
import { lineText } from '../../server/courses/plain-text.ts';

interface Focused {
  /** What a screen reader would call it. */
  name: string;
  /** `radio`, `checkbox`, or the name of its tag. */
  kind: string;
  /** What a native list says. */
  chosen: string;
}

/** Somebody without a mouse: nothing but keys, and no idea of the page except where the focus is. */
export class Keyboard {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  private focused(): Promise<Focused> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      const field = active instanceof HTMLInputElement || active instanceof HTMLSelectElement ? active : null;
      const words = active?.ariaLabel || (field ? field.labels?.[0] : active)?.textContent;
      return {
        name: words?.trim().replaceAll(/\s+/g, ' ') ?? '',
        kind: active instanceof HTMLInputElement ? active.type : (active?.localName ?? ''),
        chosen: active instanceof HTMLSelectElement ? (active.selectedOptions[0]?.label ?? '') : '',
      };
    });
  }

  /** Presses Tab until the focus is on what is called so. */
  async tabTo(name: RegExp | string, kind?: string): Promise<Focused> {
    const passed: string[] = [];
    for (let i = 0; i < 80; i++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.focused();
      const isCalledSo = typeof name === 'string' ? focused.name === name : name.test(focused.name);
      if (isCalledSo && (!kind || focused.kind === kind)) return focused;
      passed.push(`${focused.kind} "${focused.name.slice(0, 40)}"`);
    }
    throw new Error(`Tab never reaches ${name}. It passes ${passed.join(', ')}.`);
  }

  async enter(name: RegExp | string): Promise<void> {
    await this.tabTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** Answers rightly, each kind in the way that its controls offer. */
  async answer({ kind, body }: Question): Promise<void> {
    if (body.shape === 'recall') {
      await this.tabTo(/./, 'textarea');
      await this.page.keyboard.type('In my own words.');
      await this.enter(/^Compare/);
      await this.tabTo('I knew it', 'radio');
      await this.page.keyboard.press('Space');
      return;
    }
    if (body.shape === 'options') {
      const right = body.options.filter((option) => option.right).map((option) => lineText(option.text));
      await (kind === 'Choose one' ? this.choose(right[0]!) : this.tick(right));
    } else if (body.shape === 'rows')
      await this.place(new Map(body.rows.map((row) => [lineText(row.item), row.place])));
    else if (body.shape === 'steps')
      await this.order(body.steps.toSorted((a, b) => a.rank - b.rank).map((step) => lineText(step.text)));
    else throw new Error(`No keyboard answers "${kind}".`);
    await this.enter('Check my answer');
  }

  /** Radio buttons are one stop for Tab. Space takes the first, arrows take the others. */
  private async choose(right: string): Promise<void> {
    await this.tabTo(/./, 'radio');
    await this.page.keyboard.press('Space');
    await this.down('name', right);
  }

  /** Every box is a stop. */
  private async tick(right: string[]): Promise<void> {
    const open = new Set(right);
    while (open.size > 0)
      if (open.delete((await this.tabTo(/./, 'checkbox')).name)) await this.page.keyboard.press('Space');
  }

  /** Every row is a native list. */
  private async place(places: Map<string, string>): Promise<void> {
    const open = new Map(places);
    while (open.size > 0) {
      const { name } = await this.tabTo(/./, 'select');
      await this.down('chosen', open.get(name) ?? '');
      open.delete(name);
    }
  }

  private async down(what: 'name' | 'chosen', wanted: string): Promise<void> {
    for (let i = 0; i < 10; i++) {
      if ((await this.focused())[what] === wanted) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`The arrow never reaches "${wanted}".`);
  }

  /** From the first step to the last, each goes up to its place. The focus goes with it, so the next one lies further on. */
  private async order(steps: string[]): Promise<void> {
    for (const [place, text] of steps.entries()) {
      const rows = await this.page.locator('a39-course fieldset li').allInnerTexts();
      const from = rows.findIndex((row) => row.includes(text));
      if (from > place) await this.tabTo(`Move up: ${text}`);
      for (let at = from; at > place; at--) await this.page.keyboard.press('Enter');
    }
  }
}
