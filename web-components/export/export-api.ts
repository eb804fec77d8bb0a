import type { ExportOrder } from '../../server/exports/export-order.ts';
import type { ExportCatalogue, LoggedExport } from '../../server/exports/exports-shapes.ts';
import { serverFor } from '../api/client.ts';
import { savedAs } from '../evidence/saved-as.ts';
import type { Errand } from './long-work.ts';

export type {
  CataloguedReport,
  ExportCatalogue,
  ExportFormat,
  ExportShape,
  LoggedExport,
  ReportName,
} from '../../server/exports/exports-shapes.ts';

/** An export as it is asked for. */
export type WantedExport = ExportOrder;

/** A file that has come, and what the server says of it. */
export interface MadeExport {
  file: Blob;
  name: string;
  /** Its line in the log of exports. */
  id: string;
  people: number;
  rows: number;
}

/** What the making of reports asks of the server. Tests hand the element their own object. */
export interface ExportApi {
  exportCatalogue(): Promise<ExportCatalogue>;
  makeExport(wanted: WantedExport, errand: Errand): Promise<MadeExport>;
  loggedExport(id: string): Promise<LoggedExport>;
}

export function exportServer(element: Parameters<typeof serverFor>[0]): ExportApi {
  const { exports } = serverFor(element);
  return {
    exportCatalogue: async () => (await exports.catalogue.$get()).json(),
    makeExport: async (json, { signal, received }) => {
      // What the bridge sends is a fetch, so what comes back is its Response.
      const answer = (await exports.$post({ json }, { init: { signal } })) as Response;
      const { headers } = answer;
      const { file, name } = await savedAs(answer, received);
      return {
        file,
        name,
        id: headers.get('x-a39-export') ?? '',
        people: Number(headers.get('x-a39-people')),
        rows: Number(headers.get('x-a39-rows')),
      };
    },
    loggedExport: async (id) => (await exports[':id'].$get({ param: { id } })).json(),
  };
}
