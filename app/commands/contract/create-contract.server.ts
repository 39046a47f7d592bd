import { randomUUID } from "node:crypto";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { ContractAnswer } from "#app/domain/contract/contract-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { isUniqueViolation } from "#app/platform/db-errors.server.ts";
import { contractOptions, contracts } from "#db/schema/contract.ts";

type Outcome = { ok: true; contractId: string } | { ok: false; reason: "piid-taken" };

/** Record a prime contract with its options. */
export async function createContract(actor: Actor, input: ContractAnswer): Promise<Outcome> {
  const contractId = randomUUID();
  const { options, ...contract } = input;
  try {
    await asActor(actor, async (scope) => {
      const { tx } = scope;
      const own = { primeId: actor.organizationId, createdAt: actor.at, createdBy: actor.personId };
      await tx.insert(contracts).values({ id: contractId, ...own, ...contract });
      if (options.length > 0)
        await tx
          .insert(contractOptions)
          .values(options.map((option) => ({ ...option, contractId, primeId: own.primeId })));
      await appendOversightEntry(scope, "contract.created", { contractId }, { after: input });
    });
  } catch (error) {
    if (isUniqueViolation(error, "contracts_piid")) return { ok: false, reason: "piid-taken" };
    throw error;
  }
  return { ok: true, contractId };
}
