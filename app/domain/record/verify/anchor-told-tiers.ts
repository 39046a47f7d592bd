import { Failed } from "#app/domain/archive/archive.ts";
import type { RecordContent } from "../content.ts";
import type { Anchors } from "./anchors.ts";
import type { LogEntry } from "./entries.ts";
import { isSame } from "./same.ts";

type Part = () => void;
type Subcontract = RecordContent["subcontracts"][number];
type Told = NonNullable<Subcontract["toldTiers"]>[number];

/**
 * What a record holds of lower tiers is what the log says their subcontractor told, and its numbers add up.
 * A record made before that could be told has none.
 *
 * @returns a check for each.
 */
export function anchorToldTiers({ subcontracts }: RecordContent, anchors: Anchors): Part[] {
  return subcontracts.flatMap(({ id, toldTiers = [] }) =>
    toldTiers.flatMap((told) => [() => anchorTold(id, told, anchors), () => addUp(told)]),
  );
}

function anchorTold(subcontractId: string, told: Told, anchors: Anchors): void {
  const { id, version, toldByTitle, contentSha256 } = told;
  const entry = anchors.toldTiers.get(id);
  const isTold =
    entry?.subject.subcontractId === subcontractId &&
    isSame(entry, { version, toldByTitle, contentSha256 });
  if (!isTold) throw new Failed(`What was told of lower tiers (${id}) is not what the log says.`);
}

/** Each lower tier is counted once, and by its name where names were told. */
function addUp({ id, content }: Told): void {
  const { direct, further, named, heard } = content;
  const counted = direct + further;
  const isHeardWhole = !heard || (isAddedUp(heard, heard.count) && heard.outdated <= heard.from);
  const isWhole =
    isAddedUp(content, counted) && (named === null || named.length === counted) && isHeardWhole;
  if (!isWhole)
    throw new Failed(`The numbers of what was told of lower tiers (${id}) do not add up.`);
}

/** Of so many each is in one state, and no more have passed clauses on, or accepted them, than must. */
function isAddedUp(
  {
    levels,
    mustCarry,
    passedOn,
    acknowledged,
  }: Pick<Told["content"], "levels" | "mustCarry" | "passedOn" | "acknowledged">,
  counted: number,
): boolean {
  const sum = levels
    .flatMap(({ counts }) => Object.values(counts))
    .reduce((total, count) => total + count, 0);
  return (
    sum === counted && acknowledged <= passedOn && passedOn <= mustCarry && mustCarry <= counted
  );
}

/** Everything that the timeline says was told of the lower tiers of a subcontract is in the record. */
export function requireToldTiers(
  { subcontracts }: RecordContent,
  entries: readonly LogEntry[],
): void {
  for (const { id, toldTiers } of subcontracts) {
    if (!toldTiers) continue;
    const known = new Set<unknown>(toldTiers.map((told) => told.id));
    const missing = entries.find(
      ({ action, subject, detail }) =>
        action === "lower-tiers.told" &&
        subject.subcontractId === id &&
        !known.has(detail.statementId),
    );
    if (missing)
      throw new Failed(`The record leaves out what entry ${missing.seq} tells of lower tiers.`);
  }
}
