import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError } from '../api/client.ts';
import { icons } from '../appearance/icons.ts';
import { A39Element } from '../element.ts';
import { field } from '../evidence/field.ts';
import type { Localize } from '../locales/localize.ts';
import { heading } from '../text/heading.ts';

/** The form that is open: there is one at a time. */
interface Form {
  name: string;
  values: Record<string, string>;
  /** What is wrong, by the name of the field. */
  faults: Record<string, string>;
  /** What is wrong with the whole. */
  problem: string;
  sending: boolean;
}

/** What the words of such an element have at least. */
interface ActingTerms {
  faults: Record<string, string>;
  refused: Record<string, string>;
}

interface FormView {
  heading: string;
  level: number;
  fields: unknown;
  act: string;
  cancel: string;
  /** Faults that can be seen from here; when there are none, the work is done. */
  check: () => Record<string, string>;
  /** Does it, and answers in words what was done. */
  work: () => Promise<string>;
}

/** An element by which somebody changes something: it says at the field what is wrong, and in words what was done. */
export abstract class ActingElement<T extends ActingTerms> extends A39Element {
  @state() protected form: Form | null = null;
  @state() private done = '';
  @state() private problem = '';
  @state() protected busy = '';

  protected abstract readonly page: Localize<T>;
  /** The field at which a refusal belongs, by its code. */
  protected readonly places: Record<string, string> = {};

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  /** A refusal in words. */
  protected said(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
  }

  protected openForm(name: string, values: Record<string, string> = {}): void {
    this.say('');
    this.form = { name, values, faults: {}, problem: '', sending: false };
    void this.focusOn('form.panel > [tabindex]');
  }

  protected readonly closeForm = (): void => {
    const opener = this.form?.name;
    this.form = null;
    void this.focusOn(`[data-opens="${opener}"]`);
  };

  /** A button that opens a form. */
  protected opener(name: string, label: unknown, look: string, values: Record<string, string> = {}): TemplateResult {
    return html`<button class=${look} type="button" data-opens=${name} @click=${() => this.openForm(name, values)}>
      ${label}
    </button>`;
  }

  protected value(name: string): string {
    return this.form?.values[name]?.trim() ?? '';
  }

  protected readonly type = (name: string, value: string): void => {
    if (!this.form) return;
    const { [name]: _, ...faults } = this.form.faults;
    this.form = { ...this.form, values: { ...this.form.values, [name]: value }, faults };
  };

  protected field(
    name: string,
    label: string,
    more: Partial<Omit<Parameters<typeof field>[0], 'name' | 'label'>> = {},
  ): TemplateResult {
    const value = this.form?.values[name] ?? '';
    const fault = this.form?.faults[name];
    return field({ name, label, value, fault, typed: (text) => this.type(name, text), ...more });
  }

  protected formView({ heading: text, level, fields, act, cancel, check, work }: FormView): TemplateResult {
    const { problem = '', sending = false } = this.form ?? {};
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.submit(check(), work);
    };
    return html`<form class="panel" novalidate @submit=${submit}>
      ${heading(level, text, 'part')} ${fields}
      ${problem ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${problem}</span></p>` : nothing}
      <p class="actions">
        <button class="a39-button" aria-disabled=${sending}>${act}</button>
        <button class="a39-plain" type="button" @click=${this.closeForm}>${cancel}</button>
      </p>
    </form>`;
  }

  private async submit(faults: Record<string, string>, work: () => Promise<string>): Promise<void> {
    if (!this.form || this.form.sending) return;
    this.say('');
    const wrong = Object.keys(faults).length > 0;
    this.form = { ...this.form, faults, problem: '', sending: !wrong };
    if (wrong) return this.focusOn('[aria-invalid=true]');
    try {
      const done = await work();
      this.form = null;
      await this.tell(done);
    } catch (cause) {
      if (!this.form) return;
      const place = this.placeOf(cause);
      const refused = place ? { faults: place } : { problem: this.said(cause) };
      this.form = { ...this.form, sending: false, ...refused };
      if (place) await this.focusOn('[aria-invalid=true]');
    }
  }

  /** A refusal at its field, if the form has it. The server names the field: `changes.email: give an e-mail address`. */
  private placeOf(cause: unknown): Record<string, string> | undefined {
    if (!(cause instanceof ApiError)) return undefined;
    const has = (name: string) => this.renderRoot.querySelector(`form.panel #${name}`) !== null;
    const { faults } = this.page.t;
    if (cause.code === 'invalid_input') {
      const named = [...cause.message.matchAll(/([A-Za-z]+): /g)].map(([, name]) => name!);
      const place = named.find((name) => name in faults && has(name));
      return place === undefined ? undefined : { [place]: faults[place]! };
    }
    const place = this.places[cause.code];
    return place !== undefined && has(place) ? { [place]: this.said(cause) } : undefined;
  }

  /** Does something that takes no form. `name` is who is busy meanwhile. */
  protected async run(name: string, work: () => Promise<string>): Promise<void> {
    if (this.busy) return;
    this.busy = name;
    this.say('');
    try {
      const done = await work();
      await this.tell(done);
    } catch (cause) {
      this.problem = this.said(cause);
    } finally {
      this.busy = '';
    }
  }

  protected say(done: string): void {
    this.done = done;
    this.problem = '';
  }

  /** The button that was pressed may be gone, so the focus goes to what was done. */
  private async tell(done: string): Promise<void> {
    this.say(done);
    if (done) await this.focusOn('.notice > [tabindex]');
  }

  /** What was done, or why it was not. It is there before it says something, so that screen readers hear it. */
  protected notice(): TemplateResult {
    return html`<div class="notice" role="status">
        ${
          this.done
            ? html`<p class="a39-mark done" tabindex="-1">${icons.right} <span>${this.done}</span></p>`
            : nothing
        }
      </div>
      ${
        this.problem
          ? html`<p role="alert" class="a39-mark overdue">${icons.late} <span>${this.problem}</span></p>`
          : nothing
      }`;
  }

  protected async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
