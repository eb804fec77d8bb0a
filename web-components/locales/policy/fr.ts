import type { PolicyTerms } from './en.ts';

export const fr: PolicyTerms = {
  needs: {
    script: 'Notre script',
    calls: 'Demandes au serveur',
    pictures: 'Images des cours',
    frame: 'Notre cadre',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Chiffrement',
  },
  verdicts: { open: 'admis', nonce: 'admis avec le nonce', blocked: 'bloqué' },
  decides: 'Ce qui décide',
  why: {
    unmentioned: 'La politique ne dit rien contre.',
    listed: 'Le serveur est sur la liste.',
    not_listed: 'Le serveur n’est pas sur la liste.',
    none: 'Tout de ce genre est interdit.',
    nonce:
      'Le serveur n’est pas sur la liste, mais une balise avec le nonce de la page passe. Donnez-le à la balise : nonce="…", nouveau à chaque réponse.',
    strict_dynamic:
      'Avec strict-dynamic, les adresses ne comptent pas. Donnez à la balise le nonce de la page : nonce="…", nouveau à chaque réponse.',
    integrity: 'La somme de contrôle de la balise est sur la liste.',
    lit_missing: 'La bibliothèque de notre script ne peut pas créer sa politique, donc tout le script s’arrête.',
    lit_once:
      'Si un autre script de la page utilise aussi Lit, ajoutez ’allow-duplicates’ : le nom revient au premier arrivé.',
    no_scripts: 'La page ne peut exécuter aucun script.',
    no_origin: 'La page n’a pas d’origine propre, donc le serveur ne peut pas la connaître.',
    no_popups: 'La fenêtre de connexion ne peut pas s’ouvrir. La connexion quitte alors la page.',
    upgraded: 'Le serveur est interrogé avec chiffrement, qu’il n’a pas. Donnez-lui une adresse https.',
  },
  put: 'Mettre à la place',
};
