import { isObject, type LogEntry } from "./entries.ts";

/** The entries of a timeline by what they tell of. */
export type Anchors = {
  /** content hashes by the id of the fact, as they were received */
  facts: Map<string, Set<string>>;
  /** by the id of the review */
  reviews: Map<string, LogEntry>;
  flowdowns: Map<string, LogEntry>;
  /** by the id of the subcontract, the latest one */
  awards: Map<string, LogEntry>;
  /** by the id of the award */
  awardsById: Map<string, LogEntry>;
  annulments: Map<string, LogEntry>;
  exceptions: Map<string, LogEntry>;
  /** by the id of the exception */
  decisions: Map<string, LogEntry>;
  withdrawals: Map<string, LogEntry>;
  /** in their order */
  reassignments: Map<string, LogEntry[]>;
  /** by the id of the condition */
  conditions: Map<string, LogEntry>;
  /** by the id of the evidence */
  disposals: Map<string, LogEntry>;
  modifications: Map<string, LogEntry>;
  ownTerms: Map<string, LogEntry>;
  statusEndings: Map<string, LogEntry>;
  /** what the prime recorded of a supplier itself */
  showings: Map<string, LogEntry>;
  /** by the id of the plan, the last that says what the prime sees of it */
  plans: Map<string, LogEntry>;
  planReviews: Map<string, LogEntry>;
  closingReviews: Map<string, LogEntry>;
  /** what suppliers told of their lower tiers */
  toldTiers: Map<string, LogEntry>;
  /** by the id of the request */
  questionnaires: Map<string, LogEntry>;
  questionnaireWithdrawals: Map<string, LogEntry>;
  /** by the id of the response */
  responses: Map<string, LogEntry>;
  responseDecisions: Map<string, LogEntry>;
};

/** Where an entry of each action is found: by which name of its detail, in which index. */
const INDEXES: Readonly<
  Record<string, [name: string, index: Exclude<keyof Anchors, "facts" | "reassignments">]>
> = {
  "fact.accepted": ["reviewId", "reviews"],
  "fact.returned": ["reviewId", "reviews"],
  "flowdown.issued": ["flowdownId", "flowdowns"],
  "exception.requested": ["exceptionId", "exceptions"],
  "exception.approved": ["exceptionId", "decisions"],
  "exception.refused": ["exceptionId", "decisions"],
  "exception.withdrawn": ["exceptionId", "withdrawals"],
  "condition.met": ["conditionId", "conditions"],
  "condition.not-met": ["conditionId", "conditions"],
  "award.recorded": ["awardId", "awardsById"],
  "award.annulled": ["awardId", "annulments"],
  "evidence.disposed": ["evidenceId", "disposals"],
  "contract.modified": ["modificationId", "modifications"],
  "contract.modification-corrected": ["modificationId", "modifications"],
  "contract.modification-withdrawn": ["modificationId", "modifications"],
  "own-terms.set": ["ownTermId", "ownTerms"],
  "own-terms.changed": ["ownTermId", "ownTerms"],
  "status.ended": ["statusEndingId", "statusEndings"],
  "showing.recorded": ["showingId", "showings"],
  "showing.corrected": ["showingId", "showings"],
  "showing.withdrawn": ["showingId", "showings"],
  "remediation.shown": ["planId", "plans"],
  "remediation.moved": ["planId", "plans"],
  "remediation.hidden": ["planId", "plans"],
  "remediation.accepted": ["reviewId", "planReviews"],
  "remediation.commented": ["reviewId", "planReviews"],
  "remediation.closing-accepted": ["reviewId", "closingReviews"],
  "remediation.closing-returned": ["reviewId", "closingReviews"],
  "lower-tiers.told": ["statementId", "toldTiers"],
  "questionnaire.sent": ["questionnaireRequestId", "questionnaires"],
  "questionnaire.withdrawn": ["questionnaireRequestId", "questionnaireWithdrawals"],
  "questionnaire.submitted": ["responseId", "responses"],
  "questionnaire.accepted": ["responseId", "responseDecisions"],
  "questionnaire.returned": ["responseId", "responseDecisions"],
};

/** Index the entries of a timeline. */
export function indexEntries(entries: readonly LogEntry[]): Anchors {
  const anchors: Anchors = {
    facts: new Map(),
    reviews: new Map(),
    flowdowns: new Map(),
    awards: new Map(),
    awardsById: new Map(),
    annulments: new Map(),
    exceptions: new Map(),
    decisions: new Map(),
    withdrawals: new Map(),
    reassignments: new Map(),
    conditions: new Map(),
    disposals: new Map(),
    modifications: new Map(),
    ownTerms: new Map(),
    statusEndings: new Map(),
    showings: new Map(),
    plans: new Map(),
    planReviews: new Map(),
    closingReviews: new Map(),
    toldTiers: new Map(),
    questionnaires: new Map(),
    questionnaireWithdrawals: new Map(),
    responses: new Map(),
    responseDecisions: new Map(),
  };
  for (const entry of entries) {
    for (const { factId, contentHash } of listStated(entry)) {
      const known = anchors.facts.get(factId) ?? new Set();
      anchors.facts.set(factId, known.add(contentHash));
    }
    const { subcontractId } = entry.subject;
    if (entry.action === "award.recorded" && typeof subcontractId === "string")
      anchors.awards.set(subcontractId, entry);
    indexReassignment(anchors, entry);
    const [name, index] = INDEXES[entry.action] ?? [];
    const id = name && entry.detail[name];
    if (index && typeof id === "string") anchors[index].set(id, entry);
  }
  return anchors;
}

/** Of an exception that was given on more than once each counts. */
function indexReassignment({ reassignments }: Anchors, entry: LogEntry): void {
  const { exceptionId } = entry.detail;
  if (entry.action !== "exception.reassigned" || typeof exceptionId !== "string") return;
  reassignments.set(exceptionId, [...(reassignments.get(exceptionId) ?? []), entry]);
}

/** A fact as an entry tells that it was received; an attestation carries no kind there. */
export type StatedFact = { factId: string; contentHash: string; kind: unknown };

/** The facts that an entry tells were received. */
export function listStated({ action, detail }: LogEntry): StatedFact[] {
  if (action !== "submission.received" && action !== "fact.corrected") return [];
  const told: unknown[] = Array.isArray(detail.facts) ? detail.facts : [];
  return [...told, detail.attestation].flatMap((one) => {
    if (!isObject(one)) return [];
    const { factId, contentHash, kind = "attestation" } = one;
    return typeof factId === "string" && typeof contentHash === "string"
      ? [{ factId, contentHash, kind }]
      : [];
  });
}
