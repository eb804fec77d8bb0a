import { counting } from '../counting.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('es');

export const es: PeopleImportTerms = {
  heading: 'Importar personas',
  lede: 'De un archivo CSV de vuestro sistema de Recursos Humanos. Primero ves qué cambiaría. No pasa nada hasta que lo importas.',
  file: 'Archivo',
  fileHint:
    'CSV, hasta 20 MB, con columnas de número de empleado, nombre y correo. Elígelo o suéltalo aquí. Se lee y no se guarda.',
  mode: 'A quién nombra',
  modes: { changes: 'A algunas personas', complete: 'A toda la plantilla' },
  modeHints: {
    changes: 'A quien no nombre no le cambia nada.',
    complete: 'Quien no figure ya no está en plantilla; su último día fue ayer.',
  },
  check: 'Comprobar',
  checkAgain: 'Comprobar otra vez',
  checking: (name) => `Comprobando ${name}…`,
  importing: 'Importando. Con miles de personas tarda un minuto…',
  previewHeading: (name) => `Qué cambiaría ${name}`,
  nothing: 'Nada: todo está como dice el archivo.',
  read: (lines, encoding, separator) =>
    `${n(lines, 'Una línea', '# líneas')}; codificación ${encoding}, separación por ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (big-endian)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'comas', ';': 'punto y coma', '\t': 'tabuladores', '|': 'barras verticales' },
  ignored: (headings) => `No se usa: ${headings}.`,
  unchanged: (k) => n(k, 'Una persona sigue igual.', '# personas siguen igual.'),
  columnsHeading: 'Cómo se han leído las columnas',
  fields: {
    staffNumber: 'Número de empleado',
    name: 'Nombre',
    lastFirst: 'Apellidos, nombre',
    firstName: 'Nombre de pila',
    lastName: 'Apellidos',
    email: 'Correo electrónico',
    unit: 'Unidad',
    job: 'Puesto',
    location: 'Centro',
    lang: 'Idioma',
    joinedOn: 'Primer día',
    leftOn: 'Último día',
    manager: 'Superior',
  },
  kinds: {
    joins: 'Se incorporan',
    returns: 'Vuelven',
    moves: 'Cambian de unidad',
    leaves: 'Se van',
    manager: 'Cambian de superior',
    changes: 'Otros cambios',
  },
  faultsHeading: 'Errores',
  remarksHeading: 'Conviene mirarlo',
  counted: (title, count) => `${title}: ${count}`,
  firstOf: (shown, all) => `Se muestran ${shown} de ${all}.`,
  columns: {
    person: 'Persona',
    unit: 'Unidad',
    what: 'Qué cambia',
    line: 'Línea',
    where: 'Columna',
    says: 'Qué ocurre',
  },
  line: (line) => `línea ${line}`,
  notInFile: 'no está en el archivo',
  change: (field, from, to) => `${field}: ${from} → ${to}`,
  none: 'sin dato',
  faultsText: (good, lines) =>
    `No se importa nada mientras haya errores. ${good} de ${lines} líneas están bien. Corrige las demás en el sistema de Recursos Humanos o en el archivo y compruébalo otra vez.`,
  drastic: (k, staff) =>
    `${n(k, 'Se iría una persona', 'Se irían # personas')} de ${staff}. Mira si el archivo está completo. Si es correcto, escribe el número.`,
  confirm: 'Cuántas personas se van',
  confirmFault: (count) => `Escribe ${count} si se van tantas. Si no, revisa el archivo.`,
  import: 'Importar',
  another: 'Usar otro archivo',
  done: (parts, assigned, ended) =>
    `Importado: ${parts}. ${assigned === 0 ? 'No se ha asignado ningún curso' : n(assigned, 'Se ha asignado un curso', 'Se han asignado # cursos')}${ended === 0 ? '' : n(ended, ', y uno ya no se pide', ', y # ya no se piden')}.`,
  doneParts: {
    joins: (k) => n(k, 'una persona se ha incorporado', '# personas se han incorporado'),
    returns: (k) => n(k, 'una ha vuelto', '# han vuelto'),
    moves: (k) => n(k, 'una ha cambiado de unidad', '# han cambiado de unidad'),
    leaves: (k) => n(k, 'una se ha ido', '# se han ido'),
    manager: (k) => n(k, 'una ha cambiado de superior', '# han cambiado de superior'),
    changes: (k) => n(k, 'una tiene otros cambios', '# tienen otros cambios'),
  },
  doneNothing: 'Todo estaba como dice el archivo. No ha cambiado nada.',
  faultSays: {
    missing: () => 'está vacío. Hace falta para cada persona.',
    too_long: (most) => `tiene más de ${most} caracteres.`,
    control_character: () => 'tiene un carácter que no se ve. Escríbelo de nuevo.',
    character_lost: () => 'tiene un carácter que se perdió al guardar el archivo. Guárdalo otra vez como CSV UTF-8.',
    too_many_cells: (cells) => `La línea tiene ${cells} celdas, más que títulos de columna.`,
    email_invalid: (email) => `«${email}» no es una dirección de correo.`,
    date_invalid: (date) => `«${date}» no es un día. Escríbelo como 2026-12-31 o 31.12.2026.`,
    date_serial: (date) =>
      `«${date}» es un número de una hoja de cálculo. Da formato de fecha a la columna y guarda otra vez.`,
    date_ambiguous: (date) =>
      `«${date}» puede ser dos días, y ninguna otra línea aclara si va antes el día o el mes. Escríbelo como 2026-12-31.`,
    date_order_mixed: (date) =>
      `En «${date}» va antes el mes; en otras líneas, el día. Escribe todos los días como 2026-12-31.`,
    left_before_joined: (days) => `El último día es anterior al primero (${days}).`,
    staff_number_twice: (line) => `El mismo número de empleado está en la línea ${line}. Cada persona tiene una línea.`,
    manager_unknown: (number) =>
      `Nadie tiene el número de empleado «${number}», ni en el archivo ni en plantilla. Añade a esa persona o deja la celda vacía.`,
    own_manager: () => 'sería su propio superior. Si alguien no tiene, deja la celda vacía.',
    manager_cycle: (chain) =>
      `Cada persona estaría a cargo de otra en círculo: ${chain}. Deja vacía la celda de la de más arriba.`,
  },
  remarkSays: {
    email_shared: (numbers) =>
      `La misma dirección es de ${numbers}. Los correos sobre una persona llegarían a la otra.`,
    lang_unknown: (lang) => `«${lang}» no es un idioma que se conozca aquí. Se deja como estaba.`,
    misread: (text) => `«${text}» parece guardado con otra codificación.`,
    left_already: (day) => `Se fue el ${day} y aquí no consta, así que no se añade.`,
    manager_leaves: (number) => `Su superior, ${number}, ya no está en plantilla.`,
    number_similar: (number) =>
      `es nuevo, pero «${number}» está en plantilla. ¿Ha quitado los ceros una hoja de cálculo?`,
    role_ends: (role) =>
      role === 'dpo'
        ? 'se va, y aquí es delegado de protección de datos.'
        : 'se va, y aquí está en administración de formación.',
    month_first: () =>
      'En las fechas con / se ha entendido que va antes el mes, porque alguna línea no permite otra cosa.',
  },
  faults: {
    file: 'Elige un archivo.',
    tooLarge: 'El archivo ocupa más de 20 MB. Divídelo.',
  },
  refused: {
    import_unreadable:
      'No es un archivo CSV que se pueda leer. Si es un libro de una hoja de cálculo, guárdalo antes allí como CSV UTF-8.',
    import_columns:
      'El archivo necesita una columna para el número de empleado, otra para el nombre y otra para el correo.',
    import_faulty: 'El archivo tiene ahora un error. No se ha importado nada. Compruébalo otra vez.',
    import_changed:
      'La plantilla ha cambiado desde que se comprobó el archivo. No se ha importado nada. Compruébalo otra vez.',
    import_too_drastic: 'Se irían tantas personas que hay que confirmar su número. No se ha importado nada.',
    body_too_large: 'El archivo ocupa más de 20 MB. Divídelo.',
    invalid_input: 'El archivo está vacío. Elige otro.',
  },
  fileGone: 'El archivo ha cambiado desde que lo elegiste. Vuelve a elegirlo.',
  openQuote: (line) =>
    `A partir de la línea ${line} no se puede leer el archivo: ahí se abren unas comillas que no se cierran.`,
  found: (headings) => `Su primera línea tiene: ${headings}.`,
};
