import { counting } from '../counting.ts';
import type { LmsDeliveriesTerms } from './en.ts';

const n = counting('de');

export const de: LmsDeliveriesTerms = {
  text: 'Was andere erfahren, das Neueste zuerst. Was nicht angenommen wird, wird drei Tage lang versucht und wartet dann auf dich. Nichts zählt doppelt, wie oft es auch gesendet wird. Erledigtes wird nach 90 Tagen gelöscht.',
  none: 'Noch ist nichts gemeldet. Der erste Abschluss eines Kurses, der aus einem LMS geöffnet wurde, steht dann hier.',
  noneSuch: 'Von dieser Art gibt es nichts.',
  receiver: 'An wen',
  everybody: 'Alle',
  standing: 'Wie es steht',
  all: 'Alles',
  about: 'Worüber',
  when: 'Wann',
  numbers: 'nur Zahlen',
  gone: 'nicht mehr verbunden',
  events: {
    completed: 'abgeschlossen',
    passed: 'bestanden',
    launched: 'geöffnet',
    progressed: 'Fortschritt',
    answered: 'eine Antwort',
    withdrawn: 'zählt nicht mehr',
    voided: 'zählt nicht mehr',
  },
  next: (when) => `wieder am ${when}`,
  held: 'wartet: ausgeschaltet, oder das LMS fragt beim nächsten Aufruf danach',
  heldBack: 'nach einer Wiederherstellung zurückgehalten',
  restored: (messages, day) =>
    n(
      messages,
      `# Meldung wird zurückgehalten: Sie wartete in der Sicherung vom ${day}, aus der diese Datenbank stammt.`,
      `# Meldungen werden zurückgehalten: Sie warteten in der Sicherung vom ${day}, aus der diese Datenbank stammt.`,
    ),
  restoredText:
    'Läuft das Original noch, so sendet es sie selbst. Die von Webhooks zählen mit. Was zu derselben Person und demselben Kurs neu ist, wartet dahinter.',
  sendHeld: 'Senden',
  sendHeldText: 'Nur, wenn das Original nicht mehr läuft: Sonst erfahren andere dasselbe von zweien.',
  heldSent: (messages) => n(messages, '# geht gleich hinaus.', '# gehen gleich hinaus.'),
  giveUpHeld: 'Aufgeben',
  giveUpHeldText:
    'Das Original meldet es. Sie stehen dann bei dem, was nicht angenommen wurde; von dort lässt sich jede noch senden.',
  heldGivenUp: (messages) => n(messages, '# wurde aufgegeben.', '# wurden aufgegeben.'),
  tries: (times) => n(times, 'einmal versucht', '#-mal versucht'),
  again: 'Noch einmal senden',
  againOf: (who, receiver) => `Noch einmal senden: ${who}, ${receiver}`,
  sentAgain: 'Es geht gleich noch einmal hinaus.',
  allAgain: 'Alles nicht Angenommene noch einmal senden',
  allSentAgain: (reports) => n(reports, '# Meldung geht noch einmal hinaus.', '# Meldungen gehen noch einmal hinaus.'),
  refusedNote: (reports) => n(reports, '# Meldung wurde nicht angenommen.', '# Meldungen wurden nicht angenommen.'),
};
