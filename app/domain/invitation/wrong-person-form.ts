import { z } from "zod";
import { optionalLine, optionalText } from "#app/domain/kernel/form-fields.ts";
import { Email } from "#app/domain/person/credentials.ts";

const LONGEST_NAME = 120;
const LONGEST_WORDS = 500;

/** Whom somebody named as the one to ask instead of them: anybody who holds the letter may have written it. */
export type SuggestedPerson = { name: string; email: string; words: string };

/** What whoever an invitation reached by mistake may say of the right person; all of it may be left out. */
export const WrongPersonForm = z
  .object({
    name: optionalLine(LONGEST_NAME),
    email: Email.optional(),
    words: optionalText(LONGEST_WORDS),
  })
  .check(({ value, issues }) => {
    if (!value.email && (value.name || value.words))
      issues.push({
        code: "custom",
        path: ["email"],
        message: "Enter the email address of the right person, or leave all three empty.",
        input: value,
      });
  })
  .transform(({ name, email, words }): SuggestedPerson | null =>
    email ? { name, email, words } : null,
  );
