import type { Waiting } from './what-waits.ts';

/** What a mail about what waits under *Learning platforms* says; before a colon how it calls each kind. */
export interface WaitingWords extends Record<keyof Waiting, string> {
  subject: string;
  hello: (name: string) => string;
  opening: string;
  meanwhile: string;
  why: (organisation: string) => string;
}

const en: WaitingWords = {
  subject: 'Learning platforms: something is waiting for you',
  hello: (name) => `Hello ${name},`,
  opening: 'This is waiting for somebody to look at it under “Learning platforms”; some of it is new.',
  people: 'People of whom nobody has said yet who they are',
  deployments: 'Places in a learning platform that are not let in yet',
  places: 'Learning platforms in which packages may not run yet',
  refused: 'Reports to learning platforms or record stores that were given up',
  meanwhile: 'Whoever waits cannot open their course until then. Their names are on that page only, not in this mail.',
  why: (organisation) =>
    `You get this mail because you may open that page at ${organisation}: at most once a day, and only if there is something new.`,
};

const de: WaitingWords = {
  subject: 'Lernplattformen: Etwas wartet auf dich',
  hello: (name) => `Hallo ${name},`,
  opening: 'unter „Lernplattformen“ wartet das Folgende darauf, dass jemand es ansieht; etwas davon ist neu.',
  people: 'Personen, von denen noch niemand gesagt hat, wer sie sind',
  deployments: 'Orte in einer Lernplattform, die noch nicht zugelassen sind',
  places: 'Lernplattformen, in denen Pakete noch nicht laufen dürfen',
  refused: 'Meldungen an Lernplattformen oder Record Stores, die aufgegeben wurden',
  meanwhile:
    'Wer wartet, kann den Kurs so lange nicht öffnen. Die Namen stehen nur auf dieser Seite, nicht in dieser E-Mail.',
  why: (organisation) =>
    `Du bekommst diese E-Mail, weil du diese Seite bei ${organisation} öffnen darfst: höchstens einmal am Tag und nur, wenn es etwas Neues gibt.`,
};

const es: WaitingWords = {
  subject: 'Plataformas de aprendizaje: hay algo pendiente',
  hello: (name) => `Hola, ${name}:`,
  opening: 'En «Plataformas de aprendizaje» hay esto pendiente de que alguien lo mire; una parte es nueva.',
  people: 'Personas de las que nadie ha dicho todavía quiénes son',
  deployments: 'Lugares de una plataforma que todavía no están admitidos',
  places: 'Plataformas en las que los paquetes todavía no pueden abrirse',
  refused: 'Avisos a plataformas o almacenes xAPI a los que se ha renunciado',
  meanwhile:
    'Quien espera no puede abrir su curso hasta entonces. Los nombres están solo en esa página, no en este correo.',
  why: (organisation) =>
    `Recibes este correo porque puedes abrir esa página en ${organisation}: como máximo una vez al día y solo si hay algo nuevo.`,
};

const fr: WaitingWords = {
  subject: 'Plateformes d’apprentissage : quelque chose vous attend',
  hello: (name) => `Bonjour ${name},`,
  opening: 'Sous « Plateformes d’apprentissage », ceci attend que quelqu’un s’en occupe ; une partie est nouvelle.',
  people: 'Personnes dont personne n’a encore dit qui elles sont',
  deployments: 'Emplacements d’une plateforme qui ne sont pas encore admis',
  places: 'Plateformes où les paquets ne peuvent pas encore s’ouvrir',
  refused: 'Envois aux plateformes ou aux entrepôts xAPI qui ont été abandonnés',
  meanwhile:
    'D’ici là, les personnes qui attendent ne peuvent pas ouvrir leur cours. Leurs noms figurent sur cette page seulement, pas dans ce message.',
  why: (organisation) =>
    `Vous recevez ce message parce que vous pouvez ouvrir cette page chez ${organisation} : au plus une fois par jour, et seulement s’il y a du nouveau.`,
};

const it: WaitingWords = {
  subject: 'Piattaforme e-learning: qualcosa è in attesa',
  hello: (name) => `Ciao ${name},`,
  opening: 'in «Piattaforme e-learning» questo attende che qualcuno lo guardi; una parte è nuova.',
  people: 'Persone di cui nessuno ha ancora detto chi sono',
  deployments: 'Punti di una piattaforma che non sono ancora ammessi',
  places: 'Piattaforme in cui i pacchetti non possono ancora aprirsi',
  refused: 'Comunicazioni a piattaforme o archivi xAPI a cui si è rinunciato',
  meanwhile:
    'Chi è in attesa non può aprire il corso fino ad allora. I nomi sono solo in quella pagina, non in questa e-mail.',
  why: (organisation) =>
    `Ricevi questa e-mail perché puoi aprire quella pagina presso ${organisation}: al massimo una volta al giorno e solo se c’è qualcosa di nuovo.`,
};

const nl: WaitingWords = {
  subject: 'Leerplatforms: er wacht iets op je',
  hello: (name) => `Hallo ${name},`,
  opening: 'onder ‘Leerplatforms’ wacht dit tot iemand ernaar kijkt; een deel ervan is nieuw.',
  people: 'Mensen van wie nog niemand heeft gezegd wie ze zijn',
  deployments: 'Plaatsen in een leerplatform die nog niet zijn toegelaten',
  places: 'Leerplatforms waarin pakketten nog niet mogen openen',
  refused: 'Meldingen aan leerplatforms of recordstores die zijn opgegeven',
  meanwhile:
    'Wie wacht, kan de cursus tot die tijd niet openen. De namen staan alleen op die pagina, niet in deze e-mail.',
  why: (organisation) =>
    `Je krijgt deze e-mail omdat je die pagina bij ${organisation} mag openen: hoogstens één keer per dag, en alleen als er iets nieuws is.`,
};

const pl: WaitingWords = {
  subject: 'Platformy szkoleniowe: coś czeka na Ciebie',
  hello: (name) => `Dzień dobry, ${name}!`,
  opening: 'Na stronie „Platformy szkoleniowe” czeka to, co poniżej; część z tego jest nowa.',
  people: 'Osoby, o których nikt jeszcze nie powiedział, kim są',
  deployments: 'Miejsca na platformie, które nie są jeszcze dopuszczone',
  places: 'Platformy, na których pakiety nie mogą się jeszcze otwierać',
  refused: 'Zgłoszenia do platform lub magazynów xAPI, z których zrezygnowano',
  meanwhile:
    'Kto czeka, nie może do tego czasu otworzyć kursu. Imiona i nazwiska są tylko na tej stronie, a nie w tej wiadomości.',
  why: (organisation) =>
    `Otrzymujesz tę wiadomość, ponieważ możesz otworzyć tę stronę w ${organisation}: najwyżej raz dziennie i tylko wtedy, gdy jest coś nowego.`,
};

export const waitingWords: Record<string, WaitingWords> = { en, de, es, fr, it, nl, pl };
