import { toDayNumber } from "#app/domain/kernel/day-number.ts";
import type { Demand } from "./among-candidates.ts";
import { type Blocked, bestOf, listBlockers } from "./blockers.ts";
import type { Candidate } from "./candidate.ts";
import { blockingReason, nameOf } from "./reasons.ts";
import type { EligibilityInput, Reason, ReasonCode } from "./types.ts";

/** Which of some assessments could satisfy the demand. */
export type ListCandidates = (input: EligibilityInput) => Candidate[];

/**
 * Why what the prime recorded from paper or the telephone does not count: of several assessments of
 * the one nearest to satisfying. A status stands on the affirmation of the supplier's own official,
 * and nobody records that for another.
 *
 * @returns null when nothing was recorded that the demand could rest on.
 * @throws never
 * @see 32 CFR 170.22(a); docs/decisions/0015-what-the-prime-recorded.md
 */
export function notAttestedReason(
  input: EligibilityInput,
  demand: Demand,
  listCandidates: ListCandidates,
): Reason | null {
  const { shown = [] } = input;
  if (shown.length === 0) return null;
  const asStated = {
    ...input,
    assessments: shown.map(({ assessment }) => assessment),
    affirmations: shown.flatMap(({ assessment, affirmedOn }) =>
      affirmedOn.map((day) => ({ assessment: assessment.id, affirmedOn: day })),
    ),
  };
  const nearest = bestOf(
    listCandidates(asStated).map((candidate) => blockedBy(candidate, asStated)),
  );
  if (!nearest) return null;
  const { candidate, codes } = nearest;
  const source = shown.find(({ assessment }) => assessment.id === candidate.assessment.id)?.source;
  const also = codes.map((code) => blockingReason(code, candidate, asStated, demand).text);
  const name = nameOf(candidate.assessment);
  return {
    code: "not-attested",
    citation: demand.required ? "32 CFR 170.22(a)" : demand.citation,
    text: [
      `The ${name} is recorded by the prime from ${source}.`,
      "No official of the supplier attested it, so it stands for neither the assessment nor its affirmation.",
      also.length > 0 ? `Attested, it would still not do: ${also.join(" ")}` : "",
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function blockedBy(candidate: Candidate, input: EligibilityInput): Blocked {
  const codes = listBlockers(candidate, toDayNumber(input.asOf), input.affirmations);
  return { candidate, codes: codes.filter((code) => isTold(code, candidate)) };
}

/** The reason says of all of it that it is not affirmed; and sites that nobody named are not missing. */
function isTold(code: ReasonCode, { assessment }: Candidate): boolean {
  if (code === "affirmation-missing") return false;
  return code !== "cage-not-covered" || assessment.cages.length > 0;
}
