import { counting } from '../counting.ts';
import type { OverdueTerms } from './en.ts';

const n = counting('fr');

export const fr: OverdueTerms = {
  heading: 'En retard',
  summary: (k) =>
    k === 0 ? 'Rien n’est en retard.' : n(k, '# formation est en retard.', '# formations sont en retard.'),
  summaryFiltered: (k) =>
    n(k, '# formation en retard correspond au filtre.', '# formations en retard correspondent au filtre.'),
  caption: 'Formations dont l’échéance est passée',
  course: 'Cours',
  reminded: 'Rappel',
  daysOver: (k) => n(k, '# jour de retard', '# jours de retard'),
  remindedOn: (day) => day,
  never: 'Pas encore',
  nothing: 'Rien n’est en retard. Il n’y a personne à qui envoyer un rappel.',
  select: 'Sélectionner',
  selectOne: (name, course) => `Sélectionner ${name}, ${course}`,
  selectPage: 'Sélectionner toute cette page',
  selected: (k) => n(k, '# sélectionnée', '# sélectionnées'),
  nothingSelected: 'Aucune sélection',
  selectAll: (k) => n(k, 'Sélectionner la formation qui correspond', 'Sélectionner les # formations qui correspondent'),
  selectFirst: (k) => `Sélectionner les ${n(k, '#', '#')} premières`,
  selecting: 'Sélection…',
  most: (k) => `Au plus ${n(k, '#', '#')} à la fois : réduisez la sélection.`,
  clear: 'Tout désélectionner',
  remind: 'Envoyer un rappel…',
  looking: 'Un instant…',
  chooseFirst: 'Sélectionnez d’abord à qui envoyer un rappel.',
  preview: {
    heading: (k) => n(k, 'Envoyer # rappel ?', 'Envoyer # rappels ?'),
    headingNone: 'Il n’y a personne à qui envoyer un rappel',
    to: (mails) => `Par ${n(mails, '# e-mail', '# e-mails')} ; une personne qui a plusieurs cours en reçoit un seul.`,
    soon: 'Ils partent dans cinq minutes. D’ici là, vous pouvez annuler.',
    later: (when) => `Ils partent ${when}, à cause des heures de silence. D’ici là, vous pouvez annuler.`,
    noMail:
      'Aucun serveur de messagerie n’est configuré : ils attendent, et sont abandonnés après trois jours. Adressez-vous à la personne qui exploite ce serveur.',
    mails: 'Ce qu’ils contiennent',
    subject: 'Objet',
    courses: (titles, k) => n(k, `Cours : ${titles}`, `# cours : ${titles}`),
    leftOut: (k) => n(k, '# mis de côté', '# mis de côté'),
    send: (k) => n(k, 'Envoyer # rappel', 'Envoyer # rappels'),
    sending: 'Envoi…',
    cancel: 'Pas maintenant',
    sees: 'Chaque personne voit que le rappel vient de vous.',
  },
  reasons: {
    reminded_recently: (day) =>
      day ? `rappel reçu ces sept derniers jours, à nouveau possible le ${day}` : 'rappel reçu ces sept derniers jours',
    already_waiting: () => 'un rappel est déjà en route',
    nothing_open: () => 'plus rien à faire',
    not_yours: () => 'vous n’êtes pas responsable de cette personne aujourd’hui',
    no_address: () => 'sans adresse e-mail',
  },
  sent: {
    will: (k, when) => `${n(k, '# rappel part', '# rappels partent')} ${when}.`,
    none: 'Aucun rappel : tout a été mis de côté.',
    leftOut: (k) => n(k, '# a été mis de côté.', '# ont été mis de côté.'),
    undo: 'Annuler',
    undoFor: (k) =>
      k === 0
        ? 'Vous pouvez annuler pendant moins d’une minute.'
        : `Vous pouvez annuler pendant ${n(k, '# minute', '# minutes')}.`,
    undoUntil: (when) => `Vous pouvez encore annuler. Dernier moment : ${when}.`,
    over: (k) => n(k, '# rappel est en route.', '# rappels sont en route.'),
    undoing: 'Annulation…',
    undone: (k) => n(k, 'Annulé : # rappel n’est pas envoyé.', 'Annulé : # rappels ne sont pas envoyés.'),
    tooLate: 'Trop tard pour annuler : ils sont partis.',
    dismiss: 'Masquer',
  },
  at: (time) => `à ${time}`,
  on: (day) => `le ${day}`,
  limits:
    'Un rappel par personne et par cours en sept jours, quel que soit l’expéditeur. Chacun est conservé avec son expéditeur, et la personne le voit.',
  refused: {
    invalid_input: 'Le serveur n’accepte pas cette sélection. Rechargez la page et recommencez.',
    too_many_requests: 'C’était beaucoup à la fois. Attendez une minute, puis réessayez.',
  },
};
