import { formatPiid } from "#app/domain/contract/piid.ts";
import { countFacets, type FacetGroup } from "#app/domain/kernel/facet.ts";
import { addExposure, type Exposure, NO_EXPOSURE } from "./risk.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "./states.ts";

/** What a list of subcontracts can be narrowed by. */
export const SUBCONTRACT_FACETS = ["state", "standing", "contract", "handles"] as const;
export type SubcontractFacet = (typeof SUBCONTRACT_FACETS)[number];
/** Subcontracts that are alike, how many, and what those with a known value are worth together. */
export type SubcontractGroup = FacetGroup<SubcontractFacet> & { value: number; valued: number };

type Chosen = { state?: string; standing?: string; contractId?: string; handles?: string };

/** How many subcontracts each choice would leave, whatever else is chosen. */
export function countSubcontracts(groups: readonly SubcontractGroup[], chosen: Chosen) {
  return countFacets(SUBCONTRACT_FACETS, groups, { ...chosen, contract: chosen.contractId });
}

/** What the chosen subcontracts are worth together. */
export function sumValues(groups: readonly SubcontractGroup[], chosen: Chosen): Exposure {
  return groups
    .filter((group) => isChosen(group, chosen))
    .map(({ value, valued, count }) => ({ value, valued, unvalued: count - valued }))
    .reduce(addExposure, NO_EXPOSURE);
}

function isChosen(group: SubcontractGroup, chosen: Chosen): boolean {
  return (
    fits(group.contract, chosen.contractId) &&
    fits(group.state, chosen.state) &&
    fits(group.standing, chosen.standing) &&
    fits(group.handles, chosen.handles)
  );
}

/** The columns of a sheet that counts the subcontracts of each contract. */
export const CONTRACT_COUNT_COLUMNS = [
  { header: "contract_piid", width: 20 },
  { header: "contract_title", width: 40 },
  ...POSTURE_STATES.map((state) => ({ header: POSTURE_WORDS[state], width: 16 })),
];

/** Its rows: the contracts of which something is chosen, by number of subcontracts in each state. */
export function contractCountLines(
  contracts: readonly { id: string; piid: string; title: string }[],
  groups: readonly SubcontractGroup[],
  chosen: Chosen,
): (string | number)[][] {
  return contracts.flatMap(({ id, piid, title }) => {
    const own = groups.filter((group) => group.contract === id && isChosen(group, chosen));
    if (own.length === 0) return [];
    const countOf = (state: string) =>
      own.filter((group) => group.state === state).reduce((sum, { count }) => sum + count, 0);
    return [[formatPiid(piid), title, ...POSTURE_STATES.map(countOf)]];
  });
}

function fits(value: string, chosen: string | undefined): boolean {
  return !chosen || value === chosen;
}
