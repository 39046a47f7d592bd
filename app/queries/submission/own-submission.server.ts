import { and, desc, eq, inArray } from "drizzle-orm";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { FACT_COLUMNS, factsOf } from "#app/queries/fact/content.server.ts";
import { facts } from "#db/schema/fact.ts";
import { submissions } from "#db/schema/request.ts";

/** A signed answer as it was sent. */
export type OwnSubmission = {
  id: string;
  /** ISO instant, UTC */
  submittedAt: string;
  attestation: FactOf<"attestation">;
  /** the facts that the attestation covers, in its order */
  facts: Fact[];
};

/** The last signed answer to a request; null before the first. */
export async function getLatestSubmission(
  scope: Scope,
  requestId: string,
): Promise<OwnSubmission | null> {
  const { tx, actor } = scope;
  const [row] = await tx
    .select()
    .from(submissions)
    .where(
      and(
        eq(submissions.requestId, requestId),
        eq(submissions.organizationId, actor.organizationId),
      ),
    )
    .orderBy(desc(submissions.submittedAt), desc(submissions.id))
    .limit(1);
  if (!row) return null;
  const [attestation] = await listOwnFactsById(scope, [row.attestationId]);
  if (attestation?.kind !== "attestation") return null;
  const order = attestation.content.covers.map(({ factId }) => factId);
  const covered = new Map((await listOwnFactsById(scope, order)).map((fact) => [fact.id, fact]));
  return {
    id: row.id,
    submittedAt: row.submittedAt.toISOString(),
    attestation,
    facts: order.flatMap((id) => covered.get(id) ?? []),
  };
}

async function listOwnFactsById({ tx, actor }: Scope, ids: readonly string[]): Promise<Fact[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select(FACT_COLUMNS)
    .from(facts)
    .where(and(inArray(facts.id, [...ids]), eq(facts.organizationId, actor.organizationId)));
  return factsOf(rows);
}
