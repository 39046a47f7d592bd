import { randomUUID } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { NewRoomAnswer } from "#app/domain/oversight/audit-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { audits } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { letIn } from "./let-in.server.ts";

type Refusal = "quota" | "no-such-contract" | "past";
type Outcome = { ok: true; auditId: string } | { ok: false; reason: Refusal };

/** Open a room in which contract officers or auditors read some contracts during some days. */
export function openAudit(actor: Actor, input: NewRoomAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { title, startsOn, endsOn, people } = input;
    const { isWithin } = await askQuota(scope, "invitations", people.length);
    if (!isWithin) return { ok: false, reason: "quota" };
    const contractIds = [...new Set(input.contractIds)];
    const found = await scope.tx
      .select({ id: contracts.id })
      .from(contracts)
      .where(and(inArray(contracts.id, contractIds), eq(contracts.primeId, actor.organizationId)));
    if (found.length !== contractIds.length) return { ok: false, reason: "no-such-contract" };
    if (endsOn < actor.on) return { ok: false, reason: "past" };
    const auditId = randomUUID();
    const room = { id: auditId, title, contractIds, startsOn, endsOn };
    await scope.tx.insert(audits).values({
      ...{ ...room, createdAt: actor.at, createdBy: actor.personId },
      ...{ createdByName: actor.personName, primeId: actor.organizationId },
    });
    for (const person of people) await letIn(scope, room, person);
    return { ok: true, auditId };
  });
}
