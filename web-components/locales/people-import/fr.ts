import { counting } from '../counting.ts';
import type { PeopleImportTerms } from './en.ts';

const n = counting('fr');

export const fr: PeopleImportTerms = {
  heading: 'Importer des personnes',
  lede: 'À partir d’un fichier CSV de votre système RH. Vous voyez d’abord ce qui changerait. Rien ne se passe avant l’import.',
  file: 'Fichier',
  fileHint:
    'CSV, 20 Mo au plus, avec des colonnes pour le matricule, le nom et l’e-mail. Choisissez-le ou déposez-le ici. Il est lu et n’est pas conservé.',
  mode: 'Qui le fichier nomme',
  modes: { changes: 'Certaines personnes', complete: 'Tout l’effectif' },
  modeHints: {
    changes: 'Les personnes qu’il ne nomme pas restent telles quelles.',
    complete: 'Les personnes qu’il ne nomme pas sont parties, avec hier comme dernier jour.',
  },
  check: 'Vérifier',
  checkAgain: 'Vérifier à nouveau',
  checking: (name) => `Vérification de ${name}…`,
  importing: 'Import en cours. Avec des milliers de personnes, cela prend une minute…',
  previewHeading: (name) => `Ce que ${name} changerait`,
  nothing: 'Rien : tout le monde est déjà comme le dit le fichier.',
  read: (lines, encoding, separator) =>
    `${n(lines, '# ligne', '# lignes')}, encodage ${encoding}, séparateur : ${separator}.`,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16 (gros-boutiste)',
    'windows-1252': 'Windows-1252',
  },
  separators: { ',': 'virgule', ';': 'point-virgule', '\t': 'tabulation', '|': 'barre verticale' },
  ignored: (headings) => `Non utilisé : ${headings}.`,
  unchanged: (k) => n(k, '# personne reste telle quelle.', '# personnes restent telles quelles.'),
  columnsHeading: 'Comment les colonnes ont été lues',
  fields: {
    staffNumber: 'Matricule',
    name: 'Nom',
    lastFirst: 'Nom de famille, prénom',
    firstName: 'Prénom',
    lastName: 'Nom de famille',
    email: 'E-mail',
    unit: 'Service',
    job: 'Fonction',
    location: 'Site',
    lang: 'Langue',
    joinedOn: 'Premier jour',
    leftOn: 'Dernier jour',
    manager: 'Responsable',
  },
  kinds: {
    joins: 'Arrivées',
    returns: 'Retours',
    moves: 'Changements de service',
    leaves: 'Départs',
    manager: 'Changements de responsable',
    changes: 'Autres changements',
  },
  faultsHeading: 'Erreurs',
  remarksHeading: 'À regarder',
  counted: (title, count) => `${title} : ${count}`,
  firstOf: (shown, all) => `Les ${shown} premières lignes sur ${all}.`,
  columns: {
    person: 'Personne',
    unit: 'Service',
    what: 'Ce qui change',
    line: 'Ligne',
    where: 'Colonne',
    says: 'Explication',
  },
  line: (line) => `ligne ${line}`,
  notInFile: 'pas dans le fichier',
  change: (field, from, to) => `${field} : ${from} → ${to}`,
  none: 'rien',
  faultsText: (good, lines) =>
    `Rien n’est importé tant qu’il y a une erreur. ${good} lignes sur ${lines} sont bonnes. Corrigez les autres dans votre système RH ou dans le fichier, et vérifiez à nouveau.`,
  drastic: (k, staff) =>
    `${n(k, '# personne', '# personnes')} sur ${staff} partiraient. Voyez si le fichier est complet. Si c’est exact, écrivez ce nombre.`,
  confirm: 'Nombre de départs',
  confirmFault: (count) => `Écrivez ${count} s’il y a autant de départs. Sinon, vérifiez le fichier.`,
  import: 'Importer',
  another: 'Prendre un autre fichier',
  done: (parts, assigned, ended) =>
    `Import terminé : ${parts}. ${assigned === 0 ? 'Aucun cours n’a été attribué' : n(assigned, '# cours a été attribué', '# cours ont été attribués')}${ended === 0 ? '' : n(ended, ', et # n’est plus demandé', ', et # ne sont plus demandés')}.`,
  doneParts: {
    joins: (k) => n(k, '# arrivée', '# arrivées'),
    returns: (k) => n(k, '# retour', '# retours'),
    moves: (k) => n(k, '# changement de service', '# changements de service'),
    leaves: (k) => n(k, '# départ', '# départs'),
    manager: (k) => n(k, '# changement de responsable', '# changements de responsable'),
    changes: (k) => n(k, '# autre changement', '# autres changements'),
  },
  doneNothing: 'Tout le monde était déjà comme le dit le fichier. Rien n’a changé.',
  faultSays: {
    missing: () => 'est vide. Une indication est nécessaire pour chaque personne.',
    too_long: (most) => `a plus de ${most} caractères.`,
    control_character: () => 'a un caractère invisible. Écrivez le texte à nouveau.',
    character_lost: () => 'a un caractère perdu à l’enregistrement du fichier. Enregistrez à nouveau en CSV UTF-8.',
    too_many_cells: (cells) => `La ligne a ${cells} cellules, plus qu’il n’y a d’en-têtes.`,
    email_invalid: (email) => `« ${email} » n’est pas une adresse e-mail.`,
    date_invalid: (date) => `« ${date} » n’est pas une date. Écrivez 2026-12-31 ou 31.12.2026.`,
    date_serial: (date) =>
      `« ${date} » est un nombre de tableur. Donnez à la colonne le format date et enregistrez à nouveau.`,
    date_ambiguous: (date) =>
      `« ${date} » peut désigner deux jours, et aucune autre ligne ne dit si le jour ou le mois vient en premier. Écrivez 2026-12-31.`,
    date_order_mixed: (date) =>
      `Dans « ${date} », le mois vient en premier ; dans d’autres lignes, c’est le jour. Écrivez toutes les dates comme 2026-12-31.`,
    left_before_joined: (days) => `Le dernier jour précède le premier (${days}).`,
    staff_number_twice: (line) => `Le même matricule figure à la ligne ${line}. Chaque personne a une seule ligne.`,
    manager_unknown: (number) =>
      `Personne n’a le matricule « ${number} », ni dans le fichier ni dans l’effectif. Ajoutez le responsable, ou laissez la cellule vide.`,
    own_manager: () => 'serait son propre responsable. Laissez la cellule vide pour qui n’en a pas.',
    manager_cycle: (chain) =>
      `Ces personnes seraient responsables les unes des autres : ${chain}. Laissez vide la cellule de la plus haut placée.`,
  },
  remarkSays: {
    email_shared: (numbers) =>
      `La même adresse appartient à ${numbers}. Les e-mails sur une personne arriveraient à l’autre.`,
    lang_unknown: (lang) => `« ${lang} » n’est pas une langue connue ici. L’ancienne valeur est gardée.`,
    misread: (text) => `« ${text} » : le fichier semble avoir été enregistré dans un autre encodage.`,
    left_already: (day) => `Départ le ${day}, et personne inconnue ici : elle n’est donc pas ajoutée.`,
    manager_leaves: (number) => `Le responsable ${number} n’est plus dans l’effectif.`,
    number_similar: (number) =>
      `est nouveau, mais « ${number} » est dans l’effectif. Un tableur a-t-il supprimé des zéros ?`,
    role_ends: (role) =>
      `part, et a ici le rôle « ${role === 'dpo' ? 'Délégué à la protection des données' : 'Administration des formations'} ».`,
    month_first: () =>
      'Dans les dates avec /, le mois a été lu en premier, car une ligne au moins n’admet rien d’autre.',
  },
  faults: {
    file: 'Choisissez un fichier.',
    tooLarge: 'Le fichier dépasse 20 Mo. Divisez-le.',
  },
  refused: {
    import_unreadable:
      'Ce fichier CSV est illisible. Si c’est un classeur de tableur, enregistrez-le d’abord en CSV UTF-8.',
    import_columns:
      'Le fichier doit avoir une colonne pour le matricule, une pour le nom et une pour l’adresse e-mail.',
    import_faulty: 'Le fichier contient maintenant une erreur. Rien n’a été importé. Vérifiez-le à nouveau.',
    import_changed: 'L’effectif a changé depuis la vérification du fichier. Rien n’a été importé. Vérifiez à nouveau.',
    import_too_drastic: 'Il y aurait tant de départs que leur nombre doit être confirmé. Rien n’a été importé.',
    body_too_large: 'Le fichier dépasse 20 Mo. Divisez-le.',
    invalid_input: 'Le fichier est vide. Choisissez-en un autre.',
  },
  fileGone: 'Le fichier a changé depuis que vous l’avez choisi. Prenez-le à nouveau.',
  openQuote: (line) =>
    `Le fichier est illisible à partir de la ligne ${line} : un guillemet y est ouvert et jamais fermé.`,
  found: (headings) => `Sa première ligne contient : ${headings}.`,
};
