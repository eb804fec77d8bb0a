import type { CheckWords } from './check-words.ts';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export const fr: CheckWords = {
  title: 'Vérifier une attestation',
  intro:
    'Chacun peut voir ici si une attestation de formation a été délivrée ici, si elle a été modifiée, et si son enregistrement est toujours valable. Le fichier est lu et n’est pas conservé.',
  fileHeading: 'Avec le fichier',
  fileLabel: 'Fichier PDF de l’attestation',
  fileHint: 'Déposez-le ici ou choisissez-le. 2 Mo au plus.',
  fileButton: 'Vérifier le fichier',
  numbersHeading: 'Avec les numéros imprimés',
  numbersHint:
    'Les numéros seuls ne nomment personne : ils disent qu’un enregistrement existe à une date, et s’il est toujours valable.',
  entry: 'Entrée',
  leafHash: 'Empreinte de feuille',
  numbersButton: 'Vérifier les numéros',
  linesHeading: 'Avec le code QR',
  linesLabel: 'Les cinq lignes du code QR',
  linesHint: 'Lisez le code avec un téléphone et collez le texte obtenu.',
  linesButton: 'Vérifier les lignes',
  verdicts: {
    issued: {
      heading: 'Délivrée ici et inchangée',
      text: 'C’est, octet pour octet, le fichier qui a été remis.',
    },
    changed: {
      heading: 'Ce fichier n’est pas celui qui a été délivré',
      text: 'L’enregistrement dont parle le fichier existe, mais le fichier a été modifié après sa remise.',
    },
    proven: {
      heading: 'Le fichier dit ce que dit l’enregistrement',
      text: 'Sa preuve est valable et rien n’y diffère de l’enregistrement. On ne peut pas dire si c’est exactement le fichier remis, car aucune copie n’est conservée ici.',
    },
    unknown: {
      heading: 'Non délivrée ici',
      text: 'Le journal d’ici n’a aucun enregistrement qui corresponde à ce fichier.',
    },
  },
  changedUnseen: 'Rien de visible ne diffère. Un autre programme a peut-être enregistré le fichier à nouveau.',
  whatDiffers: 'Ce qui diffère',
  states: {
    stands: {
      heading: 'L’enregistrement est valable',
      text: ({ day }) => `Il date du ${day}, et n’a été ni rectifié ni retiré depuis.`,
    },
    corrected: {
      heading: 'L’enregistrement a été rectifié depuis',
      text: ({ day, since }) =>
        `Il date du ${day} et a été rectifié le ${since}. Demandez l’attestation de l’enregistrement rectifié.`,
    },
    withdrawn: {
      heading: 'L’enregistrement a été retiré',
      text: ({ day, since }) => `Il date du ${day} et a été retiré le ${since}. Il ne compte plus.`,
    },
    erased: {
      heading: 'L’enregistrement a été effacé depuis',
      text: ({ day }) =>
        `Il date du ${day}. Son contenu a été effacé ici, comme le demande le droit de la protection des données après un certain temps ou sur demande.`,
    },
    lost: {
      heading: 'L’enregistrement existe, son contenu non',
      text: ({ day }) => `Il date du ${day}. Son contenu a été perdu ici lors de la restauration d’une sauvegarde.`,
    },
  },
  numbersFound: 'Un enregistrement de formation porte ces numéros',
  numbersUnknown: {
    heading: 'Aucun enregistrement de ce genre',
    text: 'Le journal d’ici n’a aucun enregistrement de formation avec cette entrée et cette empreinte de feuille. Comparez chaque caractère : le I majuscule, le l minuscule et le 1 se ressemblent.',
  },
  again: 'En vérifier une autre',
  refused: 'La vérification n’a pas été possible',
  refusals: {
    body_too_large: 'Le fichier dépasse 2 Mo. Aucune attestation n’est aussi grande.',
    too_many_requests: 'Trop de vérifications à la fois. Attendez une minute et réessayez.',
    invalid_input: 'Ce n’est pas une attestation lisible, ou un numéro n’est pas complet.',
  },
  day: (day) => long.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er '),
};
