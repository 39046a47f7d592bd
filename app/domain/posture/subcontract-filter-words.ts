import { formatPiid } from "#app/domain/contract/piid.ts";
import { monthLabel } from "#app/domain/kernel/month-names.ts";
import { VALUE_BAND_WORDS } from "#app/domain/subcontract/value-bands.ts";
import { STANDING_WORDS } from "./standing.ts";
import { POSTURE_WORDS } from "./states.ts";
import type { SubcontractListAddress, SubcontractSort } from "./subcontract-list-address.ts";

const SORT_WORDS: Record<SubcontractSort, string> = {
  number: "number",
  supplier: "supplier",
  contract: "contract",
  state: "state",
  until: "the day until which the verdict holds",
  award: "the planned award",
  value: "value",
};
const HANDLES_WORDS = {
  none: "neither FCI nor CUI",
  FCI: "FCI",
  CUI: "CUI",
  "not-answered": "not answered",
};

/**
 * What a list of subcontracts is narrowed to and sorted by, in words: for its head on paper and for
 * the file made of it.
 *
 * @param filter.contractPiid of the contract that it is narrowed to.
 */
export function saySubcontractFilter(
  filter: SubcontractListAddress & { contractPiid?: string },
): string[] {
  const { search, isNear, state, standing, contractPiid, handles, value, own } = filter;
  const { lapsesIn, sort } = filter;
  const said: [condition: unknown, words: string][] = [
    [true, filter.isClosed ? "Closed subcontracts" : "Open subcontracts"],
    [search, `${isNear ? "close to" : "holding"} “${search}”`],
    [state, `may be awarded today: ${state && POSTURE_WORDS[state]}`],
    [standing, `stands: ${standing && STANDING_WORDS[standing]}`],
    [contractPiid, `contract ${formatPiid(contractPiid ?? "")}`],
    [handles, `handles: ${handles && HANDLES_WORDS[handles]}`],
    [value, `value: ${value && VALUE_BAND_WORDS[value].toLowerCase()}`],
    [own, `own terms ${own === "met" ? "met" : "not met"}`],
    [lapsesIn, `verdict ends in ${lapsesIn && monthLabel(lapsesIn)}`],
    [filter.changesByAward, "may be awarded today and not on the planned award day"],
    [true, `sorted by ${SORT_WORDS[sort]}${filter.isDescending ? ", last first" : ""}`],
  ];
  return said.flatMap(([condition, words]) => (condition ? [words] : []));
}
