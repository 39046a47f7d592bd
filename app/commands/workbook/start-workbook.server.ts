import { randomUUID } from "node:crypto";
import type { StartWorkbook } from "#app/domain/workbook/start-form.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { listKnownSystems } from "#app/queries/workbook/system.server.ts";
import { findWorkbookOf } from "#app/queries/workbook/workbook.server.ts";
import { workbooks } from "#db/schema/workbook.ts";

/** Begin the workbook of an information system; each system has one, and gets the same one again. */
export function startWorkbook(
  actor: Actor,
  { systemName }: StartWorkbook,
): Promise<{ workbookId: string }> {
  return asActor(actor, async (scope) => {
    const isNamed = ({ name }: { name: string }) => name.toLowerCase() === systemName.toLowerCase();
    const known = (await listKnownSystems(scope)).find(isNamed);
    const [made] = await scope.tx
      .insert(workbooks)
      .values({
        id: randomUUID(),
        createdAt: actor.at,
        organizationId: actor.organizationId,
        createdBy: actor.personId,
        createdByName: actor.personName,
        systemName,
        systemLineageId: known?.lineageId ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: workbooks.id });
    const workbookId = made?.id ?? (await findWorkbookOf(scope, systemName));
    if (!workbookId) throw new Error("the workbook is neither made nor there");
    return { workbookId };
  });
}
