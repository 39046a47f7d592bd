import { listGaps } from "#app/domain/oversight/gaps.ts";
import { factsOfSubcontract } from "#app/domain/oversight/record-facts.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listApprovers } from "./award.server.ts";
import { getSubcontractPage } from "./subcontract-page.server.ts";

/** What the award page shows, unless there is nothing to award yet or any more. */
export async function getAwardPage(scope: Scope, subcontractId: string) {
  const [page, approvers] = await Promise.all([
    getSubcontractPage(scope, subcontractId),
    listApprovers(scope),
  ]);
  if (!page) return null;
  const { subcontract, verdict, exceptions, flowdowns, facts } = page;
  if (!verdict) return { state: "unanswered" as const };
  if (subcontract.state !== "proposed") return { state: "awarded" as const };
  const [latest] = flowdowns;
  return {
    state: "open" as const,
    shown: {
      number: subcontract.number,
      supplierName: subcontract.supplier.legalName,
      verdict: verdict.decision,
      postureState: page.postureState,
      hasApprovedException: exceptions.some((one) => one.decision?.outcome === "approved"),
      hasOpenException: exceptions.some((one) => !one.decision),
      approvers,
      missing: listGaps({
        ...{ state: subcontract.state, information: subcontract.information, award: null },
        flowdown: latest ? { id: latest.id, isCurrent: page.isFlowdownCurrent } : null,
        facts: factsOfSubcontract(facts, flowdowns),
        alsoRequired: page.decision?.alsoRequired ?? null,
        on: page.asOf,
        // Exceptions have a section of their own on this page.
        exceptions: [],
      }).map(({ text }) => text),
    },
  };
}
