import { z } from "zod";
import { optionalText, requiredLine } from "#app/domain/kernel/form-fields.ts";
import { typedCode } from "#app/domain/person/credentials.ts";

type Parties = { organization: string; prime: string; title: string };

/**
 * What is stated when a questionnaire is handed in: with a signature, or by who answered. It is kept
 * with the response as it was shown.
 *
 * @returns paragraphs with an empty line between.
 */
export function writeStatement(asksSignature: boolean, parties: Parties): string {
  return (asksSignature ? signedText(parties) : plainText(parties)).join("\n\n");
}

function signedText({ organization, prime, title }: Parties): string[] {
  return [
    `I am authorized to make this statement for ${organization}, and I make it to ${prime}.`,
    `I have read every answer to “${title}” listed above. To the best of my knowledge, after asking those in the company who know, each of them is true and complete as of today.`,
    `I understand that ${prime} will rely on it. ${organization} will tell ${prime} without delay when an answer stops being true.`,
  ];
}

function plainText({ organization, prime, title }: Parties): string[] {
  return [
    `I answer “${title}” for ${organization}, to ${prime}. To the best of my knowledge the answers above are true and complete as of today.`,
  ];
}

const sent = {
  agrees: z.literal("on", "Tick this to make the statement."),
  message: optionalText(2_000),
  /** names exactly what the page showed */
  statementHash: z.string(),
};

/** What who hands in a questionnaire gives, where no signature is asked for. */
export const SubmitForm = z.object(sent);
export type SubmitForm = z.output<typeof SubmitForm>;

/** The same with a signature. */
export const SignResponseForm = z.object({
  ...sent,
  officialName: requiredLine("Type your full name."),
  officialTitle: requiredLine("Enter your title in the company."),
  code: typedCode("Enter the code of your authenticator app."),
});
export type SignResponseForm = z.output<typeof SignResponseForm>;
