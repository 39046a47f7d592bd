import { z } from "zod";
import type { CalendarDate } from "./calendar-date.ts";
import { cleanLine, cleanNumber, cleanText } from "./pasted-text.ts";
import { readTypedDay } from "./typed-day.ts";

const LONGEST_LINE = 200;
const LONGEST_TEXT = 4_000;

/** The fewest characters that tell whoever asks years later why: a sentence. */
export const LEAST_REASON = 10;
/** The fewest characters of what is said to somebody, who can ask again: a word. */
export const LEAST_SAID = 3;
const SAY_MORE = "Write a few words more, so that it can be understood.";

/** Dashes and dots fill a field and say nothing. */
const hasWord = (text: string) => /[\p{L}\p{N}].*[\p{L}\p{N}]/su.test(text);

/**
 * Whether what was written in a field that may be left out is enough where it may not.
 *
 * @param least `LEAST_REASON` or `LEAST_SAID`.
 */
export function saysEnough(text: string, least: number): boolean {
  return text.length >= least && hasWord(text);
}

/*
 * Every field is text, as a form sends it and a draft keeps it, so that a draft is read with the
 * very schema that the form was read with. A blank field is absent. What people paste is cleaned
 * here, before it is looked at, so that no form has to think of it.
 */

/** One line that must be there. */
export const requiredLine = (message: string, longest = LONGEST_LINE) =>
  z
    .string(message)
    .overwrite(cleanLine)
    .min(1, message)
    .max(longest, `Keep it to ${longest} characters.`);

/** One line that may be left out; then "". */
export const optionalLine = (longest = LONGEST_LINE) =>
  z.string().overwrite(cleanLine).max(longest, `Keep it to ${longest} characters.`).default("");

/** Several lines that may be left out; then "". */
export const optionalText = (longest = LONGEST_TEXT) =>
  z.string().overwrite(cleanText).max(longest, `Keep it to ${longest} characters.`).default("");

/**
 * Several lines that must be there: a reason that is read years later.
 *
 * @param length.tooShort says what to write instead of fewer characters than `least`.
 */
export const requiredText = (
  message: string,
  length: { least?: number; tooShort?: string; most?: number } = {},
) => {
  const { least = LEAST_REASON, tooShort = message, most = LONGEST_TEXT } = length;
  return z
    .string(message)
    .overwrite(cleanText)
    .refine((text) => saysEnough(text, least), tooShort)
    .max(most, `Keep it to ${most} characters.`);
};

/** Several lines that somebody reads and can ask about. */
export const saidText = (message: string, most = LONGEST_TEXT) =>
  requiredText(message, { least: LEAST_SAID, tooShort: SAY_MORE, most });

/** One line of why: a few words are enough. */
export const reasonLine = (message: string, longest = LONGEST_LINE) =>
  requiredLine(message, longest).refine((text) => saysEnough(text, LEAST_SAID), message);

const dayOf = (schema: z.ZodString, words: string) =>
  schema.transform((typed, context): CalendarDate => {
    const reading = readTypedDay(typed, words);
    if (reading.ok) return reading.day;
    context.addIssue({ code: "custom", message: reading.problem });
    return z.NEVER;
  });

/** A date that must be there; `words` begin its messages: `The status date`. */
export const requiredDay = (words: string, message: string) => dayOf(z.string(message), words);

/** A date that may be left out. */
export const optionalDay = (words: string) => dayOf(z.string(), words).optional();

/** A whole number that must be there. */
export const requiredNumber = (message: string) =>
  z
    .string(message)
    .overwrite(cleanNumber)
    .regex(/^-?\d{1,6}$/, message)
    .transform(Number);

/** A whole number that may be left out. */
export const optionalNumber = (message: string) => requiredNumber(message).optional();

/** Yes or no, as a boolean. */
export const yesNo = (message: string) =>
  z.enum(["yes", "no"], message).transform((answer) => answer === "yes");

/** Any number of choices: a form sends one as text and several as a list. */
export const choices = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()));
