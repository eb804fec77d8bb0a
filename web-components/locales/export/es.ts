import { counting } from '../counting.ts';
import type { ExportTerms } from './en.ts';

const n = counting('es');

export const es: ExportTerms = {
  export: 'Exportar',
  heading: 'Exportar esta lista',
  close: 'Cerrar',
  report: 'Informe',
  shape: 'Filas',
  shapes: { long: 'Una por persona y curso', pivot: 'Una por persona, con los cursos en columnas' },
  format: 'Archivo',
  formats: {
    csv: 'CSV, para hojas de cálculo y programas',
    xlsx: 'XLSX, para Excel',
    pdf: 'PDF, para leer',
    json: 'JSON, para herramientas de gobernanza',
  },
  separator: 'Entre las celdas',
  separators: { ',': 'Coma', ';': 'Punto y coma, para Excel en español' },
  about: 'Para un programa',
  aboutText: 'Claves en vez de títulos y palabras, y sin nada sobre el propio archivo.',
  from: 'Primer día',
  to: 'Último día',
  whom: 'De quién',
  everybody: { all: 'Todas las personas', reports: 'Todas las personas que hoy tienes a tu cargo' },
  notLookedAt: (filters) => `Este informe no tiene en cuenta: ${filters}.`,
  count: {
    people: (k) => n(k, 'Una persona', '# personas'),
    rows: (k) => n(k, 'Una fila', '# filas'),
    later: 'Cuántas personas son lo dice el archivo, y también esta página cuando esté hecho.',
  },
  andLeft: 'Incluye también a quienes ya no están.',
  saysHeading: 'Lo que el archivo dice de sí mismo',
  says: 'Informe, organización y día; quién lo hizo y cuándo; de quién trata, en palabras; cuántas personas y filas; qué versiones de los cursos, con el identificador de su contenido; el identificador de esta exportación y el SHA-256 de sus filas.',
  saysNothing: 'Nada. Todo eso se guarda en el registro de exportaciones.',
  seen: 'Todas las personas del archivo pueden ver que lo has hecho.',
  limit: (k) => `Un PDF tiene como máximo ${k} filas.`,
  make: 'Hacer el archivo',
  again: 'Hacerlo otra vez',
  making: 'Haciendo el archivo…',
  stopped:
    'Detenido. No se ha guardado ningún archivo. Si ya se había empezado, consta en el registro de exportaciones.',
  made: (name) => `${name} está en tus descargas.`,
  people: 'Personas',
  rows: 'Filas',
  sha256: 'SHA-256',
  log: 'Registro de exportaciones',
  logLine: (when, who) => `${when}, ${who},`,
  same: 'El registro tiene el mismo SHA-256.',
  other: (hash) =>
    `El registro tiene otro SHA-256, ${hash}: este archivo no ha llegado tal como se envió. Hazlo otra vez.`,
  work: {
    seconds: (k) => n(k, '# segundo', '# segundos'),
    received: (kilobytes) => `${kilobytes} KB`,
    stop: 'Detener',
  },
  fault: 'El último día es anterior al primero.',
  refused: {
    export_too_large: 'Es demasiado para este tipo de archivo. Usa CSV o menos personas.',
    group_unknown: 'El grupo de este filtro ya no existe. Quita el filtro.',
    course_unknown: 'El curso de este filtro ya no existe. Quita el filtro.',
    invalid_input: 'El servidor no lo acepta. Revisa lo que has rellenado.',
    not_allowed: 'Este informe no es para tu rol.',
  },
};
