import { lastDayOfAffirmation } from "#app/domain/cmmc/currency.ts";
import type { Fact, FactOf } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSharedFacts, type SharedFact } from "#app/queries/fact/fact.server.ts";

/** A signed answer of which the prime has accepted everything. */
export type AcceptedSubmission = {
  submissionId: string;
  /** the last day on which the affirmation counts; null where none was stated */
  affirmationUntil: CalendarDate | null;
};

/**
 * The signed answers of a supplier of which every fact is accepted, as it stands now: the latest to
 * each request. A fact that the answer states again unchanged counts by its earlier review.
 */
export async function listAcceptedSubmissions(
  scope: Scope,
  supplierId: string,
): Promise<AcceptedSubmission[]> {
  const shared = await listSharedFacts(scope, { supplierId });
  const standing = shared.filter(({ supersededById }) => supersededById === null);
  const seen = new Set<string>();
  return standing.flatMap((fact) => {
    if (fact.kind !== "attestation" || seen.has(fact.content.requestId)) return [];
    seen.add(fact.content.requestId);
    const stated = listStated(fact, shared, standing);
    if (!stated.every(({ reviews }) => reviews[0]?.outcome === "accepted")) return [];
    return {
      submissionId: fact.submissionId,
      affirmationUntil: latestAffirmation(stated),
    };
  });
}

/** What an attestation covers, and itself, each in the version that stands now. */
function listStated(
  attestation: SharedFact & FactOf<"attestation">,
  shared: readonly SharedFact[],
  standing: readonly SharedFact[],
): SharedFact[] {
  const covered = new Set(attestation.content.covers.map(({ factId }) => factId));
  const lineages = new Set(
    shared
      .filter(
        ({ id, submissionId }) => covered.has(id) || submissionId === attestation.submissionId,
      )
      .map(({ lineageId }) => lineageId),
  );
  return standing.filter(({ lineageId }) => lineages.has(lineageId));
}

function latestAffirmation(stated: readonly Fact[]): CalendarDate | null {
  const days = stated.flatMap((fact) =>
    fact.kind === "affirmation" ? [lastDayOfAffirmation(fact.content.affirmedOn)] : [],
  );
  return days.sort().at(-1) ?? null;
}
