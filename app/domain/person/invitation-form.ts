import { z } from "zod";

/** The choice of somebody who already works for a subcontractor: the organization to answer for. */
export const AcceptInvitationForm = z.object({
  /** one of the person's organizations; absent or "new" for one of its own */
  organizationId: z
    .union([z.uuid(), z.literal("new")])
    .optional()
    .transform((choice) => (choice === "new" ? undefined : choice)),
});

/** Where an invitation stands for whoever opens its link. */
export const INVITATION_STANDINGS = [
  "open",
  "accepted",
  "expired",
  "withdrawn",
  "wrong-person",
] as const;
export type InvitationStanding = (typeof INVITATION_STANDINGS)[number];

/**
 * Where an invitation stands at an instant.
 *
 * @throws never
 */
export function invitationStandingOf(
  row: {
    acceptedAt: Date | null;
    revokedAt: Date | null;
    wrongPersonAt: Date | null;
    expiresAt: Date;
  },
  at: Date,
): InvitationStanding {
  if (row.acceptedAt) return "accepted";
  if (row.wrongPersonAt) return "wrong-person";
  if (row.revokedAt) return "withdrawn";
  return row.expiresAt <= at ? "expired" : "open";
}
