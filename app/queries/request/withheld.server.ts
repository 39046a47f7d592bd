import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { reuseChoices } from "#db/schema/sharing.ts";

/** The last choice about each fact and prime, under `<prime> <lineage>`. */
export async function listReuseChoices({ tx, actor }: Scope): Promise<Map<string, boolean>> {
  const rows = await tx
    .selectDistinctOn([reuseChoices.primeId, reuseChoices.lineageId])
    .from(reuseChoices)
    .where(eq(reuseChoices.organizationId, actor.organizationId))
    .orderBy(
      asc(reuseChoices.primeId),
      asc(reuseChoices.lineageId),
      desc(reuseChoices.createdAt),
      desc(reuseChoices.id),
    );
  return new Map(
    rows.map(({ primeId, lineageId, isOffered }) => [`${primeId} ${lineageId}`, isOffered]),
  );
}

/** The facts that are withheld from a prime, by the prime's id: what it holds is never among them. */
export async function listWithheld(scope: Scope): Promise<Map<string, string[]>> {
  const choices = await listReuseChoices(scope);
  const withheld = [...choices].filter(([, isOffered]) => !isOffered).map(([key]) => key);
  if (withheld.length === 0) return new Map();
  const { tx, actor } = scope;
  const [own, held] = await Promise.all([
    tx
      .select({ id: facts.id, lineageId: facts.lineageId })
      .from(facts)
      .where(eq(facts.organizationId, actor.organizationId)),
    tx
      .select({ primeId: shares.primeId, factId: shares.factId })
      .from(shares)
      .where(and(eq(shares.organizationId, actor.organizationId), isNull(shares.endedAt))),
  ]);
  const isHeld = new Set(held.map(({ primeId, factId }) => `${primeId} ${factId}`));
  const found = new Map<string, string[]>();
  for (const key of withheld) {
    const [primeId = "", lineageId] = key.split(" ");
    const ids = own
      .filter((fact) => fact.lineageId === lineageId && !isHeld.has(`${primeId} ${fact.id}`))
      .map(({ id }) => id);
    found.set(primeId, [...(found.get(primeId) ?? []), ...ids]);
  }
  return found;
}
