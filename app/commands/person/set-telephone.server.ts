import { and, eq, isNull } from "drizzle-orm";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { memberships } from "#db/schema/organization.ts";

/** Tell the suppliers of every organization that somebody works for how to call them; "" takes it back. */
export function setTelephone(personId: string, telephone: string): Promise<void> {
  return asSystemOnce(async (tx) => {
    await tx
      .update(memberships)
      .set({ telephone: telephone || null })
      .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)));
  });
}
