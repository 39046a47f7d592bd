import { sql } from "drizzle-orm";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { sayTold } from "#app/domain/lower-tier/told.ts";
import { buildChain, type ChainNode } from "#app/domain/posture/chain.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listToldToUs, type ToldStatement } from "#app/queries/lower-tier/told.server.ts";
import { postureStateSql } from "#app/queries/sql/posture-state.server.ts";

/** Subcontracts of the first tier on one page of a tree. */
export const FIRST_TIER_PER_PAGE = 50;
/** Lower tiers on one page; those beyond are left out, and said to be. */
const MOST_LOWER = 1_000;

export type ChainPage = {
  nodes: ChainNode[];
  /** the number after which the next page begins; null on the last */
  next: string | null;
  /** whether there are more lower tiers than are shown */
  isCut: boolean;
};

type Row = {
  id: string;
  parent_id: string | null;
  number: string;
  title: string;
  supplier_id: string;
  supplier_name: string;
  state: PostureState;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  is_closed: boolean;
  is_more: boolean;
};

/**
 * A page of a contract's supply chain: of its first tier some by number, with all that hangs under
 * them. A closed subcontract is there while an open one hangs under it.
 *
 * @param after the number after which the page begins; "" for the first.
 */
export async function getChainPage(
  scope: Scope,
  contractId: string,
  after: string,
): Promise<ChainPage> {
  const { tx, actor } = scope;
  const rows = await tx.execute<Row>(sql`
    with recursive own as materialized (
      select id, parent_id, number, title, supplier_id, state from subcontracts
      where prime_id = ${actor.organizationId}::uuid and contract_id = ${contractId}::uuid
    ), held as (
      select id, parent_id from own where state <> 'closed'
      union
      select own.id, own.parent_id from held join own on own.id = held.parent_id
    ), first_tier as (
      select own.id, own.number from own join held on held.id = own.id
      where own.parent_id is null and own.number > ${after}
      order by own.number limit ${FIRST_TIER_PER_PAGE + 1}
    ), chain as (
      (select id, 1 as tier from first_tier order by number limit ${FIRST_TIER_PER_PAGE})
      union all
      select own.id, chain.tier + 1 from chain join own on own.parent_id = chain.id
        join held on held.id = own.id
      where chain.tier < 20
    )
    select own.id, own.parent_id, own.number, own.title, own.supplier_id,
      suppliers.legal_name as supplier_name, ${postureStateSql(actor.on)} as state,
      postures.required, postures.verdict, own.state = 'closed' as is_closed,
      (select count(*) from first_tier) > ${FIRST_TIER_PER_PAGE} as is_more
    from (select id, tier from chain order by tier, id limit ${FIRST_TIER_PER_PAGE + MOST_LOWER + 1}) shown
    join own on own.id = shown.id
    join suppliers on suppliers.id = own.supplier_id
    left join postures on postures.subcontract_id = own.id
    order by shown.tier, own.number`);
  const isCut = rows.length > FIRST_TIER_PER_PAGE + MOST_LOWER;
  const shown = rows.slice(0, FIRST_TIER_PER_PAGE + MOST_LOWER);
  const told = await listToldToUs(
    scope,
    shown.map(({ id }) => id),
  );
  const nodes = buildChain(
    shown.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      number: row.number,
      title: row.title,
      supplierId: row.supplier_id,
      supplierName: row.supplier_name,
      state: row.state,
      required: row.required,
      verdict: row.verdict,
      isClosed: row.is_closed,
      told: wordsOf(told.find(({ subcontractId }) => subcontractId === row.id)),
    })),
  );
  return { nodes, next: rows[0]?.is_more ? (nodes.at(-1)?.number ?? null) : null, isCut };
}

/** What a supplier told last, in words. */
function wordsOf(told: ToldStatement | undefined): ChainNode["told"] {
  return told ? { words: sayTold(told.content), toldAt: told.toldAt } : null;
}
