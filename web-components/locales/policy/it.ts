import type { PolicyTerms } from './en.ts';

export const it: PolicyTerms = {
  needs: {
    script: 'Il nostro script',
    calls: 'Richieste al server',
    pictures: 'Immagini dei corsi',
    frame: 'Il nostro riquadro',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Cifratura',
  },
  verdicts: { open: 'consentito', nonce: 'consentito con il nonce', blocked: 'bloccato' },
  decides: 'Decide',
  why: {
    unmentioned: 'La policy non dice nulla in contrario.',
    listed: 'Il server è nell’elenco.',
    not_listed: 'Il server non è nell’elenco.',
    none: 'Tutto di questo genere è vietato.',
    nonce:
      'Il server non è nell’elenco, ma un tag con il nonce della pagina passa. Dallo al tag: nonce="…", nuovo a ogni risposta.',
    strict_dynamic:
      'Con strict-dynamic gli indirizzi non contano. Dai al tag il nonce della pagina: nonce="…", nuovo a ogni risposta.',
    integrity: 'La somma di controllo del tag è nell’elenco.',
    lit_missing: 'La libreria del nostro script non può creare la sua policy, quindi tutto lo script si ferma.',
    lit_once:
      'Se anche un altro script della pagina usa Lit, aggiungi ’allow-duplicates’: il nome va a chi arriva per primo.',
    no_scripts: 'La pagina non può eseguire nessuno script.',
    no_origin: 'La pagina non ha un’origine propria, quindi il server non può conoscerla.',
    no_popups: 'La finestra per accedere non può aprirsi. L’accesso lascia allora la pagina.',
    upgraded: 'Il server viene interrogato con cifratura, che non ha. Dagli un indirizzo https.',
  },
  put: 'Metti invece',
};
