import canonicalize from "canonicalize";
import type { RecordContent } from "../record-content.ts";
import { Failed } from "./archive.ts";
import type { LogEntry } from "./check-log.ts";

/**
 * What the record tells beside its timeline was entered in the log when it happened, with the same
 * content. So a row changed in the database afterwards is found even by the record made from it.
 */
export async function checkAnchors(
  content: RecordContent,
  entries: readonly LogEntry[],
): Promise<[string, null]> {
  const anchors = indexEntries(entries);
  const count =
    anchorFacts(content, anchors) +
    anchorReviews(content, anchors) +
    anchorFlowdowns(content, anchors) +
    anchorAward(content, anchors);
  return [`${count} found in the log`, null];
}

type Anchors = {
  /** content hashes by the id of the fact, as they were received */
  facts: Map<string, Set<string>>;
  /** the details of entries by the id of what they tell */
  details: Map<string, Record<string, unknown>>;
};

const NAMED_BY = ["reviewId", "flowdownId", "awardId"] as const;

function indexEntries(entries: readonly LogEntry[]): Anchors {
  const anchors: Anchors = { facts: new Map(), details: new Map() };
  const addFact = (fact: unknown) => {
    if (!isRecord(fact)) return;
    const { factId, contentHash } = fact;
    if (typeof factId !== "string" || typeof contentHash !== "string") return;
    anchors.facts.set(factId, (anchors.facts.get(factId) ?? new Set()).add(contentHash));
  };
  for (const { action, detail } of entries) {
    if (action === "submission.received" || action === "fact.corrected") {
      addFact(detail.attestation);
      if (Array.isArray(detail.facts)) detail.facts.forEach(addFact);
    }
    for (const name of NAMED_BY) {
      const id = detail[name];
      if (typeof id === "string") anchors.details.set(id, { ...detail, action });
    }
  }
  return anchors;
}

function anchorFacts({ facts }: RecordContent, anchors: Anchors): number {
  for (const { id, kind, contentHash } of facts) {
    const received = anchors.facts.get(id);
    if (!received) throw new Failed(`The log does not say that fact ${id} (${kind}) was received.`);
    if (!received.has(contentHash))
      throw new Failed(`Fact ${id} (${kind}) is not the one that the log says was received.`);
  }
  return facts.length;
}

function anchorReviews({ facts }: RecordContent, anchors: Anchors): number {
  const reviews = facts.flatMap((fact) => fact.reviews.map((review) => ({ fact, review })));
  for (const { fact, review } of reviews) {
    const entry = anchors.details.get(review.id);
    const isSame =
      entry?.action === `fact.${review.outcome}` &&
      entry.factId === fact.id &&
      (entry.method ?? null) === review.method &&
      (entry.note ?? "") === review.note;
    if (!isSame)
      throw new Failed(`Review ${review.id} of fact ${fact.id} is not what the log says.`);
  }
  return reviews.length;
}

function anchorFlowdowns({ flowdowns }: RecordContent, anchors: Anchors): number {
  for (const { id, required, dueOn, clauses } of flowdowns) {
    const entry = anchors.details.get(id);
    const isSame =
      entry &&
      (entry.required ?? null) === required &&
      entry.dueOn === dueOn &&
      canonicalize(entry.clauses) === canonicalize(clauses);
    if (!isSame) throw new Failed(`Flowdown ${id} is not the one that the log says was issued.`);
  }
  return flowdowns.length;
}

function anchorAward({ award }: RecordContent, anchors: Anchors): number {
  if (!award) return 0;
  const entry = [...anchors.details.values()].find((one) => one.action === "award.recorded");
  const isSame =
    entry?.awardedOn === award.awardedOn &&
    entry.isSupported === award.isSupported &&
    canonicalize(entry.verdict) === canonicalize(award.verdict);
  if (!isSame) throw new Failed("The award is not the one that the log says was recorded.");
  return 1;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
