import type { DataKind, KeptFor, NeverRecorded, Onlooker, Sees, Transparency } from '../transparency-shapes.ts';

type Connections = Transparency['connections'];

/** The words that the drafts have in common, in one language. */
export interface DocumentWords {
  what: string;
  data: Record<DataKind, string>;
  onlookers: Record<Onlooker, string>;
  sees: Record<Sees, string>;
  kept: Record<KeptFor['what'], string>;
  period: (period: KeptFor['period']) => string;
  setting: string;
  never: Record<NeverRecorded, string>;
  reports: Record<'standing' | 'obligations' | 'completions' | 'overdue' | 'waivers' | 'roster' | 'rules', string>;
  reportFor: Record<'managers' | 'admins', string>;
  /** What a learning platform is told. */
  sends: Record<Connections['platforms'][number]['sends'], string>;
  /** What a record store is told, and by what it knows people. */
  tells: Record<Connections['stores'][number]['tells'], string>;
  names: Record<Connections['stores'][number]['names'], string>;
  none: string;
  /** A place that counsel fills in. */
  open: (what: string) => string;
  madeOn: (day: string) => string;
  draft: string;
  phone: string;
}

export const en: DocumentWords = {
  what: 'What',
  data: {
    standing: 'What was assigned, when it is due, the day and version of its completion, the certificate',
    begun: 'Whether somebody has begun',
    answers: 'Answers, wrong answers, attempts',
    points: 'Points of the knowledge check',
    usage: 'Time spent, clicks, last sign-in, device, network address',
    exemption: 'Exemption from a course',
    reminders: 'Reminders sent',
    access_log: 'Who looked at whose training',
  },
  onlookers: {
    learner: 'The person',
    manager: 'Line manager',
    admin: 'DPO, training administrator',
    auditor: 'Auditor',
    council: 'Works council',
  },
  sees: {
    own: 'own',
    own_with_sender: 'own, with the sender',
    own_while_working: 'own, while working on it',
    own_result: 'own, at the end of the check',
    reports_mandatory: 'direct reports, mandatory courses only',
    own_sent: 'those that they sent themselves',
    merged: 'no: started and not started are both “open”',
    all: 'all',
    scoped: 'within a period and a group of people that are set beforehand',
    in_bundle: 'sealed; only in an evidence bundle that the DPO makes',
    exempt_only: '“exempt”, without a reason',
    category: 'category of the reason, nothing about health',
    counts: 'numbers only',
    dpo_only: 'the DPO alone',
    on_request: 'on request',
    never: 'never',
    not_recorded: 'not recorded',
  },
  kept: {
    records: 'Training records (assignments, completions, acknowledgements)',
    leavers: 'People who left',
    answers: 'Answers of an attempt that nobody goes on with; at completion they are deleted at once',
    access_log: 'Log of who looked at whose training',
    reminders: 'Reminders that were sent',
    webhooks: 'What chat systems (numbers only), learning platforms and record stores were told',
    strangers: 'People whom a learning platform sent and who are not on staff',
    sessions: 'Sign-ins',
    server_log: 'Log of the server, without names, addresses or ids of people',
  },
  period: (period) =>
    period.kind === 'years'
      ? `to the end of the year ${period.n} years later`
      : period.kind === 'days'
        ? `${period.n} days`
        : period.kind === 'hours'
          ? `at most ${period.n} hours, deleted in the night after`
          : period.kind === 'as_records'
            ? 'as long as their last record would be'
            : 'as whoever runs the server decides',
  setting: 'Setting',
  never: {
    time_spent: 'how long somebody takes',
    clicks: 'clicks',
    last_login: 'when somebody was last here',
    device: 'which device they use',
    network_address: 'the network address',
    thoughts: 'what is typed into a question for one’s own thoughts (it does not leave the browser)',
    voluntary_reading: 'what is read again after completion',
    health: 'anything about health',
  },
  reports: {
    standing: 'Who stands where',
    obligations: 'What was asked of whom',
    completions: 'What was completed',
    overdue: 'What is overdue',
    waivers: 'Exemptions',
    roster: 'Who joined, moved and left',
    rules: 'Which rules assign what',
  },
  reportFor: {
    managers: 'DPO and training administrators; managers for the people whom they manage',
    admins: 'DPO and training administrators',
  },
  sends: { completion: 'completions', score: 'completions and points' },
  tells: {
    results: 'results',
    progress: 'results and progress',
    answers: 'results, progress and whether each answer was right',
  },
  names: {
    number: 'by staff number',
    mail: 'by name and e-mail address',
    nobody: 'by a pseudonym',
  },
  none: 'none',
  open: (what) => `[to be filled in: ${what}]`,
  madeOn: (day) => `Made on ${day} from the live settings of Article 39.`,
  draft: 'This is a draft for counsel. It is no legal advice, and nothing in it has been agreed.',
  phone: 'phone',
};

export const de: DocumentWords = {
  what: 'Was',
  data: {
    standing: 'Was zugewiesen ist, bis wann, Tag und Version des Abschlusses, Teilnahmenachweis',
    begun: 'Ob jemand begonnen hat',
    answers: 'Antworten, falsche Antworten, Versuche',
    points: 'Punkte der Wissensprüfung',
    usage: 'Bearbeitungszeit, Klicks, letzte Anmeldung, Gerät, Netzadresse',
    exemption: 'Befreiung von einem Kurs',
    reminders: 'Versandte Erinnerungen',
    access_log: 'Wer wessen Schulungsstand angesehen hat',
  },
  onlookers: {
    learner: 'Die Person selbst',
    manager: 'Vorgesetzte',
    admin: 'DSB, Schulungsverwaltung',
    auditor: 'Prüferinnen und Prüfer',
    council: 'Betriebsrat',
  },
  sees: {
    own: 'eigene',
    own_with_sender: 'eigene, mit Absender',
    own_while_working: 'eigene, während der Bearbeitung',
    own_result: 'eigene, am Ende der Prüfung',
    reports_mandatory: 'direkt unterstellte Personen, nur Pflichtkurse',
    own_sent: 'selbst versandte',
    merged: 'nein: begonnen und nicht begonnen sind beide „offen“',
    all: 'alle',
    scoped: 'für einen vorher festgelegten Zeitraum und Personenkreis',
    in_bundle: 'versiegelt; nur in einem Nachweispaket, das die oder der DSB erstellt',
    exempt_only: '„befreit“, ohne Grund',
    category: 'Kategorie des Grundes, nichts über Gesundheit',
    counts: 'nur Zahlen',
    dpo_only: 'nur die oder der DSB',
    on_request: 'auf Verlangen',
    never: 'nie',
    not_recorded: 'wird nicht erfasst',
  },
  kept: {
    records: 'Schulungsnachweise (Zuweisungen, Abschlüsse, Bestätigungen)',
    leavers: 'Ausgeschiedene Personen',
    answers: 'Antworten eines Versuchs, mit dem niemand weitermacht; beim Abschluss werden sie sofort gelöscht',
    access_log: 'Protokoll, wer wessen Schulungsstand angesehen hat',
    reminders: 'Versandte Erinnerungen',
    webhooks: 'Was Chatsysteme (nur Zahlen), Lernplattformen und Datenspeicher für Lernergebnisse erfuhren',
    strangers: 'Personen, die eine Lernplattform geschickt hat und die nicht zum Personal gehören',
    sessions: 'Anmeldungen',
    server_log: 'Protokoll des Servers, ohne Namen, Adressen oder Kennungen von Personen',
  },
  period: (period) =>
    period.kind === 'years'
      ? `bis zum Ende des Jahres ${period.n} Jahre später`
      : period.kind === 'days'
        ? `${period.n} Tage`
        : period.kind === 'hours'
          ? `höchstens ${period.n} Stunden, gelöscht in der Nacht danach`
          : period.kind === 'as_records'
            ? 'so lange, wie ihr letzter Nachweis bliebe'
            : 'wie der Betreiber des Servers es festlegt',
  setting: 'Einstellung',
  never: {
    time_spent: 'wie lange jemand braucht',
    clicks: 'Klicks',
    last_login: 'wann jemand zuletzt da war',
    device: 'welches Gerät jemand benutzt',
    network_address: 'die Netzadresse',
    thoughts: 'was jemand bei einer Frage nach eigenen Gedanken schreibt (es verlässt den Browser nicht)',
    voluntary_reading: 'was nach dem Abschluss noch einmal gelesen wird',
    health: 'Angaben über Gesundheit',
  },
  reports: {
    standing: 'Wer wo steht',
    obligations: 'Was von wem verlangt wurde',
    completions: 'Was abgeschlossen ist',
    overdue: 'Was überfällig ist',
    waivers: 'Befreiungen',
    roster: 'Wer kam, wechselte und ging',
    rules: 'Welche Regeln was zuweisen',
  },
  reportFor: {
    managers: 'DSB und Schulungsverwaltung; Vorgesetzte für die ihnen unterstellten Personen',
    admins: 'DSB und Schulungsverwaltung',
  },
  sends: { completion: 'Abschlüsse', score: 'Abschlüsse und Punkte' },
  tells: {
    results: 'Ergebnisse',
    progress: 'Ergebnisse und Fortschritt',
    answers: 'Ergebnisse, Fortschritt und ob jede Antwort richtig war',
  },
  names: {
    number: 'mit Personalnummer',
    mail: 'mit Name und E-Mail-Adresse',
    nobody: 'mit Pseudonym',
  },
  none: 'keine',
  open: (what) => `[auszufüllen: ${what}]`,
  madeOn: (day) => `Erstellt am ${day} aus den geltenden Einstellungen von Article 39.`,
  draft: 'Dies ist ein Entwurf für die Rechtsberatung. Er ist keine Rechtsberatung, und nichts darin ist vereinbart.',
  phone: 'Telefon',
};

export const fr: DocumentWords = {
  what: 'Donnée',
  data: {
    standing: 'Formation demandée, échéance, jour et version de l’achèvement, attestation',
    begun: 'Le fait d’avoir commencé',
    answers: 'Réponses, réponses fausses, tentatives',
    points: 'Points du contrôle des connaissances',
    usage: 'Temps passé, clics, dernière connexion, appareil, adresse réseau',
    exemption: 'Dispense d’une formation',
    reminders: 'Rappels envoyés',
    access_log: 'Qui a consulté la formation de qui',
  },
  onlookers: {
    learner: 'La personne',
    manager: 'Responsable hiérarchique',
    admin: 'DPO, administration des formations',
    auditor: 'Auditeur',
    council: 'Représentants du personnel',
  },
  sees: {
    own: 'les siennes',
    own_with_sender: 'les siens, avec l’expéditeur',
    own_while_working: 'les siennes, pendant le travail',
    own_result: 'les siens, à la fin du contrôle',
    reports_mandatory: 'ses subordonnés directs, formations obligatoires seulement',
    own_sent: 'ceux qu’il ou elle a envoyés',
    merged: 'non : commencé ou non, l’état est « ouvert »',
    all: 'toutes',
    scoped: 'pour une période et un groupe de personnes fixés d’avance',
    in_bundle: 'scellés ; seulement dans un dossier de preuves établi par le DPO',
    exempt_only: '« dispensé », sans motif',
    category: 'catégorie du motif, rien sur la santé',
    counts: 'des nombres seulement',
    dpo_only: 'le DPO seul',
    on_request: 'sur demande',
    never: 'jamais',
    not_recorded: 'n’est pas enregistré',
  },
  kept: {
    records: 'Preuves de formation (attributions, achèvements, prises de connaissance)',
    leavers: 'Personnes parties',
    answers: 'Réponses d’une tentative que personne ne poursuit ; à l’achèvement, elles sont effacées aussitôt',
    access_log: 'Journal des consultations',
    reminders: 'Rappels envoyés',
    webhooks:
      'Ce qui a été dit aux outils de discussion (des nombres seulement), aux plateformes de formation et aux magasins de traces',
    strangers: 'Personnes envoyées par une plateforme de formation et qui ne font pas partie de l’effectif',
    sessions: 'Connexions',
    server_log: 'Journal du serveur, sans nom, adresse ni identifiant de personne',
  },
  period: (period) =>
    period.kind === 'years'
      ? `jusqu’à la fin de l’année, ${period.n} ans plus tard`
      : period.kind === 'days'
        ? `${period.n} jours`
        : period.kind === 'hours'
          ? `au plus ${period.n} heures, effacées la nuit suivante`
          : period.kind === 'as_records'
            ? 'aussi longtemps que leur dernière preuve'
            : 'selon la décision de l’exploitant du serveur',
  setting: 'Réglage',
  never: {
    time_spent: 'le temps passé',
    clicks: 'les clics',
    last_login: 'la dernière connexion',
    device: 'l’appareil utilisé',
    network_address: 'l’adresse réseau',
    thoughts: 'ce qui est écrit dans une question de réflexion personnelle (cela ne quitte pas le navigateur)',
    voluntary_reading: 'ce qui est relu après l’achèvement',
    health: 'toute information de santé',
  },
  reports: {
    standing: 'Où chacun en est',
    obligations: 'Ce qui a été demandé à qui',
    completions: 'Ce qui a été achevé',
    overdue: 'Ce qui est en retard',
    waivers: 'Dispenses',
    roster: 'Arrivées, mouvements et départs',
    rules: 'Quelles règles attribuent quoi',
  },
  reportFor: {
    managers: 'DPO et administration des formations ; responsables pour leurs subordonnés',
    admins: 'DPO et administration des formations',
  },
  sends: { completion: 'achèvements', score: 'achèvements et points' },
  tells: {
    results: 'résultats',
    progress: 'résultats et progression',
    answers: 'résultats, progression et justesse de chaque réponse',
  },
  names: {
    number: 'par matricule',
    mail: 'par nom et adresse e-mail',
    nobody: 'sous un pseudonyme',
  },
  none: 'aucun',
  open: (what) => `[à compléter : ${what}]`,
  madeOn: (day) => `Établi le ${day} à partir des réglages en vigueur d’Article 39.`,
  draft: 'Ceci est un projet destiné au conseil juridique. Ce n’est pas un avis juridique, et rien n’y est convenu.',
  phone: 'téléphone',
};
