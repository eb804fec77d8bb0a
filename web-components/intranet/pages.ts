import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { choice } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import type { HostPageView } from './intranet-api.ts';
import { IntranetPart } from './intranet-part.ts';

/** @summary The pages that may show training. A part of `a39-intranet`. */
export class A39IntranetPages extends IntranetPart {
  static override styles = sheet(fieldStyles, panel, section);

  @state() private all: HostPageView[] = [];

  protected override readonly places = { origin_there: 'origin' };

  protected override async load(): Promise<void> {
    this.all = await this.asks.hostPages();
  }

  protected override body(): TemplateResult {
    const { sections, pages: words } = this.page.t;
    return this.framed(
      sections.pages,
      words.text,
      html`<p class="actions">
          ${this.opener('add', words.add, 'a39-button a39-second', { origin: 'https://', path: '/' })}
        </p>
        ${this.form?.name === 'add' ? this.pageForm(words.add, null) : nothing}
        ${
          this.all.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${this.all.map((page) => this.hostPage(page))}
              </ul>`
        }`,
    );
  }

  private hostPage(page: HostPageView): TemplateResult {
    const { pages: words } = this.page.t;
    const { origin, name, path, team, fixed } = page;
    const facts = [words.returns(path), team && words.teamOn, fixed && words.fixed].filter(Boolean);
    const values = { origin, name, path, team: team ? 'yes' : '' };
    return html`<li>
      <p><strong>${name}</strong> · <code>${origin}</code></p>
      <p class="a39-quiet">${facts.join(' · ')}</p>
      ${
        fixed
          ? nothing
          : html`<p class="acts">
              ${this.about(`change ${origin}`, words.change, words.changeOf(name), values)}
              ${this.about(`remove ${origin}`, words.remove, words.removeOf(name))}
            </p>`
      }
      ${this.form?.name === `change ${origin}` ? this.pageForm(words.changeOf(name), page) : nothing}
      ${
        this.form?.name === `remove ${origin}`
          ? this.asking(words.removeOf(name), words.removeText, words.remove, async () => {
              await this.asks.removePage(origin);
              await this.load();
              return words.removed(name);
            })
          : nothing
      }
    </li>`;
  }

  private pageForm(title: string, known: HostPageView | null): TemplateResult {
    const { cancel, sending, pages: words } = this.page.t;
    return this.formView({
      heading: title,
      level: this.headingLevel + 1,
      fields: html`${this.field('name', words.name, { hint: words.nameHint })}
      ${known === null ? this.field('origin', words.origin, { hint: words.originHint }) : nothing}
      ${this.field('path', words.path, { hint: words.pathHint })}
      ${choice({
        name: 'team',
        label: words.team,
        hint: words.teamHint,
        checked: this.value('team') !== '',
        choose: (checked) => this.type('team', checked ? 'yes' : ''),
      })}`,
      act: this.form!.sending ? sending : known === null ? words.add : words.save,
      cancel,
      check: () => this.faults(known),
      work: async () => {
        const name = this.value('name');
        const origin = known?.origin ?? this.value('origin').replace(/\/$/, '');
        await this.asks.putPage({ origin, name, path: this.value('path'), team: this.value('team') !== '' });
        await this.load();
        return known === null ? words.added(name) : words.changed(name);
      },
    });
  }

  private faults(known: HostPageView | null): Record<string, string> {
    const { faults: said, refused } = this.page.t;
    const { length } = this.value('name');
    const origin = this.value('origin').replace(/\/$/, '');
    const isThere = this.all.some((page) => page.origin === origin);
    return {
      ...((length < 1 || length > 80) && { name: said['name']! }),
      ...(known === null && !isOrigin(origin) && { origin: said['origin']! }),
      ...(known === null && isThere && { origin: refused['origin_there']! }),
      ...(!/^\/[^#?\s]*$/.test(this.value('path')) && { path: said['path']! }),
    };
  }
}

/** Written as browsers send it. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}
define('a39-intranet-pages', A39IntranetPages);
