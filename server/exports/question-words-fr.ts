import type { QuestionWords } from './question-words.ts';

const people = (count: number): string => (count > 1 ? `${count} personnes` : `${count} personne`);
const entries = (count: number): string => (count > 1 ? `${count} entrées` : `${count} entrée`);

export const fr: QuestionWords = {
  question: {
    who_is_trained: ({ on }) => `Qui est formé aujourd’hui, le ${on} ?`,
    everyone_trained_on_day: ({ on }) => `Tout le monde était-il formé le ${on} ?`,
    person: ({ person }) => `Qu’y a-t-il sur ${person} ?`,
    period: ({ from, to }) => `Que s’est-il passé du ${from} au ${to} ?`,
    confidentiality: ({ on }) => `Qui avait confirmé les politiques internes le ${on} ?`,
    joiners: ({ from, to }) => `Les personnes arrivées du ${from} au ${to} ont-elles été formées ?`,
    whole_log: () => 'Que contient tout le journal ?',
  },
  gap: {
    asked_without_record: (count) =>
      `${count} fois, un cours a été demandé à quelqu’un et il n’y a pas d’enregistrement. Le fichier nomme ces personnes ; dites ce qui a été fait.`,
    asked_without_obligation: (count) =>
      `Dans l’effectif, rien n’a été demandé à ${people(count)}. Si ce n’est pas voulu, créez une règle pour elles.`,
    no_version_then: (count, day) =>
      `${count === 1 ? '1 cours n’avait' : `${count} cours n’avaient`} aucune version publiée le ${day} : on ne peut pas montrer ce qui était enseigné alors.`,
    before_the_log: (_count, day) =>
      `Le journal a commencé le ${day}. Ce qui précède n’est connu que dans la mesure où il a été inscrit plus tard.`,
    erased: (count) =>
      `${entries(count)} jusqu’à ce jour ${count > 1 ? 'ont été effacées' : 'a été effacée'}. Le journal montre quand, et pour quel motif, mais non le contenu.`,
    unsigned_tail: (count) =>
      `${entries(count)} ${count > 1 ? 'sont plus récentes' : 'est plus récente'} que le dernier point de contrôle sorti de l’organisation. Faites-en d’abord sortir un : une personne extérieure pourra alors constater que rien n’a été inventé après coup.`,
    recorded_late: (count) =>
      `${count} cours ${count > 1 ? 'terminés ont été inscrits' : 'terminé a été inscrit'} après le jour en question. Le fichier les signale ; gardez ce qui prouve la date.`,
    nothing_there: () => 'Le journal n’a rien à ce sujet. Vérifiez le jour, le cours et le service.',
  },
  file: {
    full: {
      title: 'Dossier de preuves complet',
      about: 'Tout le journal, avec ce qui a été enseigné et les programmes pour le vérifier.',
    },
    period: {
      title: 'Dossier de preuves de cette période',
      about: 'Ce qui a été inscrit pendant cette période, et chaque rectification ultérieure.',
    },
    sample: {
      title: 'Dossier de preuves de ces entrées',
      about: 'Chaque entrée qui concerne cette personne, avec sa preuve.',
    },
    certificate: { title: 'Dossier de preuves du dernier enregistrement', about: 'Un enregistrement avec sa preuve.' },
    standing: {
      title: 'Situation de chacun, aujourd’hui',
      about: 'Une ligne par personne et par cours. Liste de travail, et non preuve.',
    },
    pivot: {
      title: 'Situation de chacun, une ligne par personne',
      about: 'Deux colonnes par cours. Liste de travail, et non preuve.',
    },
    obligations: {
      title: 'Obligations, cycle par cycle',
      about: 'Attribution, échéance, date faite, fin. Liste de travail, et non preuve.',
    },
    completions: {
      title: 'Cours terminés',
      about: 'Avec le contenu enseigné. Liste de travail, et non preuve.',
    },
    roster: {
      title: 'Mouvements du personnel',
      about: 'Qui est arrivé, a changé de service ou est parti, avec les entrées qui le disent.',
    },
    rules: { title: 'Règles', about: 'Ce qui était demandé à qui, avec chaque changement.' },
  },
};
