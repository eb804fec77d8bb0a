import type { SignInWords } from './words.ts';

export const fr: SignInWords = {
  title: 'Se connecter',
  company: 'Se connecter avec le compte de l’entreprise',
  companyNamed: 'Se connecter avec {name}',
  byMail: 'Se connecter par e-mail',
  address: 'Votre adresse e-mail professionnelle',
  addressHint: 'Nous vous envoyons un lien. Il sert une fois, pendant un quart d’heure.',
  send: 'Envoyer le lien',
  addressWrong: 'Écrivez une adresse e-mail comme nom@entreprise.example.',
  sent: {
    title: 'Consultez votre messagerie',
    text: 'Si cette adresse figure sur la liste du personnel, un lien lui a été envoyé. Il sert une fois, pendant un quart d’heure, dans n’importe quel navigateur.',
    again: 'Rien ? Regardez dans les indésirables, ou',
  },
  link: { title: 'Se connecter', text: 'Vous vous connectez en tant que {name}.', button: 'Se connecter maintenant' },
  none: 'Aucune connexion n’est configurée ici. L’exploitant du serveur trouvera la marche à suivre dans docs/sign-in.md.',
  cookies: {
    title: 'Votre navigateur ne garde pas de cookies ici',
    text: 'La connexion en demande un. Autorisez les cookies pour cette adresse, puis réessayez.',
  },
  failed: 'Vous n’êtes pas connecté',
  again: 'Réessayer',
  signedIn: { title: 'Vous êtes connecté(e)', on: 'Continuer' },
  signOut: 'Se déconnecter',
  signedOut: { title: 'Vous êtes déconnecté', text: 'Vous pouvez fermer cette page.' },
  problem: 'Il y a un problème',
  refused: {
    sign_in_expired: 'Cette connexion a été commencée ailleurs ou il y a trop longtemps. Recommencez.',
    sign_in_refused: 'La connexion de votre entreprise n’a pas abouti. Réessayez, ou demandez au service informatique.',
    sign_in_unreachable: 'La connexion de votre entreprise ne répond pas. Réessayez dans un instant.',
    person_not_found:
      'Votre compte est valable, mais vous ne figurez pas ici sur la liste du personnel. Demandez à l’administration des formations.',
    link_unknown: 'Ce lien a déjà servi ou est trop ancien. Demandez-en un nouveau.',
    too_many_requests: 'C’était trop souvent. Attendez une minute et réessayez.',
    redirect_not_registered:
      'La page d’où vous venez n’est pas enregistrée. Dites à ceux qui s’en occupent que le serveur de formation doit connaître son adresse.',
    foreign_origin: 'Ce formulaire doit venir de notre propre page. Ouvrez-la de nouveau.',
    other: 'Une erreur est survenue de notre côté. Réessayez dans un instant.',
  },
  mail: {
    subject: 'Votre lien de connexion',
    text: 'Bonjour {name},\n\nvoici votre lien pour vous connecter à la formation à la protection des données de {organisation}. Il sert une fois, pendant {minutes} minutes :\n\n{url}\n\nVous ne l’avez pas demandé ? Ne faites rien : sans ce lien, personne n’entre.\n',
  },
};
