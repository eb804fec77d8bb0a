import { scopeOf } from './report-wording.ts';
import type { Wanted } from './selection.ts';

/** `README.txt` of a bundle: for an auditor who has this zip, a key on paper, and no reason to trust us. */
export function readmeText({
  organisation,
  origin,
  size,
  wanted,
}: {
  organisation: string;
  origin: string;
  size: number;
  wanted: Wanted;
}): string {
  const isWhole = wanted.kind !== 'certificate';
  return `EVIDENCE OF TRAINING IN DATA PROTECTION
${organisation}
Log ${origin}, ${size} entries
In this package: ${scopeOf(wanted)}

WHAT THIS IS
  report.html          for people: who completed what, in which version, and who has not. Opens in any browser, prints.
  report.pdf           the same as a file to keep
  records.csv          the same for spreadsheets
  records.jsonl        the same for programs, with what opens each hidden claim
${
  isWhole
    ? `  log/entries.jsonl    every entry of the log in its order, one a line; personal data is hidden behind salted hashes
`
    : ''
}  log/checkpoint.txt   the signed statement of how long the log is and what its root is
  log/checkpoints/     earlier statements, some with the lines of witnesses; proofs/consistency/ links them to the newest
  anchors/             time stamps (RFC 3161) of checkpoints, if the organisation has them made
  courses/             the exact files of every course version that the records refer to
  verify/              programs that check this package; better use your own copy of them

WHAT IT SHOWS
This package shows that the listed training records were written to the log of ${organisation} no later than the day of this
bundle, that they refer to the course content enclosed byte for byte, and that nothing in the log was changed, removed or
inserted since the earlier checkpoints that you hold. Records marked "erased" existed at the position and day shown; their
content was deleted under the stated basis.

WHAT IT DOES NOT SHOW
It does not show that the named person personally did the training, that an entry was true when it was made, that the course
was suitable, or that training outside this system took place. Without a checkpoint kept outside the organisation it shows
integrity since today only.

HOW TO CHECK IT
Run these in this folder's parent, the one with "bagit.txt" in it. Linux, macOS with coreutils, or WSL.

1. Take the verification key from the contract or from the paper that the data protection officer gave you at the start.
   Not from this package: whoever forged the package would have put his own key in. Then:

     KEY='${origin}+........+............'        (the whole line, between single quotes)

2. Nothing was damaged on the way:

     sha256sum -c --quiet manifest-sha256.txt && echo intact
     sha256sum -c --quiet tagmanifest-sha256.txt && echo intact

3. The course files are those that the records name. For each folder under data/courses:

     ( cd data/courses/ID@VERSION/files && sha256sum -c --quiet ../SHA256SUMS ) && echo intact
     sha256sum data/courses/ID@VERSION/SHA256SUMS       (prints the "content" of the records, without "sha256:")

4. The signature of the log, with openssl 3 alone:

     { printf '302A300506032B6570032100' | basenc --base16 -d
       printf '%s' "\${KEY#*+*+}" | base64 -d | tail -c 32; } > key.der
     openssl pkey -pubin -inform DER -in key.der -out key.pem
     sed '/^$/,$d' data/log/checkpoint.txt > body.txt
     sed -n "s|^\u2014 \${KEY%%+*} ||p" data/log/checkpoint.txt | head -n 1 | base64 -d | tail -c +5 > signature.bin
     openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in body.txt -sigfile signature.bin

5. One record that you choose, from its hidden claims up to the signed root, with openssl and coreutils. INDEX is in the
   first column of records.csv:

     ( cd data && sh verify/verify-record.sh INDEX "$KEY" )

6. A time stamp, with the certificate of the authority from the authority itself, not from here. SIZE is a file in anchors:

     openssl ts -verify -in data/anchors/SIZE.tsr -data data/anchors/SIZE.checkpoint.txt -CAfile authority.pem

7. Everything at once, with our verifier, which shares no code with what made this package. Without any installation: open
   verify/verify.html in a browser, offline, and drop this package on it. Or:

     node data/verify/verify.mjs . --key "$KEY"                              (this package's own copy; needs Node 22)
     article39 verify . --key "$KEY"
     article39 verify . --key "$KEY" --held checkpoint-that-you-kept.txt

   The formats are public, so that you can write your own: C2SP tlog-checkpoint and signed-note, RFC 6962 and RFC 9162
   (the tree), RFC 9901 section 4.2 (hidden claims), RFC 8785 (the form of the entries), RFC 8493 (this folder).

WHAT MAKES THE CHECK STRONG
  - Bring the checkpoints that you or the data protection officer kept (--held). They show that history did not change.
  - Choose records yourself, at random, from the lines with "type":"record" in log/entries.jsonl.
  - Compare the "assign" entries with the list of staff from HR: a record that was never written is not in any log.
  - Keep data/log/checkpoint.txt for next year.

This package holds personal data. Delete it when your audit is over.
`;
}
