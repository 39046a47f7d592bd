import { and, eq, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { invitations } from "#db/schema/invitation.ts";

/** Remember when an invitation was first opened: the prime sees who got it and did nothing. */
export async function noteOpened(invitationId: string, at: Date): Promise<void> {
  await asSystem((tx) =>
    tx
      .update(invitations)
      .set({ openedAt: at })
      .where(and(eq(invitations.id, invitationId), isNull(invitations.openedAt))),
  );
}
