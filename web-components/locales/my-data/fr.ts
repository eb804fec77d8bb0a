import { counting } from '../counting.ts';
import type { MyDataTerms } from './en.ts';

const n = counting('fr');

export const fr: MyDataTerms = {
  heading: 'Mes données',
  lede: 'Ce que ce système conserve sur vous, pourquoi et combien de temps, et à qui il en a été montré une partie.',
  asPdf: 'Tout en PDF',
  asJson: 'Tout en JSON',
  stored: 'Ce qui est conservé',
  notRecorded:
    'Le temps passé, les clics, les appareils et les adresses réseau ne sont pas enregistrés. Personne d’autre que vous ne voit vos réponses et vos tentatives.',
  entries: (k) => n(k, '# entrée', '# entrées'),
  nothing: (titles) => `Rien n’est conservé pour : ${titles}.`,
  why: 'Pourquoi',
  kept: 'Combien de temps',
  all: (k) => `Tout afficher (${k})`,
  allOf: (title, k) => `Tout afficher (${k}) : ${title}`,
  nobodyLooked: 'Pendant cette période, rien sur vous n’a été montré à personne.',
  mailsHeading: 'E-mails et agenda',
  mails: 'M’envoyer un rappel avant l’échéance',
  mailsHint: 'Les e-mails le jour de l’échéance et en cas de retard sont toujours envoyés.',
  mailsOn: 'Noté : vous recevrez des e-mails avant l’échéance.',
  mailsOff: 'Noté : vous ne recevrez pas d’e-mails avant l’échéance.',
  calendar: 'Vos échéances peuvent figurer dans votre agenda.',
  noCalendar: 'Vous n’avez pas encore d’adresse pour cela.',
  calendarSince: (day) => `Vous avez créé une adresse pour cela le ${day}.`,
  makeCalendar: 'Créer une adresse',
  renewCalendar: 'Créer une nouvelle adresse',
  endCalendar: 'La désactiver',
  calendarMade: 'L’adresse est créée. Elle n’est affichée que maintenant ; une adresse antérieure ne fonctionne plus.',
  calendarEnded: 'L’adresse ne fonctionne plus.',
  address: 'Adresse de votre agenda',
  addressHint: 'Qui la détient voit vos échéances. Ajoutez-la à votre agenda comme abonnement.',
  subscribe: 'S’abonner dans l’agenda',
  wrongHeading: 'Quelque chose est faux',
  wrongText: (name) => `Dites ce qui est faux, et ce sera examiné. Vous pouvez aussi écrire à ${name} :`,
  ask: 'Demander une rectification',
  askHeading: 'Demander une rectification',
  what: 'Ce qui est faux, et ce qui est juste',
  whatHint:
    'La demande va au délégué à la protection des données. Vous trouverez la réponse ici, et un e-mail vous l’annoncera.',
  send: 'Envoyer la demande',
  sending: 'Un instant…',
  cancel: 'Annuler',
  asked: 'Votre demande est envoyée. La réponse apparaîtra ici.',
  requests: 'Vos demandes',
  askedOn: (day) => `Demandé le ${day}`,
  waits: 'En attente de réponse',
  answered: {
    granted: (day) => `Acceptée le ${day}`,
    refused: (day) => `Refusée le ${day}`,
  },
  faults: { text: 'Écrivez entre 3 et 2 000 caractères.' },
  refused: {
    too_many_requests:
      'Dix de vos demandes attendent une réponse. Attendez-en une, ou parlez au délégué à la protection des données.',
  },
};
