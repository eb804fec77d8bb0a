import type { LetterWords } from './letter-words.ts';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export const fr: LetterWords = {
  day: (day) => long.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er '),
  hello: (name) => `Bonjour ${name},`,
  goodbye: 'Merci.',
  subject: {
    one: (title, day) => `« ${title} » : à terminer pour le ${day}`,
    oneToday: (title) => `« ${title} » : l’échéance est aujourd’hui`,
    oneOverdue: (title, day) => `« ${title} » : l’échéance était le ${day}`,
    several: (count) => `${count} cours à terminer`,
    severalOverdue: (count, overdue) => `${count} cours à terminer, dont ${overdue} en retard`,
    team: (overdue) => `${overdue} cours en retard dans votre équipe`,
  },
  opening: (count) => (count === 1 ? 'ce cours vous reste à faire :' : 'ces cours vous restent à faire :'),
  openingBy: (sender, count) =>
    count === 1 ? `${sender} vous demande de terminer ce cours :` : `${sender} vous demande de terminer ces cours :`,
  openingTeam: (count) =>
    count === 1
      ? 'ce cours d’une personne de votre équipe est en retard :'
      : 'ces cours de personnes de votre équipe sont en retard :',
  due: (day) => `Échéance le ${day}`,
  dueToday: 'Échéance aujourd’hui',
  wasDue: (day) => `En retard : l’échéance était le ${day}`,
  inGrace: (day, last) => `L’échéance était le ${day} ; il reste du temps jusqu’au ${last}`,
  minutes: (minutes) => (minutes > 1 ? `environ ${minutes} minutes` : `environ ${minutes} minute`),
  start: 'Ouvrir le cours',
  kept: 'Vous pouvez vous arrêter à tout moment et reprendre plus tard, aussi sur un autre appareil.',
  team: 'Ouvrir la page Équipe',
  teamNoAnswers:
    'Parlez-en avec ces personnes et trouvez un moment pour cela. Leurs réponses, le nombre de leurs tentatives et le temps qu’elles y passent ne sont montrés à personne.',
  why: (organisation) =>
    `Vous recevez cet e-mail parce que ${organisation} doit former son personnel à la protection des données, et que cette formation figure sur votre liste.`,
  whyTeam: (organisation) =>
    `Vous recevez cet e-mail parce que vous êtes responsable de ces personnes (${organisation}), ou que vous suppléez leur responsable.`,
  often: 'Il y a au plus un rappel par cours en sept jours.',
  sentBy: (sender) => `${sender} vous a envoyé ce rappel ; il figure aussi sous « Mes données ».`,
  contact: (name, email) => `Des questions ? Adressez-vous à ${name}, ${email}.`,
  stop: 'Ne plus recevoir d’e-mails avant l’échéance',
  byProgram:
    'Cet e-mail a été écrit par un programme. Il ne contient aucune image, et personne ne peut voir si vous l’avez lu.',
  calendarFile: 'formation.ics',
  event: (title) => `Échéance aujourd’hui : ${title}`,
};
