import { holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { InformationOfSeveral } from "#app/domain/subcontract/information-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { planAnswering } from "#app/queries/subcontract/answer-plan.server.ts";
import { answerInformationIn } from "./answer-information.server.ts";

/**
 * Answer what information flows for several subcontracts at once, each with the CAGE codes of its
 * supplier. What somebody answered in the meantime keeps that answer.
 *
 * @returns how many were answered.
 */
export function answerSeveral(
  actor: Actor,
  { subcontractId: subcontractIds, ...answer }: InformationOfSeveral,
): Promise<{ answered: number }> {
  return asActor(actor, async (scope) => {
    await holdLog(scope);
    const { planned } = await planAnswering(scope, subcontractIds, { lock: true });
    for (const { subcontractId, cages } of planned)
      await answerInformationIn(scope, subcontractId, { ...answer, performingCages: cages });
    await refreshPostures(scope, {
      subcontractIds: planned.map(({ subcontractId }) => subcontractId),
    });
    return { answered: planned.length };
  });
}
