import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";

/** Whether an award may be recorded, and on what ground. */
export type AwardGround =
  | { ok: true; isSupported: true; exceptionId: null }
  | { ok: true; isSupported: false; exceptionId: string }
  | { ok: false; reason: "not-supported" };

/** An exception as far as it matters to an award. */
export type ExceptionStanding = { id: string; outcome: "approved" | "refused" | null };

/**
 * What an award rests on: the verdict of its day, or else an exception that an approver allowed.
 * Such an award carries its mark for ever.
 *
 * @param verdict as of the day of the award.
 * @param exceptions of the subcontract, newest first.
 * @see DFARS 252.204-7021(f)(2)
 */
export function decideAward(
  { verdict }: Pick<EligibilityVerdict, "verdict">,
  exceptions: readonly ExceptionStanding[],
): AwardGround {
  if (verdict !== "ineligible") return { ok: true, isSupported: true, exceptionId: null };
  const approved = exceptions.find((exception) => exception.outcome === "approved");
  if (!approved) return { ok: false, reason: "not-supported" };
  return { ok: true, isSupported: false, exceptionId: approved.id };
}
