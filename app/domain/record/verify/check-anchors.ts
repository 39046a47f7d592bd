import { everyPart, Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import { listRecordFiles } from "../evidence.ts";
import { anchorAgreements } from "./anchor-agreements.ts";
import { anchorAwards, anchorException } from "./anchor-awards.ts";
import { anchorCompleteness } from "./anchor-completeness.ts";
import { anchorPlans, requirePlans } from "./anchor-plans.ts";
import { anchorQuestionnaires, requireQuestionnaires } from "./anchor-questionnaires.ts";
import { anchorTerms, requireModifications, requireShowings } from "./anchor-terms.ts";
import { anchorToldTiers, requireToldTiers } from "./anchor-told-tiers.ts";
import { type Anchors, indexEntries } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";
import { isSame } from "./same.ts";

type Part = () => void;

/**
 * What the record tells beside its timeline was entered in the log when it happened, with the same
 * content, and nothing that the timeline tells of is left out. So a row changed or removed in the
 * database afterwards is found even by the record made from it.
 */
export async function checkAnchors(
  content: RecordContent,
  entries: readonly LogEntry[],
): Promise<[string, null]> {
  const anchors = indexEntries(entries);
  const parts = [
    ...anchorAgreements(content, entries),
    ...anchorFacts(content, anchors),
    ...anchorReviews(content, anchors),
    ...anchorDisposals(content, anchors),
    ...anchorTerms(content, anchors),
    ...anchorPlans(content, anchors),
    ...anchorToldTiers(content, anchors),
    ...anchorQuestionnaires(content, anchors),
    ...content.subcontracts.flatMap((one) => anchorSubcontract(one, anchors)),
  ];
  await everyPart([
    () => anchorRequest(content, entries),
    ...parts,
    ...anchorCompleteness(content, entries),
    () => requireModifications(content, entries),
    () => requireShowings(content, entries),
    () => requirePlans(content, entries),
    () => requireToldTiers(content, entries),
    () => requireQuestionnaires(content, entries),
  ]);
  return [`${parts.length} found in the log`, null];
}

/** A record of what is known now ends with the entry that asked for it. */
function anchorRequest(content: RecordContent, entries: readonly LogEntry[]): void {
  const { number, asOf, kind, knownAt, requestedAt, log } = content;
  if (knownAt > requestedAt)
    throw new Failed("The record says that it knows what came after it was requested.");
  if (knownAt < requestedAt) return;
  const last = entries.at(-1);
  const isRequest = last?.seq === log.treeSize - 1 && last.action === "record.requested";
  if (!isRequest || !isSame(last, { number, asOf, kind }))
    throw new Failed(`The log does not end with the request of record ${number}.`);
}

/** A file is missing because it was disposed of, and not because somebody left it out. */
function anchorDisposals(content: RecordContent, anchors: Anchors): Part[] {
  const disposed = listRecordFiles(content).filter(
    ({ disposedAt }) => disposedAt !== null && disposedAt <= content.knownAt,
  );
  return disposed.map(({ id, fileName, sha256 }) => () => {
    if (!isSame(anchors.disposals.get(id), { sha256 }))
      throw new Failed(`The log does not say that evidence ${fileName} (${id}) was disposed of.`);
  });
}

function anchorFacts({ suppliers }: RecordContent, anchors: Anchors): Part[] {
  const facts = suppliers.flatMap((supplier) => supplier.facts);
  return facts.map(({ id, kind, contentHash }) => () => {
    const received = anchors.facts.get(id);
    if (!received) throw new Failed(`The log does not say that fact ${id} (${kind}) was received.`);
    if (!received.has(contentHash))
      throw new Failed(`Fact ${id} (${kind}) is not the one that the log says was received.`);
  });
}

function anchorReviews({ suppliers }: RecordContent, anchors: Anchors): Part[] {
  const facts = suppliers.flatMap((supplier) => supplier.facts);
  const reviews = facts.flatMap((fact) => fact.reviews.map((review) => ({ fact, review })));
  return reviews.map(({ fact, review }) => () => {
    const entry = anchors.reviews.get(review.id);
    const { method, note } = review;
    const told = { factId: fact.id, method, note };
    if (entry?.action !== `fact.${review.outcome}` || !isSame(entry, told))
      throw new Failed(`Review ${review.id} of fact ${fact.id} is not what the log says.`);
  });
}

type Subcontract = RecordContent["subcontracts"][number];

function anchorSubcontract(subcontract: Subcontract, anchors: Anchors): Part[] {
  const { flowdowns, exceptions } = subcontract;
  return [
    ...flowdowns.map((flowdown) => () => anchorFlowdown(subcontract, flowdown, anchors)),
    ...exceptions.map((exception) => () => anchorException(subcontract, exception, anchors)),
    () => anchorAwards(subcontract, anchors),
  ];
}

function anchorFlowdown(
  { id }: Subcontract,
  flowdown: Subcontract["flowdowns"][number],
  anchors: Anchors,
): void {
  const { id: flowdownId, required, dueOn, clauses, message } = flowdown;
  const entry = anchors.flowdowns.get(flowdownId);
  const isTold =
    entry?.subject.subcontractId === id && isSame(entry, { required, dueOn, clauses, message });
  if (!isTold)
    throw new Failed(`Flowdown ${flowdownId} is not the one that the log says was issued.`);
}
