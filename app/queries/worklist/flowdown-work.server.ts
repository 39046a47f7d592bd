import { type SQL, sql } from "drizzle-orm";
import type { KeptWork, WorkKind } from "#app/domain/worklist/kinds.ts";
import { waitingWork } from "#db/schema/waiting-work.ts";
import { type Asked, isKept, isOfContract, ofKept, rowsOf } from "./work-rows.server.ts";

/** Work of one subcontract, as it is kept. */
function keptOfSubcontract(kind: KeptWork & WorkKind) {
  return (asked: Asked): SQL =>
    rowsOf(kind, ofKept, sql`${waitingWork}`, [
      isKept(asked, kind),
      isOfContract(sql`${waitingWork.contractId}`, asked.filter),
    ]);
}

export const informationToAnswer = keptOfSubcontract("information-to-answer");
export const flowdownsToIssue = keptOfSubcontract("flowdown-to-issue");
export const outdatedFlowdowns = keptOfSubcontract("flowdown-outdated");

/**
 * Answers whose day has passed, to what was issued last: where that says no longer what holds, it is to be
 * issued again first.
 */
export function lateAnswers(asked: Asked): SQL {
  return rowsOf("answer-late", ofKept, sql`${waitingWork}`, [
    isKept(asked, "answer-awaited"),
    sql`${waitingWork.until} < ${asked.scope.actor.on}::date`,
    isOfContract(sql`${waitingWork.contractId}`, asked.filter),
  ]);
}
