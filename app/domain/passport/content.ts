import { z } from "zod";
import { NotCui } from "#app/domain/evidence/not-cui.ts";
import { contentsOf, Day, Instant, Sha256 } from "#app/domain/record/parts.ts";

/** What of a statement travels: an acknowledgement is about one prime's flowdown and stays behind. */
export const PASSPORT_KINDS = [
  "organization-profile",
  "information-system",
  "assessment",
  "affirmation",
  "certification",
] as const;
export type PassportKind = (typeof PASSPORT_KINDS)[number];

/** The form of facts that version 1 carries: that of version 3 of an oversight record, for good. */
const CONTENTS = contentsOf(3);

/** An evidence file beside a fact. */
export const EvidencePart = z.strictObject({
  fileName: z.string().min(1),
  mediaType: z.string(),
  sizeBytes: z.number().int().nonnegative(),
  sha256: Sha256,
  uploadedAt: Instant,
  /** whether the file itself is in the package */
  isIncluded: z.boolean(),
  notCui: NotCui.nullable(),
  /** the last day on which it is valid; absent where it names none, or nobody said */
  validUntil: Day.optional(),
});

function factPart<K extends PassportKind>(kind: K) {
  return z.strictObject({
    kind: z.literal(kind),
    id: z.uuid(),
    lineageId: z.uuid(),
    recordedAt: Instant,
    contentHash: Sha256,
    content: CONTENTS[kind],
    evidence: z.array(EvidencePart),
  });
}

const FactPart = z.discriminatedUnion("kind", [
  factPart("organization-profile"),
  factPart("information-system"),
  factPart("assessment"),
  factPart("affirmation"),
  factPart("certification"),
]);

/** A signed statement as its organization takes it along. Version 1. */
export const PassportContent = z.strictObject({
  format: z.literal("flowdown-passport"),
  version: z.literal(1),
  number: z.string().min(1),
  portal: z.strictObject({ address: z.url() }),
  organization: z.strictObject({
    legalName: z.string().min(1),
    uei: z.string().nullable(),
    timeZone: z.string(),
  }),
  statement: z.strictObject({
    signedAt: Instant,
    secondFactorAt: Instant,
    officialName: z.string().min(1),
    officialTitle: z.string(),
    wordingId: z.string(),
    wording: z.string(),
    contentHash: Sha256,
    covers: z.array(z.strictObject({ factId: z.uuid(), contentHash: Sha256 })).min(1),
  }),
  facts: z.array(FactPart).min(1),
  howToVerify: z.array(z.string()),
});
export type PassportContent = z.output<typeof PassportContent>;
export type PassportFact = PassportContent["facts"][number];
export type PassportEvidence = PassportFact["evidence"][number];

/** How anyone checks a passport without a portal; printed in the passport itself. */
export const HOW_TO_VERIFY_PASSPORT: readonly string[] = [
  "manifest.jws lists every file of the package with its SHA-256 and is signed with the key of the portal on which the statement was signed (JWS, Ed25519). Compare the key with the one that this portal publishes at /portal-keys.txt, check the signature, then compare each file.",
  "passport.json is in the canonical form of RFC 8785. Each fact carries a content hash: the SHA-256 of its content in this form. The statement names the facts that it covers by these hashes.",
  "The signature shows that the package is as it was made by whoever holds the key. It does not show that what was stated is true, nor who runs a portal whose key you do not know.",
];
