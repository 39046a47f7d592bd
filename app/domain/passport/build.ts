import { ATTESTATION_WORDINGS, writeAttestation } from "#app/domain/attestation/wording.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import {
  HOW_TO_VERIFY_PASSPORT,
  PASSPORT_KINDS,
  PassportContent,
  type PassportFact,
} from "./content.ts";

export type PassportInput = {
  number: string;
  /** the address of the portal on which it was signed */
  portalAddress: string;
  organization: { legalName: string; timeZone: string };
  attestation: FactOf<"attestation">;
  /** the name of the prime to which it was signed, as the wording has it */
  primeName: string;
  /** what the attestation covers, in its order */
  facts: readonly Fact[];
  /** SHA-256 of the files that go along */
  included: ReadonlySet<string>;
};

/** Who takes the place of the prime in the words that were signed: whom a company works for is its own. */
const UNNAMED_PRIME = "the prime that asked";

/**
 * A signed statement as its organization takes it along, without anything of the prime's: no name,
 * request or flowdown, no review.
 *
 * @throws ZodError when a fact has no form that a passport carries.
 */
export function buildPassport(input: PassportInput): PassportContent {
  const { attestation, organization } = input;
  const { signedAt, secondFactorAt, officialName, officialTitle, wordingId, covers } =
    attestation.content;
  const facts = input.facts.flatMap((fact) => passportFact(fact, input.included));
  const profile = facts.find((fact) => fact.kind === "organization-profile");
  return PassportContent.parse({
    format: "flowdown-passport",
    version: 1,
    number: input.number,
    portal: { address: input.portalAddress },
    organization: { ...organization, uei: profile?.content.uei ?? null },
    statement: {
      signedAt,
      secondFactorAt,
      officialName,
      officialTitle,
      wordingId,
      wording: withoutPrime(input),
      contentHash: attestation.contentHash,
      covers,
    },
    facts,
    howToVerify: [...HOW_TO_VERIFY_PASSPORT],
  });
}

/** The words that were signed, to a prime that is not named. */
function withoutPrime({ attestation, organization, primeName }: PassportInput): string {
  const { wordingId, wording } = attestation.content;
  const known = ATTESTATION_WORDINGS.find(({ id }) => id === wordingId);
  const parties = { organization: organization.legalName, prime: primeName };
  // Written anew where it comes out the same, so that a name within another name is not torn apart.
  if (known && writeAttestation(known, parties) === wording)
    return writeAttestation(known, { ...parties, prime: UNNAMED_PRIME });
  return wording.replaceAll(primeName, () => UNNAMED_PRIME);
}

function passportFact(fact: Fact, included: ReadonlySet<string>): PassportFact[] {
  const { kind, id, lineageId, recordedAt, contentHash, content } = fact;
  if (!isPassportKind(kind)) return [];
  const evidence = fact.evidence.map(
    ({ fileName, mediaType, sizeBytes, sha256, uploadedAt, notCui, validUntil }) => ({
      fileName,
      mediaType,
      sizeBytes,
      sha256,
      uploadedAt: new Date(uploadedAt).toISOString(),
      isIncluded: included.has(sha256),
      notCui: notCui ?? null,
      ...(validUntil && { validUntil }),
    }),
  );
  // The kind names the content, which is checked when the whole is.
  return [{ kind, id, lineageId, recordedAt, contentHash, content, evidence } as PassportFact];
}

function isPassportKind(kind: string): boolean {
  return (PASSPORT_KINDS as readonly string[]).includes(kind);
}
