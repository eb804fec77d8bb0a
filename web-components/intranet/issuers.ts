import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { ApiError } from '../api/client.ts';
import { define, sheet } from '../element.ts';
import fieldStyles from '../evidence/field.css?inline';
import { choice, choices, select } from '../records/controls.ts';
import panel from '../records/panel.css?inline';
import section from '../settings/section.css?inline';
import { copyable } from './copyable.ts';
import copyStyles from './copyable.css?inline';
import type { HostPageView, IssuerView } from './intranet-api.ts';
import { IntranetPart } from './intranet-part.ts';
import { beginning, faultsOf, fieldsOf, foundBys, inFrames, issOf, kinds, termsOf, type Kind } from './issuer-kinds.ts';
import { keysIn, newSecret, PrivateKey, type PublicKey } from './pasted-keys.ts';

/** @summary Whose word on who somebody is, is taken in pages of others. A part of `a39-intranet`. */
export class A39IntranetIssuers extends IntranetPart {
  static override styles = sheet(fieldStyles, panel, section, copyStyles);

  @state() private all: IssuerView[] = [];
  @state() private pages: HostPageView[] = [];

  private ownAddress = '';

  protected override readonly places = { issuer_there: 'iss', origin_unknown: 'origin', private_key: 'keys' };

  protected override async load(): Promise<void> {
    const [all, pages, { server }] = await Promise.all([
      this.asks.issuers(),
      this.asks.hostPages(),
      this.asks.snippet(),
    ]);
    this.ownAddress = server;
    this.pages = pages;
    this.all = all;
  }

  private get kind(): Kind {
    return kinds.find((kind) => kind === this.value('kind')) ?? 'keys';
  }

  protected override body(): TemplateResult {
    const { sections, issuers: words } = this.page.t;
    const first = {
      ...beginning('keys', this.ownAddress),
      name: '',
      foundBy: 'external_id',
      origin: this.pages.length === 1 ? this.pages[0]!.origin : '',
    };
    return this.framed(
      sections.issuers,
      words.text,
      html`<p class="actions">${this.opener('add', words.add, 'a39-button a39-second', first)}</p>
        ${this.form?.name === 'add' ? this.addForm() : nothing}
        ${
          this.all.length === 0
            ? html`<p class="a39-quiet">${words.none}</p>`
            : html`<ul class="list" role="list">
                ${this.all.map((issuer) => this.issuer(issuer))}
              </ul>`
        }`,
    );
  }

  private issuer({ id, name, kind, iss, origin, audience, foundBy, since, by }: IssuerView): TemplateResult {
    const { issuers: words } = this.page.t;
    const facts = [
      audience && `${words.audience}: ${audience}`,
      words.foundBys[foundBy],
      words.by(this.local.date(since.slice(0, 10)), by),
    ].filter(Boolean);
    return html`<li>
      <p><strong>${name}</strong> · ${words.kinds[kind]}</p>
      <p><code>${iss}</code> → <code>${origin ?? words.framed}</code></p>
      <p class="a39-quiet">${facts.join(' · ')}</p>
      <p class="acts">${this.about(`end ${id}`, words.end, words.endOf(name))}</p>
      ${
        this.form?.name === `end ${id}`
          ? this.asking(words.endOf(name), words.endText, words.end, async () => {
              await this.asks.endIssuer(id);
              await this.load();
              return words.ended(name);
            })
          : nothing
      }
    </li>`;
  }

  private addForm(): TemplateResult {
    const { cancel, sending, issuers: words } = this.page.t;
    const { kind } = this;
    return this.formView({
      heading: words.add,
      level: this.headingLevel + 1,
      fields: html`${choices({
        name: 'kind',
        legend: words.kind,
        value: kind,
        choose: (_, chosen) => this.turnTo(chosen as Kind),
        options: kinds.map((one) => [one, words.kinds[one], words.kindHints[one]]),
      })}
      ${this.steps(kind)} ${this.field('name', words.name, { hint: words.nameHint })}
      ${inFrames.includes(kind) ? nothing : this.pageChoice()} ${fieldsOf[kind].map((name) => this.asked(name))}
      ${
        kind === 'entra'
          ? choice({
              name: 'acceptV1',
              label: words.acceptV1,
              hint: words.acceptV1Hint,
              checked: this.value('acceptV1') !== '',
              choose: (checked) => this.type('acceptV1', checked ? 'yes' : ''),
            })
          : nothing
      }
      ${select({
        name: 'foundBy',
        label: words.foundBy,
        hint: words.foundByHint,
        value: this.value('foundBy'),
        choose: this.type,
        options: foundBys.map((one) => [one, words.foundBys[one]] as const),
      })}
      ${choice({
        name: 'makesPeople',
        label: words.makesPeople,
        hint: words.makesPeopleHint,
        checked: this.value('makesPeople') !== '',
        choose: (checked) => this.type('makesPeople', checked ? 'yes' : ''),
      })}`,
      act: this.form!.sending ? sending : words.add,
      cancel,
      check: () => this.faults(kind),
      work: async () => {
        const value = (name: string): string => this.value(name);
        const name = value('name');
        await this.asks.addIssuer({
          name,
          iss: issOf(kind, value),
          origin: inFrames.includes(kind) ? null : value('origin'),
          terms: termsOf(kind, value, await this.readKeys(kind)),
        });
        await this.load();
        return words.added(name);
      },
    });
  }

  /** What stands in one kind's fields says nothing for another; what is common stays. */
  private turnTo(kind: Kind): void {
    for (const [name, value] of Object.entries(beginning(kind, this.ownAddress))) this.type(name, value);
  }

  private steps(kind: Kind): TemplateResult {
    const { issuers: words } = this.page.t;
    return html`<div>
      <ol class="steps">
        ${words.steps[kind]!.map((step) => html`<li>${step}</li>`)}
      </ol>
      ${
        inFrames.includes(kind)
          ? copyable({
              name: words.pluginAddress,
              text: `${this.ownAddress}/embed/${kind}/my-training`,
              words: { copy: this.local.t.copy, copied: this.local.t.copied },
            })
          : nothing
      }
    </div>`;
  }

  private pageChoice(): TemplateResult {
    const { issuers: words } = this.page.t;
    return select({
      name: 'origin',
      label: words.origin,
      hint: words.originHint,
      value: this.value('origin'),
      fault: this.form!.faults['origin'],
      choose: this.type,
      options: [
        ['', words.choosePage] as const,
        ...this.pages.map(({ origin, name }) => [origin, `${name} (${origin})`] as const),
      ],
    });
  }

  private asked(name: (typeof fieldsOf)[Kind][number]): TemplateResult {
    const { issuers: words } = this.page.t;
    const { kind } = this;
    const isEntra = kind === 'entra';
    switch (name) {
      case 'iss':
        return this.field(name, words.iss, {
          hint: isEntra ? words.issEntraHint : kind === 'haiilo' ? words.issHaiiloHint : words.issHint,
        });
      case 'audience':
        if (isEntra) return this.field(name, words.application);
        return kind === 'staffbase'
          ? this.field(name, words.plugin)
          : this.field(name, words.audience, { hint: words.audienceHint });
      case 'tenant':
        return this.field(name, isEntra ? words.tenant : words.haiiloTenant);
      case 'keys':
        return this.field(name, words.keys, { hint: words.keysHint, kind: 'lines' });
      case 'jwksUrl':
        return this.field(name, words.jwksUrl, { hint: words.jwksHint });
      case 'clients':
        return this.field(name, words.clients, {
          hint: isEntra ? words.clientsEntraHint : words.clientsHint,
          kind: 'lines',
        });
      case 'secret':
        return html`<div>
          ${this.field(name, words.secret, { hint: words.secretHint })}
          <button class="a39-plain" type="button" @click=${() => this.type('secret', newSecret())}>
            ${words.makeSecret}
          </button>
        </div>`;
    }
  }

  private faults(kind: Kind): Record<string, string> {
    const { faults: said } = this.page.t;
    const { length } = this.value('name');
    const found = Object.entries(faultsOf(kind, (name) => this.value(name)));
    return {
      ...((length < 1 || length > 80) && { name: said['name']! }),
      ...(!inFrames.includes(kind) && this.value('origin') === '' && { origin: said['page']! }),
      ...Object.fromEntries(found.map(([field, sentence]) => [field, said[sentence]!])),
    };
  }

  /** Refuses in the server's manner, so that it is said at the field. */
  private async readKeys(kind: Kind): Promise<PublicKey[]> {
    if (!fieldsOf[kind].includes('keys')) return [];
    const keys = await keysIn(this.value('keys')).catch((cause: unknown) => {
      throw cause instanceof PrivateKey ? new ApiError('private_key', '') : cause;
    });
    if (!keys) throw new ApiError('invalid_input', 'keys: ');
    return keys;
  }
}
define('a39-intranet-issuers', A39IntranetIssuers);
