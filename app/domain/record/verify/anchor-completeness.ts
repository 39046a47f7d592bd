import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import { listStated } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

/**
 * Nothing that the timeline tells about the subcontracts of a record is left out of it.
 *
 * @returns a check for each of its entries.
 */
export function anchorCompleteness(
  content: RecordContent,
  entries: readonly LogEntry[],
): (() => void)[] {
  const subcontracts = new Map(content.subcontracts.map((one) => [one.id, one]));
  const suppliers = new Map(content.suppliers.map((one) => [one.id, one]));
  const factOf = new Map(content.suppliers.flatMap(({ facts }) => facts.map((f) => [f.id, f])));
  return entries.map((entry) => () => {
    const subcontract = subcontracts.get(String(entry.subject.subcontractId));
    if (subcontract) requireTold(entry, subcontract);
    const supplier = suppliers.get(String(entry.subject.supplierId));
    if (supplier) requireFacts(entry, factOf, subcontract !== undefined);
    requireReview(entry, factOf);
  });
}

type Subcontract = RecordContent["subcontracts"][number];
type Facts = ReadonlyMap<string, RecordContent["suppliers"][number]["facts"][number]>;

function requireTold({ seq, action, detail }: LogEntry, subcontract: Subcontract): void {
  const { flowdowns, exceptions } = subcontract;
  const isTold =
    (action !== "flowdown.issued" || flowdowns.some(({ id }) => id === detail.flowdownId)) &&
    (action !== "award.recorded" || isAwardTold(detail, subcontract)) &&
    (action !== "exception.requested" || exceptions.some(({ id }) => id === detail.exceptionId));
  if (!isTold) throw new Failed(`The record leaves out what entry ${seq} tells: ${action}.`);
}

/** Version 2 of the form tells one award and not its id. */
function isAwardTold({ awardId }: LogEntry["detail"], subcontract: Subcontract): boolean {
  const { award, annulledAwards } = subcontract;
  if (!annulledAwards) return award !== null;
  return [award, ...annulledAwards].some((one) => one?.id === awardId);
}

/** A supplier's facts hold for all its subcontracts, but what it acknowledged and signed for one. */
function requireFacts(entry: LogEntry, facts: Facts, isOwn: boolean): void {
  const missing = listStated(entry).find(
    ({ factId, kind }) =>
      !facts.has(factId) && (isOwn || (kind !== "acknowledgement" && kind !== "attestation")),
  );
  if (missing)
    throw new Failed(
      `The record leaves out fact ${missing.factId}, received by entry ${entry.seq}.`,
    );
}

function requireReview({ seq, action, detail }: LogEntry, facts: Facts): void {
  if (action !== "fact.accepted" && action !== "fact.returned") return;
  const fact = facts.get(String(detail.factId));
  if (fact && !fact.reviews.some(({ id }) => id === detail.reviewId))
    throw new Failed(`The record leaves out the review of fact ${fact.id} in entry ${seq}.`);
}
