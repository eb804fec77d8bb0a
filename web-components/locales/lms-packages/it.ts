import { counting } from '../counting.ts';
import type { LmsPackagesTerms } from './en.ts';

const n = counting('it');

export const it: LmsPackagesTerms = {
  text: 'Un pacchetto è un file che un LMS importa, per un corso in una lingua. Usalo dove l’LMS non si può collegare.',
  make: 'Crea un pacchetto',
  none: 'Nessun pacchetto è ancora stato creato.',
  course: 'Corso',
  chooseCourse: 'Scegli un corso',
  lang: 'Lingua',
  kind: 'Che cosa accetta l’LMS?',
  kinds: {
    scorm12: 'SCORM 1.2',
    scorm2004: 'SCORM 2004, 4ª edizione',
    cmi5: 'cmi5',
    html: 'Una pagina nel browser, senza LMS',
  },
  kindHints: {
    scorm12: 'Lo accetta ogni LMS. Se non lo sai, scegli questo.',
    scorm2004: 'Se il tuo LMS lo chiede.',
    cmi5: 'Per un LMS con un proprio archivio xAPI.',
    html: 'Per un’intranet o una cartella condivisa. Nessun LMS viene a sapere chi lo ha completato.',
  },
  form: 'Dove si svolge il corso?',
  forms: { connected: 'Su questo server (collegato)', standalone: 'Solo nell’LMS (autonomo)' },
  formHints: {
    connected: 'Il pacchetto apre il corso qui. I completamenti stanno nella nostra prova, e l’LMS viene a saperli.',
    standalone:
      'Senza questo server. Le risposte giuste sono nel pacchetto, chi lo completa non sta nella nostra prova, e una nuova versione richiede un nuovo pacchetto.',
  },
  name: 'Nome',
  nameHint: 'Come si chiama qui l’LMS. Lo legge anche chi impara: comunicato a …',
  identifies: 'Come sappiamo chi impara?',
  identifiesBy: { sign_in: 'Accede qui', lms: 'Lo dice l’LMS' },
  identifiesHints: {
    sign_in: 'In una finestra propria, con l’accesso che conosce. Solo questo è sicuro.',
    lms: 'Senza accesso. Il browser di ogni persona riceve la chiave del pacchetto: chi sa come fare potrebbe farsi passare per qualcun altro, e la prova lo dice.',
  },
  numbers: 'I suoi identificativi sono i nostri numeri di matricola',
  numbersHint:
    'Chi apre il pacchetto viene trovato così. Non spuntarlo se sono numeri dell’LMS: uno può essere la matricola di qualcun altro. Allora dici una volta, in Chi è chi, di chi sono.',
  cmi5Text: 'Con cmi5 è l’LMS a dire chi impara.',
  lms: 'Indirizzo dell’LMS',
  lmsHint: 'Così i pacchetti vi funzionano subito. Altrimenti il primo avvio è rifiutato, e lo ammetti qui.',
  made: (name) => `${name} è creato.`,
  download: 'Scarica',
  downloadTexts: {
    connected:
      'Scaricalo adesso: contiene una chiave e non si può riavere. Chi ha il file può aprire il corso come l’LMS, quindi dallo solo a chi se ne occupa.',
    standalone: 'Dallo solo a chi si occupa dell’LMS: chi apre i suoi file può leggere le risposte giuste.',
  },
  understood: 'Fatto',
  identifiesFacts: {
    sign_in: 'si accede qui',
    lms: 'l’LMS dice chi impara',
    lms_number: 'l’LMS dice chi impara, con il numero di matricola',
  },
  opened: (people) => n(people, 'aperto da # persona', 'aperto da # persone'),
  ended: 'chiuso',
  end: 'Chiudi',
  endText:
    'Non apre più il corso, e chi è dentro viene disconnesso subito. Ciò che è completato resta. Un nuovo pacchetto va importato di nuovo.',
  endedDone: (name) => `${name} è chiuso.`,
  places: 'LMS in cui funzionano pacchetti',
  placesText: 'Un pacchetto funziona solo in un LMS che hai ammesso. Uno nuovo aspetta qui dopo il primo avvio.',
  noPlaces: 'Nessun pacchetto è ancora stato aperto.',
  placeStates: { waiting: 'in attesa di essere ammesso', active: 'ammesso', disabled: 'escluso' },
  seen: (day) => `visto dal ${day}`,
  letIn: 'Ammetti',
  letInDone: (origin) => `${origin} è ammesso.`,
  shutOut: 'Escludi',
  shutOutDone: (origin) => `${origin} è escluso. Chi è venuto da lì è disconnesso.`,
};
