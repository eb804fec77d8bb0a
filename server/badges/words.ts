/** What is said of a course in every badge of it, in the language of the course. */
interface BadgeWords {
  description: (organisation: string) => string;
  /** @param content content id, as evidence names it */
  criteria: (version: string, content: string, pass: number) => string;
}

const en: BadgeWords = {
  description: (organisation) => `Training in data protection at ${organisation}.`,
  criteria: (version, content, pass) =>
    `Work through every module of version ${version} of this course and pass its knowledge check: at least ${pass}% right, and everything that must be known right once. Content: ${content}`,
};

const de: BadgeWords = {
  description: (organisation) => `Schulung im Datenschutz bei ${organisation}.`,
  criteria: (version, content, pass) =>
    `Alle Module der Version ${version} dieses Kurses durcharbeiten und den Wissenstest bestehen: mindestens ${pass}\u00a0% richtig, und alles, was man wissen muss, einmal richtig. Inhalt: ${content}`,
};

const es: BadgeWords = {
  description: (organisation) => `Formación en protección de datos en ${organisation}.`,
  criteria: (version, content, pass) =>
    `Completar todos los módulos de la versión ${version} de este curso y superar su prueba de conocimientos: al menos un ${pass}\u00a0% de aciertos y, una vez, todo lo que es imprescindible saber. Contenido: ${content}`,
};

const fr: BadgeWords = {
  description: (organisation) => `Formation à la protection des données chez ${organisation}.`,
  criteria: (version, content, pass) =>
    `Suivre tous les modules de la version ${version} de ce cours et réussir son contrôle des connaissances\u00a0: au moins ${pass}\u00a0% de bonnes réponses et, une fois, tout ce qu’il faut savoir. Contenu\u00a0: ${content}`,
};

const it: BadgeWords = {
  description: (organisation) => `Formazione sulla protezione dei dati presso ${organisation}.`,
  criteria: (version, content, pass) =>
    `Completare tutti i moduli della versione ${version} di questo corso e superare la verifica: almeno il ${pass}% di risposte giuste e, una volta, tutto ciò che è indispensabile sapere. Contenuto: ${content}`,
};

const nl: BadgeWords = {
  description: (organisation) => `Training over gegevensbescherming bij ${organisation}.`,
  criteria: (version, content, pass) =>
    `Alle modules van versie ${version} van deze cursus doorwerken en de kennistoets halen: minstens ${pass}% goed, en alles wat je moet weten één keer goed. Inhoud: ${content}`,
};

const pl: BadgeWords = {
  description: (organisation) => `Szkolenie z ochrony danych w organizacji ${organisation}.`,
  criteria: (version, content, pass) =>
    `Przejść wszystkie moduły wersji ${version} tego kursu i zaliczyć sprawdzian wiedzy: co najmniej ${pass}% poprawnych odpowiedzi i raz poprawnie wszystko, co trzeba wiedzieć. Treść: ${content}`,
};

const byLanguage: Record<string, BadgeWords> = { en, de, es, fr, it, nl, pl };

/** The words in the language of the course, or else in English. */
export function badgeWords(lang: string): BadgeWords {
  return byLanguage[lang] ?? en;
}
