import { z } from "zod";
import { Day, Instant, Sha256 } from "#app/domain/record/parts.ts";
import { type PublishedSchema, publish } from "#app/domain/record/schema.ts";
import { EvidencePart, PassportContent } from "./content.ts";
import { PassportManifest } from "./package.ts";

const PASSPORT_WORDS: Readonly<Record<string, string>> = {
  number: "Names the passport; the same in the list of its files.",
  "portal.address": "The portal on which the statement was signed, as it calls itself.",
  "organization.legalName": "The company whose statement it is, as the portal knows it.",
  "organization.uei": "The Unique Entity ID that it states; null where none is stated.",
  "organization.timeZone": "In which time zone its days begin and end, as IANA names it.",
  "statement.wording": "The words that were signed; whom they were said to is not named.",
  "statement.contentHash": "Names the attestation in the portal on which it was signed.",
  "statement.covers": "Every fact that was signed for, those that do not travel too.",
  facts:
    "What was stated about the company itself; nothing of any prime. contentHash is the SHA-256 of the canonical form of content.",
};

const MANIFEST_WORDS: Readonly<Record<string, string>> = {
  number: "The number of the passport; the same as in passport.json.",
  builtAt: "When the passport was made.",
  verifierKey: "The key of the portal that signed this list, as a C2SP verifier key.",
  files: "Every member of the ZIP but this list itself.",
};

/** The parts that stand in a passport many times, by the name they carry under `$defs`. */
function namedParts() {
  const named = z.registry<{ id: string; description: string }>();
  named.add(Sha256, { id: "Sha256", description: "SHA-256 in lower-case hexadecimal." });
  named.add(Day, { id: "Day", description: "A calendar date without a time zone." });
  named.add(Instant, { id: "Instant", description: "An instant in UTC." });
  named.add(EvidencePart, {
    id: "Evidence",
    description:
      "A file beside a fact. isIncluded: whether the file is in the package, at evidence/SHA256-NAME.",
  });
  return named;
}

/** Every published schema of a passport. */
export function listPassportSchemas(): PublishedSchema[] {
  return [
    publish("passport", PassportContent, "A passport", PASSPORT_WORDS, namedParts()),
    publish(
      "passport-manifest",
      PassportManifest,
      "The signed list of the files of a passport",
      MANIFEST_WORDS,
      namedParts(),
    ),
  ];
}
