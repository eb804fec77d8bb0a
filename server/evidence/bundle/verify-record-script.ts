/** Convenience copy for auditors with a shell: openssl 3, coreutils and nothing of ours. */
export const verifyRecordScript = `#!/bin/sh
# Checks one record of this bundle: its hidden claims, its place in the log, and the signature of the log.
# Needs sh, sed, awk, coreutils (basenc) and openssl 3.  Usage: verify-record.sh INDEX KEY   (run it in the folder "data")
# Take KEY from the contract or from paper that the data protection officer gave you, not from this bundle.
set -eu
index=$1 key=$2
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail() { echo "REFUSED: $1"; exit 1; }
hex() { basenc --base16 -w0; }
unhex() { basenc --base16 -d; }
sha() { openssl dgst -sha256 -binary; }
hash_node() { printf '01%s%s' "$1" "$2" | unhex | sha | hex; }

# 1. The key, as openssl wants it: the last 32 bytes behind a fixed prefix.
origin=\${key%%+*}
{ printf '302A300506032B6570032100' | unhex; printf '%s' "\${key#*+*+}" | base64 -d | tail -c 32; } > "$work/key.der"
openssl pkey -pubin -inform DER -in "$work/key.der" -out "$work/key.pem"

# 2. The signature over the three lines of the checkpoint.
proof=proofs/inclusion/$index.tlog-proof
[ -f "$proof" ] || fail "there is no $proof"
sed '1,/^$/d' "$proof" > "$work/checkpoint"
sed '/^$/,$d' "$work/checkpoint" > "$work/body"
signed=no
for line in $(sed -n "s|^\u2014 $origin ||p" "$work/checkpoint"); do
  printf '%s' "$line" | base64 -d | tail -c +5 > "$work/signature"
  openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$work/body" -sigfile "$work/signature" > /dev/null 2>&1 &&
    signed=yes
done
[ "$signed" = yes ] || fail "the checkpoint is not signed by this key"
size=$(sed -n 2p "$work/body")
root=$(sed -n 3p "$work/body" | base64 -d | hex)

# 3. The leaf, and the way from it up to the root (RFC 9162, section 2.1.3.2).
sed -n "s/^{\\"index\\":$index,\\"leaf\\":\\"\\(.*\\)\\",\\"disclosures\\":.*/\\1/p" records.jsonl |
  sed 's/\\\\\\(["\\\\]\\)/\\1/g' | tr -d '\\n' > "$work/leaf"
[ -s "$work/leaf" ] || fail "the record is not disclosed in this bundle"
if [ -f log/entries.jsonl ]; then
  sed -n "$((index + 1))p" log/entries.jsonl | tr -d '\\n' | cmp -s - "$work/leaf" || fail "log/entries.jsonl says something else"
fi
node=$({ printf '00' | unhex; cat "$work/leaf"; } | sha | hex)
fn=$index sn=$((size - 1))
[ "$index" -lt "$size" ] || fail "the log has only $size entries"
for line in $(sed -n '3,/^$/p' "$proof"); do
  step=$(printf '%s' "$line" | base64 -d | hex)
  [ "$sn" -gt 0 ] || fail "the proof is too long"
  if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
    node=$(hash_node "$step" "$node")
    while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do fn=$((fn / 2)) sn=$((sn / 2)); done
  else
    node=$(hash_node "$node" "$step")
  fi
  fn=$((fn / 2)) sn=$((sn / 2))
done
[ "$sn" -eq 0 ] && [ "$node" = "$root" ] || fail "the record is not in the signed log"

# 4. The hidden claims: the hash of each one's text stands in the leaf.
sed -n "s/^{\\"index\\":$index,.*\\"disclosures\\":\\[\\(.*\\)\\]}$/\\1/p" records.jsonl | tr -d '"' | tr ',' '\\n' > "$work/claims"
[ -s "$work/claims" ] || fail "the record is not disclosed in this bundle"
while read -r claim || [ -n "$claim" ]; do
  digest=$(printf '%s' "$claim" | sha | basenc --base64url | tr -d '=')
  grep -qF "\\"$digest\\"" "$work/leaf" || fail "a claim does not belong to this record"
  printf '%s' "$claim" | basenc --base64url -d 2> /dev/null || true
  echo
done < "$work/claims"
echo "VERIFIED: record $index is in the log $origin of $size entries, signed by the key that you gave."
`;
