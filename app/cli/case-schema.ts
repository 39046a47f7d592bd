import { z } from "zod";
import { REQUIRED_STATUSES } from "#app/domain/cmmc/vocabulary.ts";
import { type CalendarDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { findRequirement, isLevel3Requirement, RESULTS } from "#app/domain/sprs/points.ts";
import { INFORMATION } from "#app/domain/subcontract/information.ts";

/** A date that exists, as a CalendarDate. */
export const Day = z.string().transform((text, context): CalendarDate => {
  if (isCalendarDate(text)) return text;
  context.addIssue(`must be a date that exists, written YYYY-MM-DD, not ${JSON.stringify(text)}`);
  return z.NEVER;
});

/** A CAGE code, read as capitals. Its form is checked where CAGE codes are entered, not here. */
export const Cage = z.string().trim().toUpperCase().min(1, "must not be empty");

export const RequirementId = z
  .string()
  .refine((id) => findRequirement(id) !== undefined || isLevel3Requirement(id), {
    error: ({ input }) =>
      `must be the id of a requirement, such as "3.1.1" or "3.1.2e", not ${JSON.stringify(input)}`,
  });

/**
 * An object with these keys. Further keys are ignored, unless one looks like a misspelling of a key
 * that is absent: to ignore that one would decide without a fact that was meant to be given.
 */
export function facts<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z
    .unknown()
    .superRefine((given, context) => {
      const keys = typeof given === "object" && given !== null ? Object.keys(given) : [];
      const absent = known.filter((key) => !keys.includes(key));
      for (const key of keys.filter((one) => !known.includes(one))) {
        const meant = absent.find((candidate) => looksLike(key, candidate));
        if (meant)
          context.addIssue({ code: "custom", path: [key], message: `did you mean ${meant}?` });
      }
    })
    .pipe(z.looseObject(shape));
}

const Clauses = z.array(z.string().min(1));

const Modification = facts({
  number: z.string().min(1),
  effectiveOn: Day,
  requiredStatus: z.enum(REQUIRED_STATUSES).nullable().optional(),
  addClauses: Clauses.optional(),
  removeClauses: Clauses.optional(),
});

/** A contract at award, and what changed its terms since. */
export const Contract = facts({
  requiredStatus: z.enum(REQUIRED_STATUSES).nullable(),
  clauses: Clauses.default([]),
  awardedOn: Day.nullable().default(null),
  modifications: z.array(Modification).default([]),
});

/** What a prime asks beyond the rule. */
export const OwnTerms = facts({
  requiredStatus: z.enum(REQUIRED_STATUSES),
  from: Day,
  until: Day.nullable(),
  information: z.array(z.enum(INFORMATION)).optional(),
  reason: z.string().optional(),
});

const subcontractShape = {
  information: z.enum(INFORMATION),
  commercialOffTheShelfOnly: z.boolean().default(false),
  directedStatus: z.enum(REQUIRED_STATUSES).nullable().default(null),
  operationallyCriticalSupport: z.boolean().default(false),
};
export const Subcontract = facts(subcontractShape);
export const PerformedSubcontract = facts({
  ...subcontractShape,
  performingCages: z.array(Cage).default([]),
});

/** Results by requirement id; an id that does not exist is refused rather than ignored. */
export const Results = z.record(RequirementId, z.enum(RESULTS));

function looksLike(given: string, known: string): boolean {
  const [a, b] = [plain(given), plain(known)];
  return a === b || (b.length > 8 && editDistance(a, b) <= 2);
}

const plain = (key: string) =>
  key
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/s$/, "");

/** Letters to insert, remove or exchange to turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const exchanged = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(exchanged, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
