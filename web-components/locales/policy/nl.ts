import type { PolicyTerms } from './en.ts';

export const nl: PolicyTerms = {
  needs: {
    script: 'Ons script',
    calls: 'Vragen aan de server',
    pictures: 'Afbeeldingen in cursussen',
    frame: 'Ons frame',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Versleuteling',
  },
  verdicts: { open: 'toegestaan', nonce: 'met de nonce toegestaan', blocked: 'geblokkeerd' },
  decides: 'Het beslist',
  why: {
    unmentioned: 'De policy zegt er niets tegen.',
    listed: 'De server staat op de lijst.',
    not_listed: 'De server staat niet op de lijst.',
    none: 'Alles van dit soort is verboden.',
    nonce:
      'De server staat niet op de lijst, maar een tag met de nonce van de pagina komt erdoor. Geef die aan de tag: nonce="…", nieuw voor elk antwoord.',
    strict_dynamic:
      'Met strict-dynamic tellen adressen niet. Geef de tag de nonce van de pagina: nonce="…", nieuw voor elk antwoord.',
    integrity: 'De controlesom van de tag staat op de lijst.',
    lit_missing: 'De bibliotheek in ons script mag haar policy niet maken, dus stopt het hele script.',
    lit_once:
      'Gebruikt een ander script van de pagina ook Lit, voeg dan ’allow-duplicates’ toe: de naam is voor wie het eerst komt.',
    no_scripts: 'De pagina mag helemaal geen scripts uitvoeren.',
    no_origin: 'De pagina heeft geen eigen origin, dus kan de server haar niet kennen.',
    no_popups: 'Het venster om in te loggen kan niet open. Inloggen verlaat dan de pagina.',
    upgraded: 'De server wordt met versleuteling gevraagd, die hij niet heeft. Geef hem een https-adres.',
  },
  put: 'Zet in plaats daarvan',
};
