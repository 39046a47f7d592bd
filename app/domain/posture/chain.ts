import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { POSTURE_STATES, type PostureState } from "./states.ts";

/** A subcontract as the tree of its contract shows it. */
export type ChainRow = {
  id: string;
  parentId: string | null;
  number: string;
  title: string;
  supplierId: string;
  supplierName: string;
  state: PostureState;
  required: RequiredStatus | null;
  /** null while the information flow is not answered */
  verdict: Verdict | null;
  /** it is over, and shown because open ones hang under it */
  isClosed: boolean;
  /** what its supplier told of its own subcontracts, in words; null where nothing */
  told: { words: string; toldAt: string } | null;
};

/** A subcontract with everything that hangs under it. */
export type ChainNode = ChainRow & {
  /** 1 for what the prime itself placed */
  tier: number;
  lowerTiers: ChainNode[];
  /** how many hang under it, at whatever tier */
  below: number;
  /** the worst state among those under it; null without any */
  worstBelow: PostureState | null;
};

/**
 * The subcontracts of a contract as a tree, each under the one it hangs under.
 *
 * @param rows of one contract; those under the same one stay in their order. One whose parent is not among them stands in the first
 *   tier; a circle, which the database refuses, is left out.
 * @throws never
 */
export function buildChain(rows: readonly ChainRow[]): ChainNode[] {
  const known = new Set(rows.map(({ id }) => id));
  const under = new Map<string | null, ChainRow[]>();
  for (const row of rows) {
    const parentId = row.parentId !== null && known.has(row.parentId) ? row.parentId : null;
    under.set(parentId, [...(under.get(parentId) ?? []), row]);
  }
  return nodesOf(null, 1, under);
}

function nodesOf(
  parentId: string | null,
  tier: number,
  under: ReadonlyMap<string | null, ChainRow[]>,
): ChainNode[] {
  return (under.get(parentId) ?? []).map((row) => {
    const lowerTiers = nodesOf(row.id, tier + 1, under);
    return {
      ...row,
      tier,
      lowerTiers,
      below: lowerTiers.reduce((sum, { below }) => sum + 1 + below, 0),
      worstBelow: worstOf(lowerTiers.flatMap((one) => [...openStateOf(one), ...belowOf(one)])),
    };
  });
}

const openStateOf = ({ isClosed, state }: ChainNode) => (isClosed ? [] : [state]);
const belowOf = ({ worstBelow }: ChainNode) => (worstBelow === null ? [] : [worstBelow]);

/** The worst of some states; null of none. */
export function worstOf(states: readonly PostureState[]): PostureState | null {
  return POSTURE_STATES.find((state) => states.includes(state)) ?? null;
}

/** Every node of a tree, each right before those under it. */
export function listNodes(nodes: readonly ChainNode[]): ChainNode[] {
  return nodes.flatMap((node) => [node, ...listNodes(node.lowerTiers)]);
}

/** How many lower tiers of one subcontract are shown open; more of them fold. */
const MOST_OPEN = 12;

/** Whether what hangs under a subcontract is folded until somebody opens it. */
export function isFolded({ below }: Pick<ChainNode, "below">): boolean {
  return below > MOST_OPEN;
}
