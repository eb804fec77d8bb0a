import type { TemplateResult } from 'lit';
import type { ItemVerdict } from '../api/client.ts';
import { define } from '../element.ts';
import { OptionsElement } from './options.ts';

/** @summary One of several options. */
export class A39ChooseOne extends OptionsElement {
  protected override readonly type = 'radio';

  protected override response(): ReturnType<OptionsElement['response']> {
    const [choice] = this.draft ?? [];
    return choice ? { response: { choice } } : { missing: this.words.t.question.chooseOne };
  }

  protected override draftOf(response: unknown): string[] | null {
    const { choice } = (response ?? {}) as { choice?: string };
    return choice ? [choice] : null;
  }

  protected override outcome(item: ItemVerdict): TemplateResult {
    const chosen = this.draftOf(this.answered?.response)?.includes(item.id);
    return this.row(item, item.should === true, chosen ? this.words.t.question.youChose : '');
  }
}
define('a39-choose-one', A39ChooseOne);
