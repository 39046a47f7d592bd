import type { Params } from "@remix-run/react";
import type { Actor } from "#app/platform/db.server.ts";
import { getPlanFile, type PlanFile } from "#app/queries/remediation/plan-file.server.ts";
import { requireId } from "./params.server.ts";
import { orNotFound } from "./problem.server.ts";
import { reading } from "./require-access.server.ts";

/**
 * The plan that an address names, with what it is judged by.
 *
 * @throws 404 when it is not the actor's organization's.
 */
export async function requirePlan(actor: Actor, params: Params): Promise<PlanFile> {
  const planId = requireId(params, "planId");
  return orNotFound(await reading(actor, (scope) => getPlanFile(scope, planId)));
}
