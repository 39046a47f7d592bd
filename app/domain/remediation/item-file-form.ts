import { z } from "zod";
import { checkClaims, FILE_CLAIMS } from "#app/domain/evidence/file-claims.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import {
  LEAST_SAID,
  optionalDay,
  optionalLine,
  reasonLine,
  requiredDay,
  saysEnough,
} from "#app/domain/kernel/form-fields.ts";

/** The most characters of why a file takes another's place, or is taken off. */
const LONGEST_WHY = 200;

/** A file that shows that an item is closed, and the day that it is about. */
export const ItemFileForm = z
  .object({
    aboutOn: requiredDay("The day that the file is about", "Enter the day that the file is about."),
    /** the file whose place it takes; absent or "" for one that stands beside the others */
    replaces: z.union([z.uuid(), z.literal("")]).optional(),
    why: optionalLine(LONGEST_WHY),
    /** only where the file itself names it */
    validUntil: optionalDay("The day until which the file is valid"),
    ...FILE_CLAIMS,
  })
  .check(checkClaims)
  .check(({ value, issues }) => {
    if (!value.replaces || saysEnough(value.why, LEAST_SAID)) return;
    const message = "Say why this file takes the place of the former one.";
    issues.push({ code: "custom", path: ["why"], message, input: value });
  });
export type ItemFileAnswer = z.output<typeof ItemFileForm>;

/** Why a file is not taken for what it is about; null when it is. */
export function findFileProblem(
  { aboutOn }: Pick<ItemFileAnswer, "aboutOn">,
  on: CalendarDate,
): string | null {
  return aboutOn > on
    ? "The file is about a day in the future. Enter the day that it shows."
    : null;
}

/** A file that is taken off an item, and why. */
export const FileRemovalForm = z.object({
  remove: z.uuid(),
  why: reasonLine("Say why the file is taken off.", LONGEST_WHY),
});
