import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { overlaps } from "#app/domain/deputy/deputy.ts";
import type { NameDeputy } from "#app/domain/deputy/deputy-form.ts";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listDeputies, listPossibleDeputies } from "#app/queries/deputy/deputy.server.ts";
import { deputies } from "#db/schema/deputy.ts";
import { memberships } from "#db/schema/organization.ts";
import { tellOfDeputy } from "./tell-of-deputy.server.ts";

export type DeputyRefusal = "not-yours" | "no-owner" | "no-deputy" | "overlaps";
type Outcome = { ok: true; deputyshipId: string } | { ok: false; reason: DeputyRefusal };

/**
 * Let somebody stand in for an owner of suppliers, from a day until a day. Owners name their own; who
 * manages the organization's people names it for somebody who is away already.
 */
export function nameDeputy(actor: Actor, input: NameDeputy): Promise<Outcome> {
  const { ownerId, deputyId, startsOn, endsOn, reason } = input;
  return asActor<Outcome>(actor, async (scope) => {
    if (!maySpeakFor(actor, ownerId)) return { ok: false, reason: "not-yours" };
    const owner = await lockOwner(scope, ownerId);
    if (!owner) return { ok: false, reason: "no-owner" };
    const [known, possible] = await Promise.all([listDeputies(scope), listPossibleDeputies(scope)]);
    const deputy = possible.find(({ id }) => id === deputyId);
    if (!deputy) return { ok: false, reason: "no-deputy" };
    const days = { startsOn, endsOn, isEnded: false };
    if (known.some((one) => one.ownerId === ownerId && overlaps(one, days)))
      return { ok: false, reason: "overlaps" };
    const deputyshipId = randomUUID();
    const named = { ownerName: owner.name, deputyName: deputy.name, startsOn, endsOn, reason };
    await scope.tx.insert(deputies).values({
      ...named,
      id: deputyshipId,
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      primeId: actor.organizationId,
      ownerId,
      deputyId,
    });
    await appendOversightEntry(
      scope,
      "deputy.named",
      {},
      { deputyshipId, ownerId, deputyId, ...named },
    );
    await tellOfDeputy(scope, "named", { ownerId, deputyId, ...named });
    return { ok: true, deputyshipId };
  });
}

/** Whether somebody says who stands in for a person: they themselves, and who manages the people. */
export function maySpeakFor({ personId, role }: Actor, ownerId: string): boolean {
  return personId === ownerId || (role !== "system" && mayDo(role, "prime-people:manage"));
}

/** Who owns suppliers here, whether or not they work here still: two at once wait for each other. */
async function lockOwner({ tx, actor }: Scope, ownerId: string) {
  const [owner] = await tx
    .select({ name: memberships.personName })
    .from(memberships)
    .where(
      and(eq(memberships.organizationId, actor.organizationId), eq(memberships.personId, ownerId)),
    )
    .orderBy(memberships.id)
    .limit(1)
    .for("no key update");
  return owner ?? null;
}
