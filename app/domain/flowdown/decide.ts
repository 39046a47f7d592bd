import { termsOn } from "#app/domain/contract/terms.ts";
import { findAlsoRequired } from "./also-required.ts";
import { listFlowdownClauses } from "./clauses.ts";
import { findDirectedBelowMinimum } from "./directed.ts";
import { decideRequirement } from "./requirement.ts";
import type { FlowdownDecision, FlowdownInput } from "./types.ts";

/**
 * What a subcontract must carry: the CMMC status it requires and the clauses that flow to it, each
 * with its citation and why; what must be shown beside the status; and what a person must take up.
 *
 * @param input `on` is the day asked about: the contract's terms are those of that day, and a clause
 *   flows only from the day its text is in force.
 * @throws never
 * @see 32 CFR 170.23; DFARS 252.204-7021(f)
 */
export function decideFlowdown(input: FlowdownInput): FlowdownDecision {
  const given = {
    contract: termsOn(input.contract, input.on),
    subcontract: input.subcontract,
  };
  const requirement = decideRequirement(given);
  const notice = findDirectedBelowMinimum(given, requirement);
  return {
    required: requirement.required,
    citation: requirement.citation,
    why: requirement.why,
    code: requirement.code,
    alsoRequired: findAlsoRequired(given, requirement),
    notices: notice ? [notice] : [],
    clauses: listFlowdownClauses(input, requirement.required),
  };
}
