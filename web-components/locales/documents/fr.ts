import { counting } from '../counting.ts';
import type { DocumentsTerms } from './en.ts';

const n = counting('fr');

export const fr: DocumentsTerms = {
  heading: 'Documents',
  lede: 'Des politiques internes que tout le monde lit et confirme, et des formations suivies ailleurs. Tout est enregistré comme un cours.',
  publish: 'Publier un document',
  record: 'Enregistrer une formation suivie ailleurs',
  empty: 'Rien n’est encore publié. Commencez par une politique que tout le monde doit lire.',
  columns: {
    title: 'Document',
    kind: 'Nature',
    published: 'Publié',
    standing: 'Situation',
    action: 'Action',
  },
  kinds: { policy: 'Politique interne', training: 'Formation suivie ailleurs' },
  notAsked: 'Demandé à personne',
  standing: (acknowledged, asked) =>
    `${n(acknowledged, '# confirmation', '# confirmations')} sur ${n(asked, '#', '#')}`,
  recorded: (k) => (k === 0 ? 'Aucun enregistrement' : n(k, '# enregistrement', '# enregistrements')),
  download: 'Télécharger',
  ask: 'Demander à tout le monde',
  askNew: 'Demander aux nouveaux',
  named: (action, title, version) => `${action} : ${title}, ${version}`,
  askHeading: (title, version) => `Demander à tout le monde de lire « ${title} », version ${version}`,
  askText:
    'Tout le monde le trouve sous Mes formations, déclare l’avoir lu et s’engage à le respecter. Les personnes déjà sollicitées ne le sont pas à nouveau.',
  dueOn: 'À lire pour le',
  askDo: 'Demander',
  asked: (k, day) =>
    k === 0
      ? 'Tout le monde avait déjà reçu la demande. Rien n’a changé.'
      : `${n(k, '# personne a', '# personnes ont')} reçu la demande de le lire pour le ${day}.`,
  cancel: 'Pas maintenant',
  sending: 'Un instant…',
  publishHeading: 'Publier un document',
  publishText: 'Il est figé tel quel. Un changement est une nouvelle version.',
  kind: 'Nature',
  kindHints: {
    policy: 'Les personnes la lisent et déclarent qu’elles la respecteront.',
    training:
      'Il dit ce qui a été enseigné en salle ou par un autre organisme : un programme, des diapositives, une attestation sans noms.',
  },
  title: 'Titre',
  documentId: 'Nom court',
  documentIdHint: 'Lettres minuscules, chiffres et tirets. Il reste le même d’une version à l’autre.',
  version: 'Version',
  versionHint: 'Par exemple 2026-1.',
  lang: 'Langue',
  file: 'Fichier',
  fileHint:
    '10 Mo au plus, de préférence un PDF. N’y nommez personne : il entre dans chaque dossier destiné à un auditeur.',
  publishDo: 'Publier',
  published: (title, version) => `« ${title} », version ${version}, est publié. Vous pouvez maintenant l’utiliser.`,
  recordHeading: 'Enregistrer une formation suivie ailleurs',
  recordText:
    'Pour ce qui s’est passé en salle, sur papier ou avec un autre organisme. Le journal dit que cela a été saisi à la main, et par qui.',
  taught: 'Quoi',
  choose: 'Choisir…',
  courses: 'Nos cours, enseignés ailleurs',
  trainings: 'Formations avec un document',
  people: 'Qui',
  peopleHint: 'Cherchez chaque personne présente par son nom ou son matricule.',
  find: 'Chercher',
  searchLabel: 'Nom ou matricule',
  found: (k) => n(k, '# personne trouvée', '# personnes trouvées'),
  none: 'Personne dans l’effectif n’a ce nom ou ce matricule.',
  add: (name) => `Ajouter ${name}`,
  remove: (name) => `Retirer ${name} de la liste`,
  chosen: (k) =>
    k === 0 ? 'La liste est encore vide.' : n(k, '# personne est sur la liste :', '# personnes sont sur la liste :'),
  outcome: 'Résultat',
  outcomes: { attended: 'Suivi', completed: 'Terminé', passed: 'Test réussi' },
  completedOn: 'Jour',
  recordDo: (k) => n(k, 'Enregistrer # personne', 'Enregistrer # personnes'),
  recordedDone: (k, first) =>
    `${n(k, '# formation est enregistrée', '# formations sont enregistrées')}, à partir de l’entrée ${first}.`,
  notAssigned: (name) =>
    `${name} n’a pas ce cours à faire. Attribuez-le d’abord, ou retirez cette personne de la liste. Rien n’a été enregistré.`,
  faults: {
    dueOn: 'Choisissez aujourd’hui ou un jour à venir.',
    title: 'Donnez un titre de 3 à 200 caractères.',
    documentId:
      'Utilisez des lettres minuscules, des chiffres et des tirets isolés, et aucun nom déjà pris par un cours.',
    version: 'Écrivez par exemple 2026-1 ou 1.0.0.',
    file: 'Choisissez un fichier.',
    tooLarge: 'Le fichier dépasse 10 Mo. Choisissez-en un plus petit.',
    taught: 'Choisissez ce qui a été enseigné.',
    people: 'Mettez au moins une personne sur la liste, et 500 au plus.',
    search: 'Écrivez au moins deux caractères.',
    completedOn: 'Choisissez un jour qui n’est pas à venir.',
  },
  refused: {
    document_changed:
      'Cette version est déjà publiée avec un autre fichier ou sous une autre nature. Donnez à celle-ci un autre numéro de version.',
    document_unknown: 'Ce document n’existe plus, ou il est d’une autre nature.',
    person_unknown: 'Une personne de la liste n’est plus dans l’effectif. Rien n’a été enregistré.',
    assignment_unknown:
      'Une personne de la liste n’a pas ce cours à faire. Attribuez-le d’abord. Rien n’a été enregistré.',
    course_unknown: 'Cette version du cours n’existe plus.',
    body_too_large: 'Le fichier est trop grand. Choisissez-en un de 10 Mo au plus.',
    invalid_input: 'Quelque chose n’est pas valable. Vérifiez votre saisie.',
  },
};
