/** How anyone checks a record without the portal; printed in the record itself. */
export const HOW_TO_VERIFY: readonly string[] = [
  "The record is one JSON file in the canonical form of RFC 8785. Compute its SHA-256 (sha256sum FILE on Linux, certutil -hashfile FILE SHA256 on Windows) and compare it with the hash printed in the PDF. If they agree, the PDF was made from this file.",
  "manifest.jws lists every file of the record with its SHA-256 and is signed with the prime's key (JWS, Ed25519). Compare the key with the one that the prime gave you elsewhere, check the signature, then compare each file.",
  "Each fact carries a content hash: the SHA-256 of its content in the canonical form of RFC 8785. An attestation names the facts it covers by these hashes.",
  "Each evidence file is named by its SHA-256. Compute the hash of the file you were given and compare.",
  "Each entry of the timeline is a leaf of the prime's oversight log, a Merkle tree as in RFC 9162. Its leaf hash is the SHA-256 of one zero byte followed by the entry's text in UTF-8.",
  "With the leaf hash, its place (seq), the size of the tree and the entry's inclusion path, follow RFC 9162, 2.1.3.2: the result is the root printed in the record. Then nothing in the entry was changed since.",
  "What the record tells of contracts, subcontracts, flowdowns, facts, reviews, exceptions and awards stands in these entries too, with the same content.",
  "Where the record supersedes an earlier one, its consistency path shows by RFC 9162, 2.1.4.2 that the log only grew since: no entry that the earlier record rests on was changed or removed.",
];
