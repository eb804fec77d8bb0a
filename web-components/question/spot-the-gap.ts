import { html, type TemplateResult } from 'lit';
import type { ItemVerdict, Verdict } from '../api/client.ts';
import { rareTerms } from '../locales/rare-kinds/words.ts';
import { A39ChooseAll } from './choose-all.ts';
import type { OptionsElement } from './options.ts';

/** @summary What a contract lacks: its clauses in numbers, and a box for each thing that may be missing. */
export class A39SpotTheGap extends A39ChooseAll {
  protected override get hint(): string {
    return rareTerms(this.words).hint['Spot the gap'];
  }

  protected override controls(): TemplateResult {
    return html`<p class="a39-ask">${rareTerms(this.words).missingThings}</p>
      ${super.controls()}`;
  }

  protected override response(): ReturnType<OptionsElement['response']> {
    const given = super.response();
    return 'missing' in given ? { missing: rareTerms(this.words).tickOne } : given;
  }

  protected override outcome(item: ItemVerdict, verdict: Verdict): TemplateResult {
    const terms = rareTerms(this.words);
    if (verdict.unsure) return this.row(item, item.should === true, item.should ? terms.missing : terms.there);
    const ticked = this.draftOf(this.answered?.response)?.includes(item.id) === true;
    const note = item.should ? (ticked ? terms.found : terms.overlooked) : ticked ? terms.falseAlarm : terms.leftAlone;
    return this.row(item, item.right, note);
  }
}
