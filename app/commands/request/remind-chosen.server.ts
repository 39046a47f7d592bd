import { and, asc, eq } from "drizzle-orm";
import { remindSupplier } from "#app/commands/supplier/remind-supplier.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import type { ReminderRefusal } from "#app/queries/request/reminder-letter.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { requests } from "#db/schema/request.ts";

type Reminded = {
  /** how many requests somebody was reminded of */
  reminded: number;
  /** of the others, how many for which reason */
  skipped: Partial<Record<ReminderRefusal, number>>;
};

/** Remind of several requests as of one by one: what nobody is to be reminded of now is left out and told. */
export async function remindChosen(actor: Actor, requestIds: readonly string[]): Promise<Reminded> {
  // In one order, so that two of these do not wait for each other.
  const chosen = await asActor(actor, ({ tx }) =>
    tx
      .select({ id: requests.id, supplierId: requests.supplierId })
      .from(requests)
      .where(and(eq(requests.primeId, actor.organizationId), among(requests.id, requestIds)))
      .orderBy(asc(requests.id)),
  );
  const told: Reminded = { reminded: 0, skipped: {} };
  const said = new Set<string>();
  for (const { id, supplierId } of chosen) {
    const outcome = await remindSupplier(actor, supplierId, id, said);
    if (outcome.ok) {
      told.reminded += 1;
      for (const correctionId of outcome.correctionIds) said.add(correctionId);
    } else told.skipped[outcome.reason] = (told.skipped[outcome.reason] ?? 0) + 1;
  }
  return told;
}
