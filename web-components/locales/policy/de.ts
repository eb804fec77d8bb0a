import type { PolicyTerms } from './en.ts';

export const de: PolicyTerms = {
  needs: {
    script: 'Unser Skript',
    calls: 'Anfragen an den Server',
    pictures: 'Bilder in Kursen',
    frame: 'Unser Rahmen',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Verschlüsselung',
  },
  verdicts: { open: 'erlaubt', nonce: 'mit der Nonce erlaubt', blocked: 'blockiert' },
  decides: 'Es entscheidet',
  why: {
    unmentioned: 'Die Policy sagt nichts dagegen.',
    listed: 'Der Server steht auf der Liste.',
    not_listed: 'Der Server steht nicht auf der Liste.',
    none: 'Alles dieser Art ist verboten.',
    nonce:
      'Der Server steht nicht auf der Liste, aber ein Tag mit der Nonce der Seite kommt durch. Gib sie dem Tag: nonce="…", neu für jede Antwort.',
    strict_dynamic:
      'Mit strict-dynamic zählen Adressen nicht. Gib dem Tag die Nonce der Seite: nonce="…", neu für jede Antwort.',
    integrity: 'Die Prüfsumme des Tags steht auf der Liste.',
    lit_missing: 'Die Bibliothek in unserem Skript darf ihre Policy nicht anlegen, also hält das ganze Skript an.',
    lit_once:
      'Wenn ein anderes Skript der Seite auch Lit benutzt, ergänze ’allow-duplicates’: Den Namen bekommt, wer zuerst kommt.',
    no_scripts: 'Die Seite darf gar keine Skripte ausführen.',
    no_origin: 'Die Seite hat keinen eigenen Ursprung, also kann der Server sie nicht kennen.',
    no_popups: 'Das Fenster zum Anmelden kann nicht aufgehen. Die Anmeldung verlässt dann die Seite.',
    upgraded: 'Der Server wird verschlüsselt gefragt, was er nicht kann. Gib ihm eine https-Adresse.',
  },
  put: 'Stattdessen',
};
