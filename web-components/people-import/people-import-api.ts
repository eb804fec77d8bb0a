import type { ImportMode, ImportPreview, ImportResult } from '../../server/directory/import-shapes.ts';
import { serverFor } from '../api/client.ts';

export type {
  FieldChange,
  ImportMode,
  ImportPreview,
  ImportResult,
  PlannedKind,
  PlannedPerson,
} from '../../server/directory/import-shapes.ts';
export type { Fault, ImportRemark } from '../../server/directory/import-faults.ts';

/** A file of HR's in base64, and whom it names. */
export interface FileToImport {
  file: string;
  fileName: string;
  mode: ImportMode;
}

/** What the import asks of the server. Tests hand the element their own object. */
export interface PeopleImportApi {
  previewImport(file: FileToImport): Promise<ImportPreview>;
  importPeople(file: FileToImport & { fingerprint: string; confirmLeavers?: number }): Promise<ImportResult>;
}

export function peopleImportServer(element: Parameters<typeof serverFor>[0]): PeopleImportApi {
  const { imports } = serverFor(element).directory;
  return {
    previewImport: async (json) => (await imports.preview.$post({ json })).json(),
    importPeople: async (json) => (await imports.$post({ json })).json(),
  };
}
