import { desc } from "drizzle-orm";
import { isReused, type SeenState, seenStateOf } from "#app/domain/sharing/reuse.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listReuseChoices } from "#app/queries/request/withheld.server.ts";
import {
  type FactHolder,
  listOwnHistory,
  type OwnAnswer,
} from "#app/queries/submission/own-history.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { questionnaireSendings } from "#db/schema/questionnaire.ts";

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
    listReuseChoices(scope),
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

/** Whose flowdowns the actor's organization was issued, or whose questionnaires it was sent. */
async function listAskingPrimes({ tx, actor }: Scope) {
  const issued = await tx
    .selectDistinctOn([flowdowns.primeId], {
      primeId: flowdowns.primeId,
      primeName: flowdowns.primeName,
    })
    .from(flowdowns)
    .orderBy(flowdowns.primeId, desc(flowdowns.issuedAt));
  const sent = await tx
    .selectDistinctOn([questionnaireSendings.primeId], {
      primeId: questionnaireSendings.primeId,
      primeName: questionnaireSendings.primeName,
    })
    .from(questionnaireSendings)
    .orderBy(questionnaireSendings.primeId, desc(questionnaireSendings.sentAt));
  const known = new Set(issued.map(({ primeId }) => primeId));
  return [...issued, ...sent.filter(({ primeId }) => !known.has(primeId))]
    .filter(({ primeId }) => primeId !== actor.organizationId)
    .sort((a, b) => a.primeName.localeCompare(b.primeName, "en"));
}
