import { formatPiid } from "#app/domain/contract/piid.ts";
import { countFacets, type FacetGroup } from "#app/domain/kernel/facet.ts";
import { POSTURE_STATES, POSTURE_WORDS } from "./states.ts";

/** What a list of subcontracts can be narrowed by. */
export const SUBCONTRACT_FACETS = ["state", "standing", "contract", "handles"] as const;
export type SubcontractFacet = (typeof SUBCONTRACT_FACETS)[number];
export type SubcontractGroup = FacetGroup<SubcontractFacet>;

type Chosen = { state?: string; standing?: string; contractId?: string; handles?: string };

/** How many subcontracts each choice would leave, whatever else is chosen. */
export function countSubcontracts(groups: readonly SubcontractGroup[], chosen: Chosen) {
  return countFacets(SUBCONTRACT_FACETS, groups, { ...chosen, contract: chosen.contractId });
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
    const own = groups.filter(
      (group) =>
        group.contract === id &&
        fits(group.contract, chosen.contractId) &&
        fits(group.state, chosen.state) &&
        fits(group.standing, chosen.standing) &&
        fits(group.handles, chosen.handles),
    );
    if (own.length === 0) return [];
    const countOf = (state: string) =>
      own.filter((group) => group.state === state).reduce((sum, { count }) => sum + count, 0);
    return [[formatPiid(piid), title, ...POSTURE_STATES.map(countOf)]];
  });
}

function fits(value: string, chosen: string | undefined): boolean {
  return !chosen || value === chosen;
}
