import { isDeepStrictEqual } from "node:util";
import { and, asc, eq } from "drizzle-orm";
import { appendOversightEntry, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { ContractAnswer } from "#app/domain/contract/contract-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";

type Outcome = { ok: true } | { ok: false; reason: "piid-taken" | "not-found" };

/**
 * Correct a contract: what it was before stays in the log, the verdicts below it follow. What
 * corrects nothing is not a correction.
 */
export async function changeContract(
  actor: Actor,
  contractId: string,
  input: ContractAnswer,
): Promise<Outcome> {
  try {
    return await asActor(actor, async (scope) => {
      await holdLog(scope);
      const before = await readBefore(scope, contractId);
      if (!before) return { ok: false, reason: "not-found" };
      if (isDeepStrictEqual(before, input)) return { ok: true };
      await write(scope, contractId, input);
      await appendOversightEntry(
        scope,
        "contract.changed",
        { contractId },
        { before, after: input },
      );
      await refreshPostures(scope, { contractId });
      return { ok: true };
    });
  } catch (error) {
    if (isUniqueViolation(error, "contracts_piid")) return { ok: false, reason: "piid-taken" };
    throw error;
  }
}

async function readBefore({ tx, actor }: Scope, contractId: string) {
  const [contract] = await tx
    .select({
      piid: contracts.piid,
      agency: contracts.agency,
      title: contracts.title,
      startsOn: contracts.startsOn,
      endsOn: contracts.endsOn,
      requiredStatus: contracts.requiredStatus,
      clauses: contracts.clauses,
      awardedOn: contracts.awardedOn,
    })
    .from(contracts)
    .where(and(eq(contracts.id, contractId), eq(contracts.primeId, actor.organizationId)))
    .for("no key update");
  if (!contract) return null;
  const options = await tx
    .select({ name: contractOptions.name, exerciseOn: contractOptions.exerciseOn })
    .from(contractOptions)
    .where(eq(contractOptions.contractId, contractId))
    .orderBy(asc(contractOptions.exerciseOn), asc(contractOptions.id));
  return { ...contract, options };
}

async function write(
  { tx, actor }: Scope,
  contractId: string,
  { options, ...contract }: ContractAnswer,
): Promise<void> {
  const primeId = actor.organizationId;
  await tx.update(contracts).set(contract).where(eq(contracts.id, contractId));
  await tx.delete(contractOptions).where(eq(contractOptions.contractId, contractId));
  if (options.length > 0)
    await tx
      .insert(contractOptions)
      .values(options.map((option) => ({ ...option, contractId, primeId })));
}
