import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";

/** How an auditor's access stands. */
export type GrantState = "invited" | "active" | "expired" | "ended";

export const GRANT_STATE_WORDS: Record<GrantState, string> = {
  invited: "Invited, not signed in yet",
  active: "May read",
  expired: "Expired",
  ended: "Ended",
};

/** How access stands on a day: it ends by a decision first, by its date otherwise. */
export function grantStateOf(
  grant: { isAccepted: boolean; isRevoked: boolean; expiresOn: CalendarDate },
  on: CalendarDate,
): GrantState {
  if (grant.isRevoked) return "ended";
  if (grant.expiresOn < on) return "expired";
  return grant.isAccepted ? "active" : "invited";
}
