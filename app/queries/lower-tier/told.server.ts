import { and, desc, eq } from "drizzle-orm";
import type { ToldTiers } from "#app/domain/lower-tier/rollup.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { lowerTierStatements } from "#db/schema/lower-tier.ts";
import { listUpperSubcontracts, type UpperSubcontract } from "./upper.server.ts";

/** What a subcontractor told of its lower tiers, once. */
export type ToldStatement = {
  id: string;
  subcontractId: string;
  version: number;
  /** ISO instant, UTC */
  toldAt: string;
  toldByName: string;
  toldByTitle: string;
  content: ToldTiers;
  /** SHA-256 of the canonical form of the content */
  contentSha256: string;
};

/** What the actor's organization told its primes of lower tiers, newest first. */
export async function listToldByUs(
  scope: Scope,
  which: { subcontractId?: string } = {},
): Promise<ToldStatement[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select()
    .from(lowerTierStatements)
    .where(
      and(
        eq(lowerTierStatements.organizationId, actor.organizationId),
        which.subcontractId
          ? eq(lowerTierStatements.subcontractId, which.subcontractId)
          : undefined,
      ),
    )
    .orderBy(desc(lowerTierStatements.toldAt), desc(lowerTierStatements.version));
  return rows.map(statementOf);
}

/**
 * What suppliers told the actor's organization of the lower tiers of some of its subcontracts, newest
 * first: the first of a subcontract is what is told, the others are what was told before.
 */
export async function listToldToUs(
  { tx, actor }: Scope,
  subcontractIds: readonly string[],
): Promise<ToldStatement[]> {
  if (subcontractIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(lowerTierStatements)
    .where(
      and(
        eq(lowerTierStatements.primeId, actor.organizationId),
        among(lowerTierStatements.subcontractId, subcontractIds),
      ),
    )
    .orderBy(desc(lowerTierStatements.toldAt), desc(lowerTierStatements.version));
  return rows.map(statementOf);
}

function statementOf(row: typeof lowerTierStatements.$inferSelect): ToldStatement {
  const { id, subcontractId, version, toldByName, toldByTitle, content, contentSha256 } = row;
  return {
    id,
    subcontractId,
    version,
    toldAt: row.toldAt.toISOString(),
    toldByName,
    toldByTitle,
    content,
    contentSha256,
  };
}

/**
 * The subcontracts of the actor's organization whose signed answer says that information is passed on,
 * and of which the prime was told nothing of the lower tiers yet.
 */
export async function listUntold(scope: Scope): Promise<UpperSubcontract[]> {
  const [uppers, told] = await Promise.all([listUpperSubcontracts(scope), listToldByUs(scope)]);
  const isTold = new Set(told.map(({ subcontractId }) => subcontractId));
  return uppers.filter(
    ({ passesOn, isWithdrawn, subcontractId }) =>
      passesOn === true && !isWithdrawn && !isTold.has(subcontractId),
  );
}
