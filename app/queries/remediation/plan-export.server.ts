import { safeFileName } from "#app/domain/kernel/file-name.ts";
import { writeRemediationPlan } from "#app/domain/oscal/remediation-plan.ts";
import { writePoamForm } from "#app/domain/remediation/poam.ts";
import { writePlanSheets } from "#app/domain/remediation/sheets.ts";
import type { Actor } from "#app/platform/db.server.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import type { PlanFile } from "./plan-file.server.ts";

type Exported = { bytes: Buffer; fileName: string };

/** A plan as a spreadsheet that can be taken in again. */
export async function getPlanSheet(
  { plan, items, evaluation, clock }: PlanFile,
  { at, on }: Actor,
): Promise<Exported> {
  const { systemName } = plan;
  const form = writePoamForm(items, evaluation, clock);
  const bytes = await writeXlsx(writePlanSheets({ systemName, items, form, clock }), at);
  const fileName = safeFileName(`${systemName} POAM ${on}`, { stem: "poam", ending: "xlsx" });
  return { bytes, fileName };
}

/** A plan in OSCAL; null while nothing is on it. */
export function getPlanOscal(
  { plan, items, systemLineageId, clock }: PlanFile,
  { at, on, organizationId, organizationName }: Actor,
): Exported | null {
  const written = writeRemediationPlan(
    {
      planId: plan.id,
      organization: { id: organizationId, name: organizationName },
      system: { id: systemLineageId ?? plan.workbookId, name: plan.systemName },
      at: at.toISOString(),
      on,
      clock,
    },
    items,
  );
  if (!written) return null;
  const name = `${plan.systemName} POAM ${on}`;
  return {
    bytes: Buffer.from(`${JSON.stringify(written, null, 2)}\n`),
    fileName: safeFileName(name, { stem: "poam", ending: "json" }),
  };
}
