import { z } from "zod";
import { type CodeForm, hintOnCode } from "#app/domain/kernel/code-hint.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";

const UEI = /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/;
const CAGE = /^[0-9A-HJ-NP-Z]{5}$/;

const UEI_FORM =
  "A UEI has 12 characters: digits and capital letters without I and O, not beginning with 0.";
const CAGE_FORM = "A CAGE code has 5 characters: digits and capital letters without I and O.";

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

const UNUSED = { O: "0", I: "1" };
const UEI_CODES: CodeForm = {
  one: "a UEI",
  many: "UEIs",
  lengths: [12, 12],
  unused: UNUSED,
  isRight: isUei,
};
const CAGE_CODES: CodeForm = {
  one: "a CAGE code",
  many: "CAGE codes",
  lengths: [5, 5],
  unused: UNUSED,
  isRight: isCage,
};

/** A UEI as it is kept, from however it was pasted. */
export function readUei(pasted: string): string {
  return cleanCode(pasted).toUpperCase();
}

/** What is wrong with a UEI that was read; null when it has the form. */
export function findUeiProblem(uei: string): string | null {
  if (isUei(uei)) return null;
  return `${hintOnCode(uei, UEI_CODES) ?? "A UEI does not begin with 0."} ${UEI_FORM}`;
}

/** The codes in a text, in capitals, with commas, semicolons or white space between; none twice. */
export function parseCages(text: string): string[] {
  return [
    ...new Set(
      text
        .normalize("NFKC")
        .split(/[\s,;、]+/)
        .map((code) => cleanCode(code).toUpperCase())
        .filter(Boolean),
    ),
  ];
}

/** What is wrong with some CAGE codes that were read; null when each has the form. */
export function findCageProblem(cages: readonly string[]): string | null {
  const wrong = cages.filter((cage) => !isCage(cage));
  const [first] = wrong;
  if (first === undefined) return null;
  return `Not a CAGE code: ${wrong.slice(0, 5).join(", ")}. ${hintOnCode(first, CAGE_CODES) ?? ""} ${CAGE_FORM}`;
}

/** A UEI as people paste it, read into its form. */
export const Uei = ueiField();

/** The same where it must be given; `message` says so. */
export const requiredUei = (message: string) => ueiField(message);

function ueiField(message?: string) {
  return z
    .string(message)
    .transform(readUei)
    .check(({ value, issues }) => {
      const problem = findUeiProblem(value);
      if (problem) issues.push({ code: "custom", message: problem, input: value });
    });
}

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
  const problem = findCageProblem(value);
  if (problem) refuse(problem);
  if (value.length > MOST_CAGES) refuse(`Give ${MOST_CAGES} CAGE codes at the most.`);
}
