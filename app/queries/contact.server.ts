import { and, eq, isNotNull } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { invitations } from "#db/schema/invitation.ts";

/** A person at a supplier, as letters address them. */
export type LetterAddressee = { email: string; name: string };

/** Who at a supplier accepted an invitation of the actor's organization. */
export async function listJoinedContacts(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<LetterAddressee[]> {
  return tx
    .selectDistinct({ email: invitations.email, name: invitations.name })
    .from(invitations)
    .where(
      and(
        eq(invitations.organizationId, actor.organizationId),
        eq(invitations.supplierId, supplierId),
        isNotNull(invitations.acceptedAt),
      ),
    )
    .orderBy(invitations.email);
}
