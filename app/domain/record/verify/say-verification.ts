import type { CheckOutcome } from "#app/domain/archive/archive.ts";
import type { Failure } from "./report.ts";
import type { Verification } from "./verify-record.ts";

/** What was checked, as a person calls it. */
export type PackageNoun = "record" | "passport";
type Judged = Pick<Verification, "isOk" | "failures" | "number" | "checks" | "repacking">;

/** What came of a check, in a word or two. */
export const OUTCOME_WORDS: Record<CheckOutcome, string> = {
  holds: "Holds",
  remark: "Holds, with a remark",
  failed: "Failed",
  "not-checked": "Not checked",
};

/** The one sentence on a record or a passport: what a person may rely on. */
export function sayVerdict(
  { isOk, failures, number, checks, repacking }: Judged,
  noun: PackageNoun = "record",
): string {
  if (!isOk && failures.every(({ check }) => check === "package"))
    return `The content of ${noun} ${number} is whole and signed, but the package is not the one that was built.`;
  if (!isOk) {
    const things =
      failures.length === 1 ? "1 thing is wrong" : `${failures.length} things are wrong`;
    return `This ${noun} cannot be relied on: ${things}.`;
  }
  if (!repacking?.isRepacked)
    return `${noun === "record" ? "Record" : "Passport"} ${number} is whole and unchanged.`;
  const remark = checks.find(({ id }) => id === "package")?.detail ?? "";
  return `The content of ${noun} ${number} is whole and signed. ${remark}`;
}

/** More of one kind than a person reads. */
const MOST_OF_A_KIND = 20;

/** The failures that are shown, worst first, and how many more there are of each check. */
export function listShown(failures: readonly Failure[]): (Failure & { more: number })[] {
  const counts = new Map<string, number>();
  for (const { check } of failures) counts.set(check, (counts.get(check) ?? 0) + 1);
  const seen = new Map<string, number>();
  return failures.flatMap((failure) => {
    const { check } = failure;
    const place = (seen.get(check) ?? 0) + 1;
    seen.set(check, place);
    if (place > MOST_OF_A_KIND) return [];
    const more = place === MOST_OF_A_KIND ? (counts.get(check) ?? 0) - MOST_OF_A_KIND : 0;
    return [{ ...failure, more }];
  });
}
