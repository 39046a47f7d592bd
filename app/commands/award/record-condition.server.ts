import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { conditionOutcomes } from "#db/schema/award.ts";
import { changeException, subjectOf } from "./change-exception.server.ts";

type Input = { conditionId: string; outcome: "met" | "not-met"; note: string };
type Outcome = { ok: true } | { ok: false; reason: "not-found" | "said-already" };

/** Say what became of a condition of an exception, once, and how it is known. */
export function recordCondition(
  actor: Actor,
  exceptionId: string,
  { conditionId, outcome, note }: Input,
): Promise<Outcome> {
  return changeException<Outcome>(actor, exceptionId, async (scope, exception) => {
    const condition = exception.conditions.find(({ id }) => id === conditionId);
    if (!condition) return { ok: false, reason: "not-found" };
    if (condition.outcome) return { ok: false, reason: "said-already" };
    await scope.tx.insert(conditionOutcomes).values({
      recordedAt: actor.at,
      recordedBy: actor.personId,
      recordedByName: actor.personName,
      primeId: actor.organizationId,
      contractId: exception.contractId,
      exceptionId,
      conditionId,
      outcome,
      note,
    });
    const { text, dueOn } = condition;
    await appendOversightEntry(
      scope,
      outcome === "met" ? "condition.met" : "condition.not-met",
      subjectOf(exception),
      { exceptionId, conditionId, text, dueOn, note },
    );
    return { ok: true };
  });
}
