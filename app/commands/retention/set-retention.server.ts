import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getRetentionPeriod } from "#app/queries/retention/retention.server.ts";
import { organizations } from "#db/schema/organization.ts";

type Outcome = { ok: true; isChanged: boolean };

/** Say how long evidence is kept. What was disposed of already stays so. */
export function setRetention(actor: Actor, { years }: { years: number }): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "retention");
    const before = await getRetentionPeriod(scope);
    if (before.years === years) return { ok: true, isChanged: false };
    await scope.tx
      .update(organizations)
      .set({ retentionYears: years })
      .where(eq(organizations.id, actor.organizationId));
    await appendOversightEntry(
      scope,
      "retention.changed",
      {},
      { before: { years: before.years }, after: { years } },
    );
    return { ok: true, isChanged: true };
  });
}
