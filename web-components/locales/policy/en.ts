/** What the Content Security Policy of a page does to our elements, in plain words. */
export const en = {
  needs: {
    script: 'Our script',
    calls: 'Questions to the server',
    pictures: 'Pictures in courses',
    frame: 'Our frame',
    trusted_types: 'Trusted Types',
    sandbox: 'Sandbox',
    upgrade: 'Encryption',
  },
  verdicts: { open: 'allowed', nonce: 'allowed with the nonce', blocked: 'blocked' },
  decides: 'Decided by',
  why: {
    unmentioned: 'The policy says nothing against it.',
    listed: 'The server is on the list.',
    not_listed: 'The server is not on the list.',
    none: 'Everything of the kind is forbidden.',
    nonce:
      'The server is not on the list, but a tag with the page’s nonce is let through. Give it to the tag: nonce="…", new for each answer.',
    strict_dynamic:
      'With strict-dynamic, addresses count for nothing. Give the tag the page’s nonce: nonce="…", new for each answer.',
    integrity: 'The checksum of the tag is on the list.',
    lit_missing: 'The library in our script may not make its policy, so the whole script stops.',
    lit_once:
      'If another script of the page uses Lit too, add ’allow-duplicates’: the name is taken by whoever comes first.',
    no_scripts: 'The page may run no scripts at all.',
    no_origin: 'The page has no origin of its own, so the server cannot know it.',
    no_popups: 'The window for signing in cannot open. Signing in leaves the page instead.',
    upgraded: 'The server is asked with encryption, which it does not have. Give it an https address.',
  },
  put: 'Put instead',
};

export type PolicyTerms = typeof en;
