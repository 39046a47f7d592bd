import { z } from "zod";
import { type CalendarDate, calendarDate, isCalendarDate } from "./calendar-date.ts";

const LONGEST_LINE = 200;
const LONGEST_TEXT = 4_000;

/*
 * Every field is text, as a form sends it and a draft keeps it, so that a draft is read with the
 * very schema that the form was read with. A blank field is absent.
 */

/** One line that must be there. */
export const requiredLine = (message: string) =>
  z
    .string(message)
    .trim()
    .min(1, message)
    .max(LONGEST_LINE, `Keep it to ${LONGEST_LINE} characters.`);

/** One line that may be left out; then "". */
export const optionalLine = () =>
  z.string().trim().max(LONGEST_LINE, `Keep it to ${LONGEST_LINE} characters.`).default("");

/** Several lines that may be left out; then "". */
export const optionalText = () =>
  z.string().trim().max(LONGEST_TEXT, `Keep it to ${LONGEST_TEXT} characters.`).default("");

/** Several lines that must be there: a reason that is read years later. */
export const requiredText = (message: string) =>
  z
    .string(message)
    .trim()
    .min(10, message)
    .max(LONGEST_TEXT, `Keep it to ${LONGEST_TEXT} characters.`);

const dayOf = (schema: z.ZodString, words: string) =>
  schema
    .trim()
    .refine(isCalendarDate, `${words} is not a date that exists.`)
    .transform((text): CalendarDate => calendarDate(text));

/** A date that must be there; `words` begin its messages: `The status date`. */
export const requiredDay = (words: string, message: string) => dayOf(z.string(message), words);

/** A date that may be left out. */
export const optionalDay = (words: string) => dayOf(z.string(), words).optional();

/** A whole number that may be left out. */
export const optionalNumber = (message: string) =>
  z
    .string()
    .trim()
    .regex(/^[-−]?\d{1,6}$/, message)
    .transform((text) => Number(text.replace("−", "-")))
    .optional();

/** Yes or no, as a boolean. */
export const yesNo = (message: string) =>
  z.enum(["yes", "no"], message).transform((answer) => answer === "yes");

/** Any number of choices: a form sends one as text and several as a list. */
export const choices = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat()));
