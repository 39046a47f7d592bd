import { cleanLine, plainPunctuation } from "#app/domain/kernel/pasted-text.ts";

/**
 * The words an official signs. A wording is never edited once it was signed: a change is a new one,
 * and each attestation keeps the whole text that was on the screen.
 */
export type AttestationWording = {
  id: string;
  /** `{organization}` and `{prime}` stand for the parties */
  text: readonly string[];
};

export const ATTESTATION_WORDINGS: readonly AttestationWording[] = [
  {
    id: "submission-1",
    text: [
      "I am authorized to make this statement for {organization}, and I make it to {prime}.",
      "I have read every answer listed above. To the best of my knowledge, after asking those in the company who know, each of them is true, complete and current as of today, and agrees with what {organization} has entered in the Supplier Performance Risk System (SPRS).",
      "The files named above are true copies and hold no controlled unclassified information.",
      "I understand that {prime} will rely on this statement when it decides whether it may award or continue a subcontract under a contract of the United States. {organization} will tell {prime} without delay when an answer stops being true.",
    ],
  },
  {
    id: "submission-2",
    text: [
      "I am authorized to make this statement for {organization}, and I make it to {prime}.",
      "I have read every answer listed above. To the best of my knowledge, after asking those in the company who know, each of them is true, complete and current as of today, and agrees with what {organization} has entered in the Supplier Performance Risk System (SPRS).",
      "Since the date of each status and assessment stated above, nothing has changed in the compliance of {organization} with what was assessed, and DoD has revoked none of them, except where the answers name the day of a change or a revocation.",
      "The files named above are true copies and hold no controlled unclassified information.",
      "I understand that {prime} will rely on this statement when it decides whether it may award or continue a subcontract under a contract of the United States. {organization} will tell {prime} without delay when an answer stops being true.",
    ],
  },
];

/** The wording that is signed now: the last one. */
export function currentWording(): AttestationWording {
  const wording = ATTESTATION_WORDINGS.at(-1);
  if (!wording) throw new Error("there is no attestation wording");
  return wording;
}

/** The text as it is shown and kept: paragraphs with an empty line between. */
export function writeAttestation(
  { text }: AttestationWording,
  parties: { organization: string; prime: string },
): string {
  return text
    .map((paragraph) =>
      paragraph
        .replaceAll("{organization}", () => parties.organization)
        .replaceAll("{prime}", () => parties.prime),
    )
    .join("\n\n");
}

/** What signing means, in plain words, each with where it stands. */
export const WHAT_SIGNING_MEANS: readonly {
  text: string;
  /** null where it is advice, and no text says so */
  citation: string | null;
}[] = [
  {
    text: "Knowingly stating something false in a matter of the Government, or hiding a fact that matters, is a federal offense. It can bring a fine and up to five years in prison, for a person and not only for the company.",
    citation: "18 U.S.C. 1001",
  },
  {
    text: "A false statement that leads the Government to pay can cost three times the damage and a penalty for each claim. It need not be a lie: closing one's eyes, or not caring whether it is true, is enough.",
    citation: "31 U.S.C. 3729",
  },
  {
    text: "A low score or an open requirement is not a false statement. If you are not sure of an answer, go back and change it before you sign.",
    citation: null,
  },
];

/**
 * Whether the name typed under a statement is the signer's. Letters count, accents among them; case
 * and spaces do not, nor how an apostrophe or a dash is drawn, nor what nobody sees.
 */
export function isSameName(typed: string, name: string): boolean {
  const plain = (text: string) =>
    plainPunctuation(cleanLine(text))
      .normalize("NFKC")
      .replace(/[\u200C\u200D]/g, "")
      .toLocaleLowerCase("en")
      .replace(/\s+/g, " ")
      .trim();
  return plain(typed) === plain(name);
}
