import { and, eq } from "drizzle-orm";
import { type PlannedItem, planImport } from "#app/domain/remediation/import/plan-import.ts";
import type { PlanProblem } from "#app/domain/remediation/import/read-plan.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { remediationImports } from "#db/schema/remediation.ts";
import type { PlanFile } from "./plan-file.server.ts";

/** An uploaded plan, with what it would change. */
export type PlanImport = {
  fileName: string;
  /** items of which the file says anything */
  read: number;
  planned: PlannedItem[];
  problems: PlanProblem[];
};

/** An uploaded file of a plan and what it would change now; null when there is none. */
export async function getPlanImport(
  scope: Scope,
  { plan, items, evaluation }: PlanFile,
  importId: string,
): Promise<PlanImport | null> {
  const { tx, actor } = scope;
  const [[found], colleagues] = await Promise.all([
    tx
      .select({ fileName: remediationImports.fileName, content: remediationImports.content })
      .from(remediationImports)
      .where(
        and(
          eq(remediationImports.id, importId),
          eq(remediationImports.planId, plan.id),
          eq(remediationImports.organizationId, actor.organizationId),
        ),
      ),
    listColleagues(scope),
  ]);
  if (!found) return null;
  const { fileName, content } = found;
  const known = { items, results: evaluation.results, colleagues, on: actor.on };
  const { planned, problems } = planImport(content, known);
  return {
    fileName,
    read: content.items.length,
    planned,
    problems: [...content.problems, ...problems],
  };
}
