import { counting } from '../counting.ts';
import type { PickerTerms } from './en.ts';

const n = counting('es');

export const es: PickerTerms = {
  label: 'Parte de un nombre',
  find: 'Buscar',
  tooShort: 'Escribe al menos dos letras.',
  found: (k) =>
    k === 20
      ? 'Las primeras 20 personas. Escribe más del nombre.'
      : n(k, 'Una persona encontrada', '# personas encontradas'),
  none: 'Nadie de la plantilla tiene ese nombre.',
  add: (name) => `Elegir a ${name}`,
  remove: (name) => `Quitar a ${name}`,
  chosen: (k) =>
    k === 0 ? 'Aún no has elegido a nadie.' : n(k, 'Has elegido a una persona:', 'Has elegido a # personas:'),
};
