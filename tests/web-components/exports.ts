import type { ApiError } from '../../web-components/api/client.ts';
import type {
  ExportApi,
  ExportCatalogue,
  LoggedExport,
  MadeExport,
  WantedExport,
} from '../../web-components/export/export-api.ts';
import type { Errand } from '../../web-components/export/long-work.ts';
import { TrainingServer } from './training-server.ts';

const ofPeople: ExportCatalogue['reports'][number]['filters'] = ['unit', 'location', 'job', 'group', 'q'];

export const exportCatalogue: ExportCatalogue = {
  reports: [
    {
      name: 'standing',
      title: 'Who stands where',
      about: 'Everybody on staff and each course that is asked of them.',
      shapes: ['long', 'pivot'],
      formats: ['csv', 'xlsx', 'pdf', 'json'],
      columns: [],
      period: null,
      filters: [...ofPeople, 'course', 'standing'],
    },
    {
      name: 'completions',
      title: 'Completions',
      about: 'Every completion of a course that was asked for.',
      shapes: ['long'],
      formats: ['csv', 'xlsx', 'pdf'],
      columns: [],
      period: 'The day of the completion',
      filters: [...ofPeople, 'course'],
    },
  ],
  limits: { pdfRows: 5_000, xlsxCells: 1_000_000 },
  scope: 'all',
};

/** Makes files as the server does. `refusing` lets the next call fail, `hold` keeps the next long one back until it is left. */
export class ExportServer extends TrainingServer implements ExportApi {
  refusing: ApiError | null = null;
  catalogue = structuredClone(exportCatalogue);
  /** What the log says of the next file: its own SHA-256, or another. */
  damaged = false;
  #held: ((how: 'left') => void) | null = null;
  #sha256 = '';

  protected async does<T>(what: string, value: () => T): Promise<T> {
    this.asked.push(what);
    const { refusing } = this;
    this.refusing = null;
    if (refusing) throw refusing;
    return value();
  }

  /** Resolves when what is held back was left. */
  hold(): Promise<'left'> {
    return new Promise((resolve) => (this.#held = resolve));
  }

  protected async slowly<T>(what: string, signal: AbortSignal, value: () => T): Promise<T> {
    const held = this.#held;
    this.#held = null;
    if (held) {
      this.asked.push(what);
      await new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => {
          held('left');
          reject(signal.reason as Error);
        });
      });
    }
    return this.does(what, value);
  }

  exportCatalogue = () => this.does('catalogue', () => structuredClone(this.catalogue));
  makeExport = async (wanted: WantedExport, { signal, received }: Errand): Promise<MadeExport> => {
    received(512);
    const file = new Blob(['staff_number\n']);
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    this.#sha256 = this.damaged ? '0'.repeat(64) : [...bytes].map((k) => k.toString(16).padStart(2, '0')).join('');
    return this.slowly(`export ${JSON.stringify(wanted)}`, signal, () => ({
      file,
      name: `${wanted.report}.${wanted.format}`,
      id: 'e1',
      people: 38,
      rows: 40,
    }));
  };
  /** The hash stands in the log a moment later than the file has come. */
  loggedExport = (id: string) =>
    this.does(`logged ${id}`, (): LoggedExport => ({
      id,
      madeBy: { kind: 'person', id: 'ines', name: 'Ines Castellan' },
      madeAt: '2026-11-24T10:00:00.000Z',
      report: 'standing',
      shape: 'long',
      format: 'csv',
      filter: {},
      people: 38,
      rows: 40,
      courseVersions: [],
      sha256: this.asked.filter((one) => one.startsWith('logged')).length < 2 ? null : this.#sha256,
      finishedAt: null,
    }));
}
