import canonicalize from "canonicalize";
import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import type { Anchors } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";

const MODIFICATION_SAYS = [
  "number",
  "effectiveOn",
  "changesStatus",
  "requiredStatus",
  "addClauses",
  "removeClauses",
  "exercisesOption",
  "endsOn",
  "note",
] as const;
const OWN_TERM_SAYS = [
  "requiredStatus",
  "from",
  "until",
  "information",
  "reason",
  "wording",
] as const;
const SHOWING_SAYS = [
  "kind",
  "contentHash",
  "shownBy",
  "shownByTitle",
  "shownHow",
  "shownOn",
  "note",
] as const;
const STATUS_ENDING_SAYS = ["assessmentLineageId", "cause", "endedOn", "source"] as const;

/**
 * Modifications of contracts, own terms, ended statuses and what the prime recorded of a supplier itself
 * are what the log says was recorded. A record of version 2 knows none of them.
 *
 * @returns a check for each.
 */
export function anchorTerms(content: RecordContent, anchors: Anchors): (() => void)[] {
  return [
    ...anchorModifications(content, anchors),
    ...anchorOwnTerms(content, anchors),
    ...anchorStatusEndings(content, anchors),
    ...anchorShowings(content, anchors),
  ];
}

function anchorModifications({ contracts }: RecordContent, anchors: Anchors): (() => void)[] {
  const modifications = contracts.flatMap((contract) => contract.modifications ?? []);
  return modifications.map(({ file, isWithdrawn, ...modification }) => () => {
    const entry = anchors.modifications.get(modification.id);
    // That one was withdrawn repeats what it said; the log tells its number alone.
    const says = isWithdrawn ? (["number"] as const) : MODIFICATION_SAYS;
    const isSameFile = isWithdrawn || (entry?.detail.fileSha256 ?? null) === (file?.sha256 ?? null);
    if (!agrees(entry, modification, says) || !isSameFile)
      throw new Failed(
        `Modification ${modification.number} is not what the log says was recorded.`,
      );
  });
}

function anchorOwnTerms({ subcontracts }: RecordContent, anchors: Anchors): (() => void)[] {
  const terms = subcontracts.flatMap((subcontract) => subcontract.ownTerms ?? []);
  return terms.map((term) => () => {
    if (!agrees(anchors.ownTerms.get(term.id), term, OWN_TERM_SAYS))
      throw new Failed(`Own term ${term.id} is not what the log says was set.`);
  });
}

function anchorStatusEndings({ suppliers }: RecordContent, anchors: Anchors): (() => void)[] {
  const endings = suppliers.flatMap((supplier) => supplier.statusEndings ?? []);
  return endings.map((ending) => () => {
    if (!agrees(anchors.statusEndings.get(ending.id), ending, STATUS_ENDING_SAYS))
      throw new Failed(`The end of status ${ending.id} is not what the log says was recorded.`);
  });
}

function anchorShowings({ suppliers }: RecordContent, anchors: Anchors): (() => void)[] {
  const showings = suppliers.flatMap((supplier) => supplier.showings ?? []);
  return showings.map((showing) => () => {
    const entry = anchors.showings.get(showing.id);
    const file = showing.evidence[0]?.sha256 ?? null;
    if (!agrees(entry, showing, SHOWING_SAYS) || (entry?.detail.fileSha256 ?? null) !== file)
      throw new Failed(`What the prime recorded as ${showing.id} is not what the log says.`);
  });
}

/** Everything that the timeline says the prime recorded of a supplier of the record is in it. */
export function requireShowings(content: RecordContent, entries: readonly LogEntry[]): void {
  const known = new Map(
    content.suppliers.map(({ id, showings }) => [
      id,
      showings && new Set(showings.map((one) => one.id)),
    ]),
  );
  for (const { seq, action, subject, detail } of entries) {
    const own = known.get(String(subject.supplierId));
    if (!own || !action.startsWith("showing.")) continue;
    if (!own.has(String(detail.showingId)))
      throw new Failed(`The record leaves out what the prime recorded by entry ${seq}.`);
  }
}

/** Every modification of a contract of the record that the timeline tells of is in it, from version 3 on. */
export function requireModifications(content: RecordContent, entries: readonly LogEntry[]): void {
  if (content.version < 3) return;
  const known = new Map(
    content.contracts.map(({ id, modifications = [] }) => [
      id,
      new Set(modifications.map((modification) => modification.id)),
    ]),
  );
  for (const { seq, action, subject, detail } of entries) {
    const own = known.get(String(subject.contractId));
    if (!own || !action.startsWith("contract.modif")) continue;
    if (!own.has(String(detail.modificationId)))
      throw new Failed(`The record leaves out the modification that entry ${seq} tells.`);
  }
}

function agrees<Told extends object>(
  entry: LogEntry | undefined,
  told: Told,
  names: readonly (keyof Told & string)[],
): boolean {
  return (
    entry !== undefined &&
    names.every(
      (name) => canonicalize(told[name] ?? null) === canonicalize(entry.detail[name] ?? null),
    )
  );
}
