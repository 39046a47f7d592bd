import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { deputyStateOf } from "#app/domain/deputy/deputy.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { deputies } from "#db/schema/deputy.ts";
import { maySpeakFor } from "./name-deputy.server.ts";
import { tellOfDeputy } from "./tell-of-deputy.server.ts";

type Refusal = "not-found" | "not-yours-to-end" | "over-already";
type Outcome = { ok: true } | { ok: false; reason: Refusal };

/**
 * End early that somebody stands in: the owner, who manages the people, or the deputy. Both are told.
 * What has ended already stays as it is.
 */
export function endDeputy(actor: Actor, deputyshipId: string): Promise<Outcome> {
  return asActor<Outcome>(actor, async (scope) => {
    const [row] = await scope.tx
      .select()
      .from(deputies)
      .where(and(eq(deputies.id, deputyshipId), eq(deputies.primeId, actor.organizationId)))
      .for("no key update");
    if (!row) return { ok: false, reason: "not-found" };
    const { ownerId, deputyId, ownerName, deputyName, reason } = row;
    if (!maySpeakFor(actor, ownerId) && actor.personId !== deputyId)
      return { ok: false, reason: "not-yours-to-end" };
    const days = { startsOn: calendarDate(row.startsOn), endsOn: calendarDate(row.endsOn) };
    const state = deputyStateOf({ ...days, isEnded: row.endedAt !== null }, actor.on);
    if (state === "over" || state === "ended") return { ok: false, reason: "over-already" };
    await scope.tx
      .update(deputies)
      .set({ endedAt: actor.at, endedBy: actor.personId, endedByName: actor.personName })
      .where(eq(deputies.id, deputyshipId));
    const named = { ownerName, deputyName, ...days };
    await appendOversightEntry(
      scope,
      "deputy.ended",
      {},
      { deputyshipId, ownerId, deputyId, ...named },
    );
    await tellOfDeputy(scope, "ended", { ownerId, deputyId, reason, ...named });
    return { ok: true };
  });
}
