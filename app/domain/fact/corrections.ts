import type { Fact } from "./content.ts";
import type { ReviewOutcome } from "./review.ts";

/** A fact as its prime sees it: what it said of it, newest first, and whether a correction was shared. */
type Checked = Fact & {
  reviews: readonly { outcome: ReviewOutcome }[];
  supersededById: string | null;
};

/** A request and the flowdown that it went with. */
type AskedWith = { id: string; flowdownId: string };

/**
 * What was sent back and has to be corrected for a request: what is common to all, and what is about the
 * flowdown that it went with.
 *
 * @param open the requests to the same supplier that nobody took back: a signature is about one of them.
 * @throws never
 */
export function correctionsFor<F extends Checked>(
  request: AskedWith,
  facts: readonly F[],
  open: readonly AskedWith[],
): F[] {
  const flowdownOf = new Map(open.map(({ id, flowdownId }) => [id, flowdownId]));
  return facts.filter((fact) => {
    if (fact.supersededById !== null || fact.reviews[0]?.outcome !== "returned") return false;
    if (fact.kind === "acknowledgement") return fact.content.flowdownId === request.flowdownId;
    if (fact.kind === "attestation")
      return flowdownOf.get(fact.content.requestId) === request.flowdownId;
    return true;
  });
}
