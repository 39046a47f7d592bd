import { isDeepStrictEqual } from "node:util";
import { and, eq } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { InformationAnswer } from "#app/domain/subcontract/information-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | "closed" };

/**
 * Answer what information flows to a subcontract: from it follow requirement, clauses and verdict.
 * The same answer given again changes nothing.
 */
export function answerInformation(
  actor: Actor,
  subcontractId: string,
  input: InformationAnswer,
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const outcome = await answerInformationIn(scope, subcontractId, input);
    if (outcome.ok) await refreshPostures(scope, { subcontractIds: [subcontractId] });
    return outcome;
  });
}

/** The same inside an open transaction: its caller brings the postures up to date, of several at once. */
export async function answerInformationIn(
  scope: Scope,
  subcontractId: string,
  input: InformationAnswer,
): Promise<Outcome> {
  const { tx, actor } = scope;
  await holdLog(scope);
  const [row] = await tx
    .select()
    .from(subcontracts)
    .where(and(eq(subcontracts.id, subcontractId), eq(subcontracts.primeId, actor.organizationId)))
    .for("no key update");
  if (!row) return { ok: false, reason: "not-found" };
  if (row.state === "closed") return { ok: false, reason: "closed" };
  const { contractId, supplierId } = row;
  const before = row.answeredAt && {
    information: row.information,
    cuiCategories: row.cuiCategories,
    commercialOffTheShelfOnly: row.commercialOffTheShelfOnly,
    performingCages: row.performingCages,
    directedStatus: row.directedStatus,
    operationallyCriticalSupport: row.operationallyCriticalSupport,
  };
  if (before && isDeepStrictEqual(before, input)) return { ok: true };
  await tx
    .update(subcontracts)
    .set({ ...input, answeredAt: actor.at })
    .where(eq(subcontracts.id, subcontractId));
  await appendOversightEntry(
    scope,
    "subcontract.answered",
    { subcontractId, contractId, supplierId },
    { before, after: input },
  );
  return { ok: true };
}
