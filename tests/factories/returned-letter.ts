import { eq, sql } from "drizzle-orm";
import { recordReturn } from "#app/commands/letter/record-return.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { addressReturns, letters } from "#db/schema/letter.ts";

/**
 * The letter of an invitation as if the mail server had taken it, and it had come back for good.
 *
 * @returns its id, and that of what is recorded of its address.
 */
export async function returnInvitation(
  invitationId: string,
): Promise<{ letterId: string; addressReturnId: string }> {
  const isOfInvitation = sql`${letters.facts} #>> '{link,id}' = ${invitationId}`;
  const [letter] = await asSystem((tx) =>
    tx.update(letters).set({ sentAt: new Date() }).where(isOfInvitation).returning(),
  );
  if (!letter) throw new Error(`no letter of the invitation ${invitationId}`);
  const words = "550 5.1.1 No such mailbox here";
  await recordReturn({ letterId: letter.id, status: "5.1.1", words }, new Date());
  const [found] = await asSystem((tx) =>
    tx.select().from(addressReturns).where(eq(addressReturns.letterId, letter.id)),
  );
  if (!found) throw new Error("nothing is recorded of the address");
  return { letterId: letter.id, addressReturnId: found.id };
}
