import { desc, eq } from "drizzle-orm";
import type { SavedMapping } from "#app/domain/import/mapping.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { importMappings } from "#db/schema/import.ts";

/** How columns are taken in this organization, by their header: of each header the last that was kept. */
export function listSavedMappings({ tx, actor }: Scope): Promise<SavedMapping[]> {
  const { header, columns, dateOrder, createdAt, id } = importMappings;
  return tx
    .selectDistinctOn([header], { header, columns, dateOrder })
    .from(importMappings)
    .where(eq(importMappings.primeId, actor.organizationId))
    .orderBy(header, desc(createdAt), desc(id));
}
