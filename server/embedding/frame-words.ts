/** The words of the pages around an element that stands in a frame. The elements bring their own. */
export interface FrameWords {
  title: string;
  /** The way out of a frame in which nothing works. */
  open: string;
  connected: { title: string; text: string };
  failed: string;
  refused: Record<'host_token_refused' | 'person_not_found' | 'not_found' | 'other', string>;
}

const en: FrameWords = {
  title: 'Data protection training',
  open: 'Open the training in a window of its own',
  connected: {
    title: 'You are signed in',
    text: 'Close this window, go back to the page that you came from, and press “Sign in” there once more.',
  },
  failed: 'The training cannot be shown here',
  refused: {
    host_token_refused: 'This address was opened before, or is too old. Load the page around it again.',
    person_not_found: 'You are not on the staff list here. Ask your training administrator.',
    not_found: 'There is nothing at this address. Tell whoever looks after the page around it.',
    other: 'Something went wrong on our side. Try again in a moment.',
  },
};

const de: FrameWords = {
  title: 'Datenschutz-Schulung',
  open: 'Die Schulung in einem eigenen Fenster öffnen',
  connected: {
    title: 'Du bist angemeldet',
    text: 'Schließe dieses Fenster, geh zurück zu der Seite, von der du kommst, und drücke dort noch einmal auf „Anmelden“.',
  },
  failed: 'Die Schulung lässt sich hier nicht zeigen',
  refused: {
    host_token_refused: 'Diese Adresse wurde schon einmal geöffnet oder ist zu alt. Lade die Seite darum herum neu.',
    person_not_found: 'Du stehst hier nicht auf der Personalliste. Frag deine Schulungsverwaltung.',
    not_found: 'Unter dieser Adresse ist nichts. Sag es denen, die sich um die Seite darum herum kümmern.',
    other: 'Bei uns ist etwas schiefgegangen. Versuche es gleich noch einmal.',
  },
};

const fr: FrameWords = {
  title: 'Formation à la protection des données',
  open: 'Ouvrir la formation dans une fenêtre à part',
  connected: {
    title: 'Vous êtes connecté',
    text: 'Fermez cette fenêtre, revenez à la page d’où vous venez et appuyez-y encore une fois sur « Se connecter ».',
  },
  failed: 'La formation ne peut pas s’afficher ici',
  refused: {
    host_token_refused: 'Cette adresse a déjà été ouverte, ou elle est trop ancienne. Rechargez la page qui l’entoure.',
    person_not_found: 'Vous n’êtes pas sur la liste du personnel ici. Adressez-vous au responsable des formations.',
    not_found: 'Il n’y a rien à cette adresse. Signalez-le à la personne qui s’occupe de la page qui l’entoure.',
    other: 'Une erreur s’est produite de notre côté. Réessayez dans un instant.',
  },
};

const es: FrameWords = {
  title: 'Formación en protección de datos',
  open: 'Abrir la formación en una ventana propia',
  connected: {
    title: 'Has iniciado sesión',
    text: 'Cierra esta ventana, vuelve a la página de la que vienes y pulsa allí otra vez «Iniciar sesión».',
  },
  failed: 'La formación no se puede mostrar aquí',
  refused: {
    host_token_refused: 'Esta dirección ya se abrió o es demasiado antigua. Vuelve a cargar la página que la contiene.',
    person_not_found: 'No estás en la lista de personal. Pregunta a quien administra la formación.',
    not_found: 'No hay nada en esta dirección. Avisa a quien se ocupa de la página que la contiene.',
    other: 'Algo ha fallado por nuestra parte. Inténtalo de nuevo en un momento.',
  },
};

const it: FrameWords = {
  title: 'Formazione sulla protezione dei dati',
  open: 'Apri la formazione in una finestra a parte',
  connected: {
    title: 'Accesso effettuato',
    text: 'Chiudi questa finestra, torna alla pagina da cui vieni e premi di nuovo «Accedi».',
  },
  failed: 'La formazione non può essere mostrata qui',
  refused: {
    host_token_refused:
      'Questo indirizzo è già stato aperto oppure è troppo vecchio. Ricarica la pagina che lo contiene.',
    person_not_found: 'Non sei nell’elenco del personale. Chiedi a chi gestisce la formazione.',
    not_found: 'A questo indirizzo non c’è nulla. Avvisa chi si occupa della pagina che lo contiene.',
    other: 'Qualcosa non ha funzionato da parte nostra. Riprova fra un momento.',
  },
};

const nl: FrameWords = {
  title: 'Training gegevensbescherming',
  open: 'De training in een eigen venster openen',
  connected: {
    title: 'Je bent ingelogd',
    text: 'Sluit dit venster, ga terug naar de pagina waar je vandaan komt en druk daar nog een keer op ‘Inloggen’.',
  },
  failed: 'De training kan hier niet worden getoond',
  refused: {
    host_token_refused: 'Dit adres is al eerder geopend of is te oud. Laad de pagina eromheen opnieuw.',
    person_not_found: 'Je staat hier niet op de personeelslijst. Vraag het aan wie de trainingen beheert.',
    not_found: 'Op dit adres is niets. Zeg het tegen wie de pagina eromheen beheert.',
    other: 'Er ging bij ons iets mis. Probeer het zo dadelijk opnieuw.',
  },
};

const pl: FrameWords = {
  title: 'Szkolenie z ochrony danych',
  open: 'Otwórz szkolenie w osobnym oknie',
  connected: {
    title: 'Logowanie zakończone',
    text: 'Zamknij to okno, wróć do poprzedniej strony i jeszcze raz naciśnij tam „Zaloguj się”.',
  },
  failed: 'Szkolenia nie można tu wyświetlić',
  refused: {
    host_token_refused: 'Ten adres był już otwierany albo jest za stary. Wczytaj ponownie stronę wokół niego.',
    person_not_found: 'Nie ma cię na liście pracowników. Zapytaj osobę, która zarządza szkoleniami.',
    not_found: 'Pod tym adresem nic nie ma. Powiedz o tym osobie, która zajmuje się stroną wokół niego.',
    other: 'Coś poszło nie tak po naszej stronie. Spróbuj za chwilę.',
  },
};

/** By language, as `languageOf` answers it. */
export const frameWords: Record<string, FrameWords> = { en, de, es, fr, it, nl, pl };
