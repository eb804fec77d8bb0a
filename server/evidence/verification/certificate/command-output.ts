import type { Finding } from '../findings.ts';
import type { RefusalCode } from '../refusals.ts';
import { verifyCertificate } from './verify-certificate.ts';
import type { CertificateOptions, CertificateVerdict } from './verify-certificate.ts';

/**
 * `article39 verify` of a certificate: answers what to print, and whether the certificate is verified.
 * @param unreadable what the caller brought and could not be read; with it nothing is verified
 */
export async function certificateOutput(
  path: string,
  { json, unreadable, ...options }: CertificateOptions & { json: boolean; unreadable: readonly Finding<RefusalCode>[] },
): Promise<{ text: string; ok: boolean }> {
  const verdict = await verifyCertificate(path, options);
  const whole: CertificateVerdict =
    unreadable.length === 0
      ? verdict
      : { ...verdict, ok: false, errors: [...unreadable, ...verdict.errors], shows: [], doesNotShow: [] };
  return { text: json ? JSON.stringify(whole, null, 2) : inWords(whole), ok: whole.ok };
}

function inWords({ ok, errors, warnings, shows, doesNotShow }: CertificateVerdict): string {
  const said = [...errors, ...warnings].map(({ code, message }) => `${message} [${code}]`);
  return [
    ok ? 'VERIFIED' : 'REFUSED',
    ...section('Errors', said.slice(0, errors.length)),
    ...section('Worth knowing', said.slice(errors.length)),
    ...section('What this shows', shows),
    ...section('What this does not show', doesNotShow),
  ]
    .map(printable)
    .join('\n');
}

function section(title: string, items: string[]): string[] {
  return items.length === 0 ? [] : ['', title, ...items.map((item) => `  - ${item.replaceAll('\n', ' / ')}`)];
}

/** A certificate must not be able to move the cursor or colour the verdict of the terminal it is printed on. */
function printable(line: string): string {
  return line.replace(/\p{Cc}|\p{Cf}/gu, '\uFFFD');
}
