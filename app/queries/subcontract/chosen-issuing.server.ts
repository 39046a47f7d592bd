import type { ChosenSubcontracts } from "#app/domain/posture/subcontract-list-address.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type IssuePlan, planIssuing } from "#app/queries/flowdown/issue-plan.server.ts";
import { listSubcontractIds } from "./list.server.ts";

/** What issuing the flowdowns of the subcontracts chosen in a list would come to. */
export async function planChosenIssuing(
  scope: Scope,
  chosen: ChosenSubcontracts,
): Promise<IssuePlan> {
  const ids =
    "ids" in chosen ? chosen.ids : await listSubcontractIds(scope, chosen.all, MOST_CHOSEN);
  return planIssuing(scope, ids);
}
