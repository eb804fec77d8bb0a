import type { CheckWords } from './check-words.ts';

export const es: CheckWords = {
  title: 'Comprobar un justificante',
  intro:
    'Aquí cualquiera puede ver si un justificante de formación se emitió aquí, si se ha modificado y si su constancia sigue vigente. El archivo se lee y no se guarda.',
  fileHeading: 'Con el archivo',
  fileLabel: 'Archivo PDF del justificante',
  fileHint: 'Suéltalo aquí o elígelo. Como máximo 2 MB.',
  fileButton: 'Comprobar el archivo',
  numbersHeading: 'Con los números del papel',
  numbersHint:
    'Los números por sí solos no nombran a nadie: dicen que hay una constancia de un día y si sigue vigente.',
  entry: 'Entrada',
  leafHash: 'Hash de la hoja',
  numbersButton: 'Comprobar los números',
  linesHeading: 'Con el código QR',
  linesLabel: 'Las cinco líneas del código QR',
  linesHint: 'Escanea el código con un teléfono y pega lo que dice.',
  linesButton: 'Comprobar las líneas',
  verdicts: {
    issued: {
      heading: 'Emitido aquí y sin cambios',
      text: 'Es, byte por byte, el archivo que se entregó.',
    },
    changed: {
      heading: 'Este archivo no es el que se emitió',
      text: 'La constancia de la que habla el archivo existe, pero el archivo se modificó después de entregarlo.',
    },
    proven: {
      heading: 'El archivo dice lo mismo que la constancia',
      text: 'Su prueba es válida y nada de lo que contiene difiere de la constancia. No se puede decir si es exactamente el archivo que se entregó, porque aquí no se guarda copia.',
    },
    unknown: {
      heading: 'No se emitió aquí',
      text: 'El registro no tiene aquí ninguna constancia que corresponda a este archivo.',
    },
  },
  changedUnseen: 'No hay ninguna diferencia visible. Puede que otro programa haya vuelto a guardar el archivo.',
  whatDiffers: 'Qué difiere',
  states: {
    stands: {
      heading: 'La constancia sigue vigente',
      text: ({ day }) => `Se anotó el ${day}, y desde entonces no se ha rectificado ni anulado.`,
    },
    corrected: {
      heading: 'La constancia se ha rectificado después',
      text: ({ day, since }) =>
        `Se anotó el ${day} y se rectificó el ${since}. Pide el justificante de la constancia rectificada.`,
    },
    withdrawn: {
      heading: 'La constancia se ha anulado',
      text: ({ day, since }) => `Se anotó el ${day} y se anuló el ${since}. Ya no cuenta.`,
    },
    erased: {
      heading: 'La constancia se ha suprimido después',
      text: ({ day }) =>
        `Se anotó el ${day}. Lo que decía se suprimió aquí, como exige la normativa de protección de datos pasado un tiempo o a petición de la persona.`,
    },
    lost: {
      heading: 'La constancia está, su contenido no',
      text: ({ day }) => `Se anotó el ${day}. Lo que decía se perdió aquí al restaurar una copia de seguridad.`,
    },
  },
  numbersFound: 'Hay una constancia de formación con estos números',
  numbersUnknown: {
    heading: 'No existe esa constancia',
    text: 'El registro no tiene aquí ninguna constancia de formación con esa entrada y ese hash de la hoja. Compara cada carácter: la I mayúscula, la l minúscula y el 1 se parecen.',
  },
  again: 'Comprobar otro',
  refused: 'No se ha podido comprobar',
  refusals: {
    body_too_large: 'El archivo ocupa más de 2 MB. Ningún justificante es tan grande.',
    too_many_requests: 'Demasiadas comprobaciones a la vez. Espera un minuto y vuelve a intentarlo.',
    invalid_input: 'Lo introducido no es un justificante legible, o algún número no está completo.',
  },
  day: (day) =>
    new Intl.DateTimeFormat('es-ES', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)),
};
