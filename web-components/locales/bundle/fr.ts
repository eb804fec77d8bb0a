import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('fr');

export const fr: BundleTerms = {
  text: 'Un seul fichier avec ce qui est affirmé, et tout ce qu’il faut pour le vérifier : hors ligne, avec des outils que vous n’avez pas écrits.',
  question: 'Que veut l’auditeur ?',
  kinds: {
    full: { name: 'Tout', hint: 'Chaque entrée, ouverte, avec chaque cours tel qu’il a été enseigné.' },
    period: {
      name: 'Une période',
      hint: 'Ce qui a été inscrit d’un jour à un autre, avec les rectifications ultérieures.',
    },
    sample: {
      name: 'Des entrées tirées au sort par l’auditeur',
      hint: 'Il vous envoie des numéros ; vous les collez.',
    },
    certificate: {
      name: 'Un seul enregistrement',
      hint: 'Un cours terminé et sa preuve. Le reste du journal demeure fermé.',
    },
  },
  from: 'Premier jour',
  to: 'Dernier jour',
  indexes: 'Numéros des entrées',
  indexesHint: 'Tels quels : 12, 15 18 ou un par ligne. 20-25 désigne les six.',
  understood: (k, list) => `${n(k, '# entrée', '# entrées')} : ${list}`,
  hideWho: 'Omettre l’identité',
  hideWhoHint: 'Nom, e-mail, service et matricule restent fermés. Le cours, le résultat et le jour sont visibles.',
  index: 'Numéro de l’entrée',
  indexHint: 'Il figure sur l’attestation.',
  extras: 'Plus de protection',
  nonce: 'Nonce de l’auditeur',
  nonceHint:
    'Un mot que l’auditeur a inventé et envoyé aujourd’hui. Il est inscrit au journal avant la création du dossier, et y reste. L’auditeur voit ainsi que vous ne lui remettez pas un état plus ancien.',
  age: 'Chiffrer pour l’auditeur',
  ageHint: 'Sa clé publique age, qui commence par age1. Lui seul pourra ouvrir le fichier ; vous ne le pourrez pas.',
  optional: 'facultatif',
  personal: {
    everybody: 'Le fichier contient des données personnelles de toutes les personnes enregistrées.',
    named: 'Le fichier contient des données personnelles des personnes qui y figurent.',
    nameless:
      'Personne n’est nommé dans le fichier ; avec d’autres informations, certaines personnes restent peut-être reconnaissables.',
  },
  care: 'Ne le remettez qu’à l’auditeur, et convenez de la date de sa suppression : un effacement fait ici ne l’atteint pas.',
  make: 'Créer le dossier',
  again: 'Le créer à nouveau',
  entering: 'Inscription du nonce au journal…',
  making: 'Création du dossier…',
  received: (kilobytes) => `${kilobytes} Ko reçus`,
  made: (name) => `${name} est dans vos téléchargements.`,
  entered: (index) => `Le nonce est l’entrée ${index} du journal.`,
  faults: {
    day: 'Indiquez un jour.',
    order: 'Le dernier jour précède le premier.',
    noIndexes: 'Collez au moins un numéro.',
    tooMany: 'Un dossier contient au plus 2 000 entrées.',
    notNumber: (text) => `« ${text} » n’est pas un numéro d’entrée.`,
    range: (text) => `« ${text} » va à rebours, ou est trop long.`,
    beyond: (list, last) => `Le journal n’a pas d’entrée ${list}. La dernière est ${last}.`,
    unknown: 'Le journal n’a pas d’entrée de ce numéro.',
    nonce: '64 caractères au plus : lettres sans accent, chiffres, points, tirets et tirets bas, sans espace.',
    age: 'Ce n’est pas une clé publique age. Elle commence par age1 et se copie en entier.',
    refused: 'Le serveur ne l’accepte pas.',
  },
  showsHeading: 'Ce que le dossier montre',
  shows: [
    'Qui a terminé quelle version de quel cours, et quel jour.',
    'Le texte exact de cette version.',
    'Qu’aucune entrée n’a été ajoutée, retirée ou changée après les points de contrôle que détient l’auditeur.',
  ],
  showsNotHeading: 'Ce qu’il ne montre pas',
  showsNot: [
    'Que quelqu’un a compris, ou agira en conséquence. Une formation n’est pas un comportement.',
    'Que la personne au clavier était celle de la session.',
    'Que toute personne à former s’est vu attribuer un cours.',
  ],
  auditorHeading: 'Que dire à votre auditeur',
  auditor: [
    'Donnez la clé sur papier, en main propre ou par téléphone, avant d’envoyer le dossier. Une clé qui voyage dans le dossier ne prouve rien.',
    'Envoyez le fichier. Son README.txt explique comment le vérifier avec openssl et sha256sum, ou avec npx article39 verify.',
    'Laissez l’auditeur choisir l’échantillon et garder son exemplaire. Le prochain dossier doit contenir celui-ci.',
  ],
  page: 'La page de vérification (verify.html)',
  pageText:
    'Elle s’ouvre dans tout navigateur, sans réseau. Mieux vaut que l’auditeur la prenne chez nous que chez vous.',
};
