import { z } from "zod";

const UEI = /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/;
const CAGE = /^[0-9A-HJ-NP-Z]{5}$/;

export const UEI_FORM =
  "A UEI has 12 characters: digits and capital letters without I and O, not beginning with 0.";
export const CAGE_FORM =
  "A CAGE code has 5 characters: digits and capital letters without I and O.";

/**
 * Whether a text has the form of a Unique Entity ID: 12 characters, digits and capital letters
 * without I and O, not beginning with 0. That it was assigned to anybody, only SAM.gov knows.
 *
 * @see FAR 52.204-6, FAR 52.204-7
 */
export function isUei(text: string): boolean {
  return UEI.test(text);
}

/**
 * Whether a text has the form of a CAGE code: 5 characters, digits and capital letters without I and
 * O. Codes of US entities begin and end with a digit; foreign entities have an NCAGE code, which
 * has a letter at one of its ends, so that both forms pass.
 *
 * @see FAR 52.204-16, FAR 52.204-18
 */
export function isCage(text: string): boolean {
  return CAGE.test(text);
}

/** The codes in a text, in capitals, with commas, semicolons or white space between; none twice. */
export function parseCages(text: string): string[] {
  return [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
}

/** A UEI as people type it (spaces, small letters), read into its form. */
export const Uei = z
  .string()
  .transform((text) => text.replace(/\s/g, "").toUpperCase())
  .refine(isUei, UEI_FORM);

/** A CAGE code as people type it, read into its form. */
export const Cage = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine(isCage, CAGE_FORM);

const MOST_CAGES = 50;

/** Any number of CAGE codes in one text, read into a list; the message names those that are wrong. */
export const CageList = z
  .string()
  .default("")
  .transform(parseCages)
  .pipe(z.array(z.string()).check(refuseWrongCages));

/** The same where at least one must be given; `message` says so. */
export const requiredCageList = (message: string) =>
  z
    .string(message)
    .transform(parseCages)
    .pipe(z.array(z.string()).min(1, message).check(refuseWrongCages));

function refuseWrongCages({ value, issues }: z.core.ParsePayload<string[]>): void {
  const refuse = (message: string) => issues.push({ code: "custom", message, input: value });
  const wrong = value.filter((cage) => !isCage(cage));
  if (wrong.length > 0)
    refuse(`Not of the form of a CAGE code: ${wrong.slice(0, 5).join(", ")}. ${CAGE_FORM}`);
  if (value.length > MOST_CAGES) refuse(`Give ${MOST_CAGES} CAGE codes at the most.`);
}
