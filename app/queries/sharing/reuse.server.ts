import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { isReused, type SeenState, seenStateOf } from "#app/domain/sharing/reuse.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type FactHolder,
  listOwnHistory,
  type OwnAnswer,
} from "#app/queries/submission/own-history.server.ts";
import { facts, shares } from "#db/schema/fact.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { reuseChoices } from "#db/schema/sharing.ts";

/** A prime that asks the actor's organization, and how each fact stands to it. */
export type PrimeSees = {
  primeId: string;
  primeName: string;
  facts: {
    fact: OwnAnswer["fact"];
    state: SeenState;
    /** what the prime said of it; null where nothing, or where it does not hold it */
    review: FactHolder["review"];
  }[];
};

/** What each prime sees of what the actor's organization states now, by the names of the primes. */
export async function listWhatPrimesSee(scope: Scope): Promise<PrimeSees[]> {
  const [primes, answers, choices] = await Promise.all([
    listAskingPrimes(scope),
    listOwnHistory(scope),
    listChoices(scope),
  ]);
  return primes.map((prime) => ({
    ...prime,
    facts: answers.flatMap(({ fact, holders }) => {
      const holder = holders.find(({ primeId }) => primeId === prime.primeId);
      if (!holder && !isReused(fact.kind)) return [];
      const choice = choices.get(`${prime.primeId} ${fact.lineageId}`) ?? null;
      const state = seenStateOf(holder !== undefined, choice);
      return [{ fact, state, review: holder?.review ?? null }];
    }),
  }));
}

/** Whose flowdowns the actor's organization was issued. */
async function listAskingPrimes({ tx, actor }: Scope) {
  const rows = await tx
    .selectDistinctOn([flowdowns.primeId], {
      primeId: flowdowns.primeId,
      primeName: flowdowns.primeName,
    })
    .from(flowdowns)
    .orderBy(flowdowns.primeId, desc(flowdowns.issuedAt));
  return rows
    .filter(({ primeId }) => primeId !== actor.organizationId)
    .sort((a, b) => a.primeName.localeCompare(b.primeName, "en"));
}

/** The last choice about each fact and prime, under `<prime> <lineage>`. */
export async function listChoices({ tx, actor }: Scope): Promise<Map<string, boolean>> {
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
  const choices = await listChoices(scope);
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
