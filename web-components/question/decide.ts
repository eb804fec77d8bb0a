import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { ShownQuestion } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { rareTerms } from '../locales/rare-kinds/words.ts';
import { blocks, line } from '../text/blocks.ts';
import { heading } from '../text/heading.ts';
import { QuestionElement } from './question.ts';

type Scene = NonNullable<ShownQuestion['scene']>;

const signs = { good: icons.right, weak: icons.half, harmful: icons.wrong };

/** @summary A story in scenes. What is chosen leads to the next, and after an end one may go back or begin again. */
export class A39Decide extends QuestionElement<never> {
  /** Scenes that were here, by the path to them: the server tells a scene when it is reached, and no earlier. */
  private readonly seen = new Map<string, Scene>();
  /** A step was taken: its scene takes the focus, which says it aloud. */
  private stepping = false;

  private get path(): string[] {
    return (this.answered?.response as { path?: string[] } | undefined)?.path ?? [];
  }

  private get scene(): Scene | undefined {
    return this.answered?.verdict.scene ?? this.question.scene;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.question.scene) this.seen.set('', this.question.scene);
    if (this.scene && !this.answered?.verdict.unsure) this.seen.set(this.path.join(' '), this.scene);
  }

  protected override updated(changed: PropertyValues): void {
    if (!this.stepping || !changed.has('answered')) return;
    this.stepping = false;
    this.querySelector<HTMLElement>('.a39-scene [tabindex]')?.focus();
  }

  override render(): unknown {
    const { scene } = this;
    const terms = rareTerms(this.words);
    const isUnsure = this.answered?.verdict.unsure === true;
    return html`<div class="a39-question">
      ${heading(this.level, html`<span lang=${this.textLang}>${line(this.question.prompt)}</span>`)}
      ${this.question.case.length > 0 ? this.given : nothing}
      <p class="a39-hint">${isUnsure ? terms.goodWay : terms.hint.Decide}</p>
      ${this.trail()} ${scene ? this.told(scene) : nothing}
      <div class="a39-actions">
        ${
          scene?.end && !isUnsure
            ? html`<button class="a39-plain" type="button" @click=${this.stepBack}>
                ${icons.back} ${terms.stepBack}
              </button>`
            : nothing
        }
        ${
          scene?.end
            ? html`<button class="a39-plain" type="button" @click=${this.startAgain}>
                ${icons.again} ${terms.startAgain}
              </button>`
            : html`<button class="a39-plain" type="button" @click=${this.lost}>
                ${this.words.t.question.notSure}
              </button>`
        }
      </div>
    </div>`;
  }

  /** What was chosen on the way here, as far as this browser saw it. */
  private trail(): unknown {
    const chosen = this.path.flatMap((id, at) => {
      const scene = this.seen.get(this.path.slice(0, at).join(' '));
      return scene?.choices.find((choice) => choice.id === id) ?? [];
    });
    if (chosen.length === 0) return nothing;
    return html`<div class="a39-trail">
      <p class="a39-note" id=${this.id_('trail')}>${rareTerms(this.words).yourWay}</p>
      <ol aria-labelledby=${this.id_('trail')}>
        ${chosen.map((choice) => html`<li>${this.say(choice)}</li>`)}
      </ol>
    </div>`;
  }

  private told({ title, text, choices, end }: Scene): TemplateResult {
    const { ends } = rareTerms(this.words);
    const mark = end
      ? html`<span class="a39-mark ${end === 'good' ? 'right' : 'wrong'}">${signs[end]} ${ends[end]}:</span> `
      : nothing;
    return html`<section class="a39-scene" data-end=${end ?? 'open'}>
      ${heading(this.level + 1, html`${mark}<span lang=${this.textLang}>${line(title)}</span>`)}
      <div class="a39-prose" lang=${this.textLang}>${blocks(text, this.level + 1)}</div>
      ${
        choices.length > 0
          ? html`<ul class="a39-choices" role="list">
              ${choices.map(
                (choice) =>
                  html`<li>
                    <button class="a39-choice" type="button" data-id=${choice.id} @click=${this.chose}>
                      ${this.say(choice)} ${icons.next}
                    </button>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
    </section>`;
  }

  private step(response: unknown): void {
    this.stepping = true;
    this.ask(response);
  }

  private readonly chose = (event: Event): void => {
    const { id = '' } = (event.currentTarget as HTMLElement).dataset;
    this.step({ path: [...this.path, id] });
  };

  private readonly stepBack = (): void => this.step({ path: this.path.slice(0, -1) });
  private readonly startAgain = (): void => this.step({ path: [] });
  private readonly lost = (): void => this.step({ unsure: true });

  // A story has no form of its own: every choice is an answer.

  protected controls(): unknown {
    return nothing;
  }

  protected response(): { response: unknown } {
    return { response: { path: this.path } };
  }

  protected outcome(): TemplateResult {
    return html``;
  }

  protected draftOf(): null {
    return null;
  }
}
