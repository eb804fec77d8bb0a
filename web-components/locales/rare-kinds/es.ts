import { counting } from '../counting.ts';
import type { RareTerms } from './en.ts';

const n = counting('es');

export const es: RareTerms = {
  hint: {
    'Spot the gap': 'Lee las cláusulas y marca todo lo que falta en ellas.',
    Score: 'Lee lo que acredita cada proveedor y ponle en cada línea 0 (afirmación), 1 (en parte) o 2 (evidencia).',
    Timeline: 'Elige para cada obligación quién debe actuar y hasta cuándo.',
    Decide: 'Elige qué haces. Después de un final puedes volver atrás y probar otro camino.',
  },
  missingThings: '¿Qué falta?',
  tickOne: 'Marca al menos una cosa que falte',
  found: 'Falta. Lo has encontrado.',
  overlooked: 'Falta. Se te ha pasado.',
  falseAlarm: 'Está. Falsa alarma.',
  leftAlone: 'Está. Bien sin marcar.',
  missing: 'Falta',
  there: 'Está',
  criterion: 'Criterio',
  scale: ['afirmación', 'en parte', 'evidencia'],
  scoreOf: (provider, criterion) => `${provider}, ${criterion}`,
  scoresOpen: (k) => n(k, 'Elige la puntuación que falta', 'Elige las # puntuaciones que faltan'),
  reason: '¿Cuál elegirías y por qué? Basta una frase.',
  reasonHint: 'Se queda en este navegador: nadie la lee.',
  reasonMissing: 'Escribe una frase sobre tu elección',
  yourReason: 'Tu motivo',
  you: (score) => `tú: ${score}`,
  who: '¿Quién debe actuar?',
  latest: '¿Hasta cuándo?',
  picksOpen: (k) =>
    n(
      k,
      'Elige una respuesta para la obligación que falta',
      'Elige las dos respuestas para cada una de las # obligaciones que faltan',
    ),
  noDuty: 'Aquí no empieza ninguna obligación',
  yourWay: 'Tu camino hasta ahora',
  chosen: 'Tu elección:',
  ends: { good: 'Buen final', weak: 'Final flojo', harmful: 'Final dañino' },
  stepBack: 'Un paso atrás',
  startAgain: 'Empezar de nuevo',
  goodWay: 'Aquí termina un buen camino. Ahora inténtalo tú.',
};
