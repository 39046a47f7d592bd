import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { headerKeyOf, type ListMapping } from "#app/domain/import/mapping.ts";
import { readImportRows } from "#app/domain/import/read-rows.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { importMappings, supplierImports } from "#db/schema/import.ts";

type Outcome =
  | { ok: true; importId: string; isAsked: boolean }
  | { ok: false; reason: "not-found" | "quota" };

/**
 * Take the columns of an uploaded list as a person says, as an upload of its own: the one that was
 * read another way stays as it was.
 *
 * @param input.isKept whether files with the same columns are taken so from now on.
 */
export function mapColumns(
  actor: Actor,
  importId: string,
  input: { mapping: ListMapping; isKept: boolean },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const own = and(
      eq(supplierImports.id, importId),
      eq(supplierImports.primeId, actor.organizationId),
    );
    const [found] = await tx.select().from(supplierImports).where(own);
    if (!found?.cells || !found.taking) return { ok: false, reason: "not-found" };
    const { isWithin } = await askQuota(scope, "imports");
    if (!isWithin) return { ok: false, reason: "quota" };
    const { mapping, isKept } = input;
    const reading = readImportRows(found.cells, mapping);
    const { rows, wrongRows, problems, rowCount, questions, ...taking } = reading;
    const id = randomUUID();
    await tx.insert(supplierImports).values({
      ...found,
      id,
      createdAt: actor.at,
      createdBy: actor.personId,
      rowCount,
      rows: [...rows, ...wrongRows],
      problems,
      taking: { ...taking, form: found.taking.form, isSaved: false },
      mapping,
      questions,
      confirmedAt: null,
      written: null,
      undoneAt: null,
    });
    const named = found.cells.find(({ row }) => row === mapping.headerRow);
    if (isKept && named)
      await tx.insert(importMappings).values({
        createdAt: actor.at,
        createdBy: actor.personId,
        primeId: actor.organizationId,
        header: headerKeyOf(named.cells),
        columns: mapping.columns,
        dateOrder: mapping.dateOrder,
      });
    return { ok: true, importId: id, isAsked: questions.length > 0 };
  });
}
