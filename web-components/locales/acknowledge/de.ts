import type { AcknowledgeTerms } from './en.ts';

export const de: AcknowledgeTerms = {
  statement: 'Ich habe es gelesen und halte mich daran.',
  confirm: 'Bestätigen',
  tickFirst: 'Setz erst den Haken: Er sagt, was du bestätigst.',
  notAsked: 'Du wurdest nicht gebeten, dieses Dokument zu bestätigen.',
};
