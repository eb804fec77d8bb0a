import type { TemplateResult } from 'lit';
import type { Api } from '../api/client.ts';
import { intranetWords } from '../locales/intranet/words.ts';
import { Localize } from '../locales/localize.ts';
import { PartOfScreen } from '../settings/part-of-screen.ts';
import { named } from '../settings/section.ts';
import { intranetServer, type IntranetApi } from './intranet-api.ts';

/** One part of the Intranet screen on which something is registered or taken off: it loads its own list, and says its own refusals. */
export abstract class IntranetPart extends PartOfScreen<typeof intranetWords.en> {
  declare api?: Api & IntranetApi;

  protected readonly page = new Localize(this, intranetWords);

  protected get asks(): IntranetApi {
    return this.api ?? intranetServer(this);
  }

  /** A button that opens a form about one of a list. */
  protected about(form: string, label: string, full: string, values: Record<string, string> = {}): TemplateResult {
    return this.opener(form, named(label, full), 'a39-plain', values);
  }
}
