import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { decideFlowdownOwnTerms } from "#app/domain/flowdown/own-terms.ts";
import type { FlowdownDecision, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { type FlowdownSource, getFlowdownSource } from "./flowdown.server.ts";

/** What would be issued today. */
export type FlowdownCase = {
  source: FlowdownSource;
  decision: FlowdownDecision;
  /** what the prime asks beyond the rule; null when nothing */
  ownTerms: FlowdownOwnTerms | null;
};

/**
 * Decide what a subcontract must carry, as it would be issued today.
 *
 * @returns null when there is no such subcontract.
 */
export async function getFlowdownCase(
  scope: Scope,
  subcontractId: string,
): Promise<FlowdownCase | "unanswered" | null> {
  const source = await getFlowdownSource(scope, subcontractId);
  if (!source) return null;
  if (!source.input) return "unanswered";
  const given = { ...source.input, on: scope.actor.on };
  return {
    source,
    decision: decideFlowdown(given),
    ownTerms: decideFlowdownOwnTerms(given, source.ownTerms),
  };
}

/** What of it the page shows and the supplier gets: also whether it was issued before. */
export function shownFlowdown({ source, decision, ownTerms }: FlowdownCase): object {
  const { subcontractId, latestFlowdownId, shown } = source;
  return { subcontractId, latestFlowdownId, shown, decision, ownTerms };
}
