import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import type { NewRoomAnswer } from "#app/domain/audit/form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { audits } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { letIn } from "./let-in.server.ts";

type Refusal = "quota" | "no-such-contract" | "past";
type Outcome = { ok: true; auditId: string } | { ok: false; reason: Refusal };

/**
 * Open a room in which contract officers or auditors read some contracts during some days. The same
 * room opened again by the same person is the one that is open.
 */
export function openAudit(actor: Actor, input: NewRoomAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { title, startsOn, endsOn, people, mayMakeRecords } = input;
    const { isWithin } = await askQuota(scope, "invitations", people.length);
    if (!isWithin) return { ok: false, reason: "quota" };
    const contractIds = [...new Set(input.contractIds)];
    const found = await scope.tx
      .select({ id: contracts.id })
      .from(contracts)
      .where(and(inArray(contracts.id, contractIds), eq(contracts.primeId, actor.organizationId)));
    if (found.length !== contractIds.length) return { ok: false, reason: "no-such-contract" };
    if (endsOn < actor.on) return { ok: false, reason: "past" };
    await takeTurn(scope, "open an audit");
    const former = await findAlike(scope, { ...input, contractIds });
    if (former) return { ok: true, auditId: former };
    const auditId = randomUUID();
    const room = { id: auditId, title, contractIds, startsOn, endsOn };
    await scope.tx.insert(audits).values({
      ...room,
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      primeId: actor.organizationId,
      mayMakeRecords,
    });
    for (const person of people) await letIn(scope, room, person);
    return { ok: true, auditId };
  });
}

async function findAlike(
  { tx, actor }: Scope,
  { title, contractIds, startsOn, endsOn, people }: NewRoomAnswer,
): Promise<string | undefined> {
  const rows = await tx
    .select({
      id: audits.id,
      contractIds: audits.contractIds,
      emails: sql<string[]>`array(select email from audit_grants where audit_id = audits.id)`,
    })
    .from(audits)
    .where(
      and(
        eq(audits.primeId, actor.organizationId),
        eq(audits.createdBy, actor.personId),
        eq(audits.title, title),
        eq(audits.startsOn, startsOn),
        eq(audits.endsOn, endsOn),
        isNull(audits.closedAt),
      ),
    );
  const isSame = (some: readonly string[], others: readonly string[]) =>
    [...some].sort().join() === [...others].sort().join();
  const invited = people.map(({ email }) => email);
  return rows.find((row) => isSame(row.contractIds, contractIds) && isSame(row.emails, invited))
    ?.id;
}
