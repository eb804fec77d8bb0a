import type { Api } from '../api/client.ts';
import { ApiError } from '../api/client.ts';
import { A39Element } from '../element.ts';
import { evidenceWords } from '../locales/evidence/words.ts';
import { Localize } from '../locales/localize.ts';
import { evidenceServer, type EvidenceApi } from './evidence-api.ts';

/** What the elements of the Evidence screen have besides: their calls and their words. */
export abstract class EvidenceElement extends A39Element {
  declare api?: Api & EvidenceApi;

  protected readonly page = new Localize(this, evidenceWords);

  protected get asks(): EvidenceApi {
    return this.api ?? evidenceServer(this);
  }

  protected override get worded(): boolean {
    return super.worded && this.page.ready;
  }

  /** A refusal in words. */
  protected said(cause: unknown): string {
    const { errors } = this.local.t;
    const code = cause instanceof ApiError ? cause.code : 'internal';
    return this.page.t.refused[code] ?? errors[code as keyof typeof errors] ?? errors.internal;
  }
}
