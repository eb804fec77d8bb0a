import type { TemplateResult } from 'lit';
import type { ItemVerdict, Verdict } from '../api/client.ts';
import { define } from '../element.ts';
import { OptionsElement } from './options.ts';

/** @summary Every option that fits. */
export class A39ChooseAll extends OptionsElement {
  protected override readonly type = 'checkbox';

  protected override response(): ReturnType<OptionsElement['response']> {
    const choices = this.draft ?? [];
    return choices.length > 0 ? { response: { choices } } : { missing: this.words.t.question.chooseAll };
  }

  protected override draftOf(response: unknown): string[] | null {
    return (response as { choices?: string[] } | undefined)?.choices ?? null;
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const { question } = this.words.t;
    if (verdict.unsure)
      return this.row(item, item.should === true, item.should ? question.belongs : question.belongsNot);
    const chosen = this.draftOf(this.answered?.response)?.includes(item.id);
    const note = chosen ? question.youTicked : item.should ? question.youMissed : question.youLeft;
    return this.row(item, item.right, note);
  }
}
define('a39-choose-all', A39ChooseAll);
