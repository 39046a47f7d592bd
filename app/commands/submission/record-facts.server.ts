import type { AnyPgTable } from "drizzle-orm/pg-core";
import type { FactContents } from "#app/domain/fact/content.ts";
import type { FactKind } from "#app/domain/fact/kinds.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { CONTENT_TABLES } from "#app/queries/fact/content.server.ts";
import { evidenceLinks } from "#db/schema/evidence.ts";
import { facts } from "#db/schema/fact.ts";

/** A fact to be recorded. */
export type NewFact = {
  factId: string;
  kind: FactKind;
  lineageId: string;
  supersedesId: string | null;
  content: FactContents[FactKind];
  evidenceIds: readonly string[];
};

/** Record facts with their contents and the files beside them; for ever. */
export async function recordFacts(scope: Scope, recorded: readonly NewFact[]): Promise<void> {
  const { tx, actor } = scope;
  if (recorded.length === 0) return;
  await tx.insert(facts).values(
    recorded.map(({ factId, kind, lineageId, supersedesId, content }) => ({
      id: factId,
      organizationId: actor.organizationId,
      kind,
      lineageId,
      supersedesId,
      recordedAt: actor.at,
      recordedBy: actor.personId,
      recordedByName: actor.personName,
      contentHash: hashContent(content),
    })),
  );
  for (const { factId, kind, content } of recorded) {
    const table: AnyPgTable = CONTENT_TABLES[kind];
    await tx.insert(table).values({ factId, ...withInstants(content) });
  }
  const links = recorded.flatMap(({ factId, evidenceIds }) =>
    evidenceIds.map((evidenceId) => ({ factId, evidenceId })),
  );
  if (links.length > 0) await tx.insert(evidenceLinks).values(links);
}

/** Columns that hold an instant take a `Date`; facts carry ISO text. */
function withInstants(content: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [
      name,
      name.endsWith("At") && typeof value === "string" ? new Date(value) : value,
    ]),
  );
}
