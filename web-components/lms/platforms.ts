import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { icons } from '../appearance/icons.ts';
import table from '../appearance/table.css?inline';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import copyStyles from '../intranet/copyable.css?inline';
import { lmsPlatformsWords } from '../locales/lms-platforms/words.ts';
import { Localize } from '../locales/localize.ts';
import panel from '../records/panel.css?inline';
import { named } from '../settings/section.ts';
import section from '../settings/section.css?inline';
import { heading } from '../text/heading.ts';
import { addressesIn, addressFaults, addressFields } from './addresses.ts';
import type { DeploymentView, LinkView, LmsOverview, PlatformView } from './lms-api.ts';
import { LmsPart } from './lms-part.ts';
import styles from './lms.css?inline';
import { areOrigins, linesOf } from './origins.ts';
import { productName } from './products.ts';
import { termsFacts, termsFields, termsIn, termsValues } from './terms.ts';

/** @summary The learning platforms that are connected, and what waits to be let in. A part of `a39-lms`. */
export class A39LmsPlatforms extends LmsPart<typeof lmsPlatformsWords.en> {
  static override styles = sheet(table, fieldStyles, panel, section, copyStyles, styles);

  @state() private all!: LmsOverview;
  /** Of which platform the places in its courses are shown. */
  @state() private opened = '';

  protected readonly own = new Localize(this, lmsPlatformsWords);

  protected override async load(): Promise<void> {
    this.all = await this.asks.lms();
  }

  protected override body(): TemplateResult {
    const words = this.own.t;
    const { platforms, strangers } = this.all;
    return this.framed(
      this.page.t.sections.platforms,
      words.text,
      html`<p class="actions">
          <a class="a39-button ${platforms.length > 0 ? 'a39-second' : ''}" href="#connect">${words.connect}</a>
        </p>
        ${this.waiting()}
        ${
          strangers > 0
            ? html`<p class="a39-mark wrong">
                ${icons.clock} <span>${words.strangers(strangers)} <a href="#people">${words.toPeople}</a></span>
              </p>`
            : nothing
        }
        ${
          platforms.length === 0
            ? this.none()
            : html`<ul class="list" role="list">
                ${platforms.map((one) => this.platform(one))}
              </ul>`
        }`,
    );
  }

  private none(): TemplateResult {
    const words = this.own.t;
    return html`<div class="none">
      <p><strong>${words.none}</strong> ${words.noneText}</p>
      <ol class="steps">
        ${words.noneSteps.map((step) => html`<li>${step}</li>`)}
      </ol>
      <p class="a39-quiet">${words.noLti} <a href="#packages">${words.toPackages}</a></p>
    </div>`;
  }

  private waiting(): unknown {
    const words = this.own.t;
    const waiting = this.all.platforms
      .filter(({ disabledAt }) => disabledAt === null)
      .flatMap((platform) =>
        platform.deployments.filter(isWaiting).map((deployment) => ({ platform, deployment }) as const),
      );
    if (waiting.length === 0) return nothing;
    return html`<div class="waits">
      ${heading(this.headingLevel + 1, words.waiting)}
      <p>${words.waitingText}</p>
      <ul class="list" role="list">
        ${waiting.map(
          ({ platform, deployment }) =>
            html`<li>
              <p><strong>${platform.name}</strong> · ${this.place(deployment)}</p>
              <p class="acts">
                ${this.letting(platform, deployment, true)} ${this.letting(platform, deployment, false)}
              </p>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  private place({ deploymentId, firstSeenAt }: DeploymentView): TemplateResult {
    const words = this.own.t;
    return html`<code>${words.place(deploymentId)}</code> ·
      <span class="a39-quiet">${words.seen(this.day(firstSeenAt))}</span>`;
  }

  private letting({ id, name }: PlatformView, { deploymentId }: DeploymentView, letIn: boolean): TemplateResult {
    const words = this.own.t;
    const full = letIn ? words.letInOf(deploymentId, name) : words.shutOutOf(deploymentId, name);
    return this.doing(letIn ? words.letIn : words.shutOut, full, async () => {
      await this.asks.letDeployment(id, deploymentId, letIn);
      return letIn ? words.letInDone(deploymentId, name) : words.shutOutDone(deploymentId, name);
    });
  }

  private platform(platform: PlatformView): TemplateResult {
    const { terms, by } = this.page.t;
    const words = this.own.t;
    const { id, name, product, disabledAt, people, counts, links } = platform;
    const tally = this.tally(counts);
    const facts = [
      ...termsFacts(terms, platform.terms),
      words.people(people),
      by(this.day(platform.since), platform.by),
    ];
    const { authUrl, tokenUrl, keysUrl, tokenAudience } = platform;
    const addresses = { authUrl, tokenUrl, keysUrl, tokenAudience: tokenAudience ?? '' };
    const values = { name, ...addresses, origins: platform.origins.join('\n'), ...termsValues(platform.terms) };
    const isOpen = this.opened === id;
    return html`<li class=${disabledAt === null ? '' : 'gone'}>
      <p>
        <strong>${name}</strong>${product ? ` · ${productName(product)}` : nothing}
        ${disabledAt === null ? nothing : html` · <strong>${words.disabled}</strong>`}
      </p>
      <p class="a39-quiet">${facts.join(' · ')}</p>
      ${tally === '' ? nothing : this.told(tally, counts.refused > 0)}
      ${
        links.length === 0
          ? html`<p class="a39-quiet">${words.noLinks}</p>`
          : html`<p>
              <button
                class="a39-plain"
                type="button"
                aria-expanded=${isOpen}
                @click=${() => (this.opened = isOpen ? '' : id)}
              >
                ${named(words.links(links.length), this.page.t.full(words.links(links.length), name))}
              </button>
            </p>`
      }
      ${isOpen ? this.links(name, links) : nothing} ${this.technical(platform)}
      <p class="acts">
        ${this.about(`change ${id}`, words.change, name, values)}
        ${
          disabledAt === null
            ? this.about(`disable ${id}`, words.disable, name)
            : html`${this.doing(words.enable, this.page.t.full(words.enable, name), async () => {
                await this.asks.disablePlatform(id, false);
                return words.enabledDone(name);
              })}
              ${this.about(`delete ${id}`, words.remove, name)}`
        }
      </p>
      ${this.form?.name === `change ${id}` ? this.changing(platform) : nothing}
      ${
        this.form?.name === `disable ${id}`
          ? this.asking(this.page.t.full(words.disable, name), words.disableText, words.disable, async () => {
              await this.asks.disablePlatform(id, true);
              return words.disabledDone(name);
            })
          : nothing
      }
      ${
        this.form?.name === `delete ${id}`
          ? this.asking(this.page.t.full(words.remove, name), words.removeText, words.remove, async () => {
              await this.asks.deletePlatform(id);
              return words.removed(name);
            })
          : nothing
      }
    </li>`;
  }

  private told(tally: string, isLate: boolean): TemplateResult {
    return html`<p class=${isLate ? 'a39-mark overdue' : 'a39-quiet'}>
      ${isLate ? icons.late : nothing}
      <span>${tally} · <a href="#deliveries">${this.page.t.sections.deliveries}</a></span>
    </p>`;
  }

  private links(name: string, links: LinkView[]): TemplateResult {
    const words = this.own.t;
    return html`<table>
      <caption class="visually-hidden">
        ${this.page.t.full(words.links(links.length), name)}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.there}</th>
          <th scope="col">${words.here}</th>
          <th scope="col" class="number">${words.opened}</th>
          <th scope="col">${words.takesResults}</th>
          <th scope="col"><span class="visually-hidden">${this.page.t.action}</span></th>
        </tr>
      </thead>
      <tbody>
        ${links.map((link) => {
          const there =
            [link.contextTitle, link.title].filter(Boolean).join(' › ') || this.own.t.place(link.deploymentId);
          return html`<tr>
            <th scope="row">${there}</th>
            <td data-name=${words.here}>
              ${link.course ? (link.course.title ?? html`<code>${link.course.id}</code> ${words.courseGone}`) : words.noCourse}
            </td>
            <td data-name=${words.opened} class="number">${this.local.number(link.people)}</td>
            <td data-name=${words.takesResults}>${link.takesResults ? words.yes : words.no}</td>
            <td class="act">
              ${
                link.hasMembers
                  ? this.doing(words.look, this.page.t.full(words.look, there), () => this.look(link.id))
                  : nothing
              }
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private async look(link: string): Promise<string> {
    const words = this.own.t;
    const { isCut, ...counts } = await this.asks.members(link);
    const numbers = Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, this.local.number(n)]));
    return [words.members(numbers), isCut && words.cut].filter(Boolean).join(' ');
  }

  private technical(platform: PlatformView): TemplateResult {
    const words = this.own.t;
    const { issuer, clientId, origins, deployments } = platform;
    return html`<details>
      <summary>${named(this.page.t.technical, this.page.t.full(this.page.t.technical, platform.name))}</summary>
      <dl>
        <div>
          <dt>${words.issuer}</dt>
          <dd><code>${issuer}</code></dd>
        </div>
        <div>
          <dt>${words.client}</dt>
          <dd><code>${clientId}</code></dd>
        </div>
        <div>
          <dt>${words.origins}</dt>
          <dd>${origins.map((origin) => html`<code class="line">${origin}</code>`)}</dd>
        </div>
      </dl>
      <p>${words.places(deployments.length)}</p>
      <ul class="list" role="list">
        ${deployments.map(
          (deployment) =>
            html`<li>
              <p>${this.place(deployment)} · ${words.states[deployment.state]}</p>
              <p class="acts">${this.letting(platform, deployment, deployment.state !== 'active')}</p>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  private changing({ id, name }: PlatformView): TemplateResult {
    const { cancel, save, sending, terms, technical, faults: said } = this.page.t;
    const words = this.own.t;
    return this.formView({
      heading: this.page.t.full(words.change, name),
      level: this.headingLevel + 1,
      fields: html`${this.field('name', words.name, { hint: words.nameHint })}
        ${termsFields(terms, (one) => this.value(one), this.type)}
        <details
          ?open=${this.value('technical') !== '' || addresses.some((one) => this.form!.faults[one])}
          @toggle=${(event: Event) => this.type('technical', (event.target as HTMLDetailsElement).open ? 'open' : '')}
        >
          <summary>${technical}</summary>
          ${this.field('origins', words.origins, { hint: words.originsHint, kind: 'lines' })}
          ${addressFields(this.page.t, (one, label, more) => this.field(one, label, more))}
        </details>`,
      act: this.form!.sending ? sending : save,
      cancel,
      check: () => {
        const { length } = this.value('name');
        return {
          ...((length < 1 || length > 80) && { name: said['name']! }),
          ...(!areOrigins(this.value('origins')) && { origins: said['origins']! }),
          ...addressFaults(this.page.t, (one) => this.value(one)),
        };
      },
      work: () =>
        this.andLoad(async () => {
          const wanted = {
            ...addressesIn((one) => this.value(one)),
            name: this.value('name'),
            origins: linesOf(this.value('origins')),
            terms: termsIn((one) => this.value(one)),
          };
          await this.asks.changePlatform(id, wanted);
          return words.changed(wanted.name);
        }),
    });
  }
}

/** What is folded up until something in it is wrong. */
const addresses = ['origins', 'authUrl', 'tokenUrl', 'keysUrl'];

const isWaiting = ({ state: at }: DeploymentView): boolean => at === 'waiting';

define('a39-lms-platforms', A39LmsPlatforms);
