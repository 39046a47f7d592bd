import { and, eq, isNull, sql } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { findAddressReturn } from "#app/queries/letter/address-return.server.ts";
import { addressReturns } from "#db/schema/letter.ts";

type Outcome = { ok: true; supplierId: string } | { ok: false; reason: "not-found" };

/** Say that letters arrive again at an address of a supplier: it is reminded as any other. */
export function clearAddress(actor: Actor, addressReturnId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const found = await findAddressReturn(scope, addressReturnId);
    if (!found) return { ok: false, reason: "not-found" };
    const { supplierId, email } = found;
    const cleared = await scope.tx
      .update(addressReturns)
      .set({ clearedAt: actor.at, clearedBy: actor.personId, clearedByName: actor.personName })
      .where(
        and(
          eq(addressReturns.supplierId, supplierId),
          sql`lower(${addressReturns.email}) = lower(${email})`,
          isNull(addressReturns.clearedAt),
        ),
      )
      .returning({ id: addressReturns.id });
    if (cleared.length > 0)
      await appendOversightEntry(scope, "letter.address-cleared", { supplierId }, { email });
    return { ok: true, supplierId };
  });
}
