import { randomUUID } from "node:crypto";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { readJsonFile } from "#app/domain/oscal/read-json.ts";
import { readPlanOscal } from "#app/domain/remediation/import/read-oscal.ts";
import {
  MOST_PLAN_COLUMNS,
  MOST_PLAN_ITEMS,
  type PlanProblem,
  type ReadPlan,
} from "#app/domain/remediation/import/read-plan.ts";
import { readPlanRows } from "#app/domain/remediation/import/read-rows.ts";
import { sha256Of } from "#app/platform/blob-store.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { readTableApart } from "#app/platform/file-inspector.server.ts";
import type { TableReading, TableRefusal } from "#app/platform/read-table.server.ts";
import { getPlan } from "#app/queries/remediation/plan.server.ts";
import { remediationImports } from "#db/schema/remediation.ts";

export type PlanRefusal =
  | "not-found"
  | "quota"
  | "not-json"
  | "too-many-rows"
  | "too-many-columns"
  | "busy"
  | "too-heavy"
  | TableRefusal;
type Outcome = { ok: true; importId: string } | { ok: false; reason: PlanRefusal };

/** Keep what a file says of a plan until somebody has looked at it; nothing comes on the plan. */
export async function uploadPlan(
  actor: Actor,
  planId: string,
  file: { name: string; bytes: Buffer },
): Promise<Outcome> {
  const read = await readFile(actor, file.bytes);
  if (!read.ok) return read;
  return asActor(actor, async (scope) => {
    const { isWithin } = await askQuota(scope, "plan-imports");
    if (!isWithin) return { ok: false, reason: "quota" };
    if (!(await getPlan(scope, planId))) return { ok: false, reason: "not-found" };
    const importId = randomUUID();
    await scope.tx.insert(remediationImports).values({
      id: importId,
      createdAt: actor.at,
      createdBy: actor.personId,
      planId,
      organizationId: actor.organizationId,
      fileName: safeFileName(file.name, { stem: "poam" }),
      sha256: sha256Of(file.bytes),
      content: read.plan,
    });
    return { ok: true, importId };
  });
}

/** Sheets that hold items too: one is read, and nobody is to think that the others were. */
function sayLeftOut({ form, alike }: Extract<TableReading, { ok: true }>): PlanProblem[] {
  if (form.kind !== "xlsx") return [];
  return alike.map((name) => ({
    place: name,
    problem: `This sheet was left out: “${form.sheetName}” was read. To take it in too, save it as a file of its own.`,
  }));
}

type Reading = { ok: true; plan: ReadPlan } | { ok: false; reason: PlanRefusal };

/** What begins with a brace is OSCAL, everything else a spreadsheet. */
async function readFile({ organizationId, on }: Actor, bytes: Buffer): Promise<Reading> {
  const file = readJsonFile(bytes);
  if (file) {
    if (file.json === undefined) return { ok: false, reason: "not-json" };
    return { ok: true, plan: readPlanOscal(file.json, on) };
  }
  const table = await readTableApart(organizationId, bytes, "plan");
  if (!table.ok) return table;
  const rows = table.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length > MOST_PLAN_ITEMS) return { ok: false, reason: "too-many-rows" };
  if (rows.some(({ cells }) => cells.length > MOST_PLAN_COLUMNS))
    return { ok: false, reason: "too-many-columns" };
  const plan = readPlanRows(rows, on);
  const problems = [...sayLeftOut(table), ...plan.problems];
  return { ok: true, plan: { ...plan, problems } };
}
