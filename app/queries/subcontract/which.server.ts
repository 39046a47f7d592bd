import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Actor, Scope, Transaction } from "#app/platform/db.server.ts";
import {
  keptStatement,
  type Preparable,
  type RowsOf,
} from "#app/platform/kept-statement.server.ts";
import { amongGiven, idsText } from "#app/queries/sql/among.server.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/** Some of the subcontracts of a prime. */
export type WhichSubcontracts =
  | { subcontractIds: readonly string[] }
  | { supplierId: string }
  | { contractId: string }
  | { all: true };

/** The condition that finds them among the subcontracts of the actor's organization. */
export function chosenSubcontracts(actor: Actor, which: WhichSubcontracts): SQL | undefined {
  return and(eq(subcontracts.primeId, actor.organizationId), narrowed(which));
}

function narrowed(which: WhichSubcontracts): SQL | undefined {
  if ("subcontractIds" in which) return inArray(subcontracts.id, [...which.subcontractIds]);
  if ("supplierId" in which) return eq(subcontracts.supplierId, which.supplierId);
  if ("contractId" in which) return eq(subcontracts.contractId, which.contractId);
  return undefined;
}

const GIVEN: Record<string, SQL | undefined> = {
  subcontractIds: amongGiven(subcontracts.id, "which"),
  supplierId: eq(subcontracts.supplierId, sql.placeholder("which")),
  contractId: eq(subcontracts.contractId, sql.placeholder("which")),
  all: undefined,
};

/**
 * A statement about some of the subcontracts of the actor's organization, kept for each way to choose
 * them.
 *
 * @param build the statement, from the condition that finds them.
 */
export function keptByWhich<Query extends Preparable>(
  build: (tx: Transaction, chosen: SQL | undefined) => Query,
): (scope: Scope, which: WhichSubcontracts) => RowsOf<Query> {
  const kept = new Map(
    Object.entries(GIVEN).map(([way, narrowed]) => {
      const chosen = and(eq(subcontracts.primeId, sql.placeholder("primeId")), narrowed);
      return [way, keptStatement((tx) => build(tx, chosen))];
    }),
  );
  return ({ tx, actor }, which) => {
    const [[way, value] = ["all", true]] = Object.entries(which);
    const ask = kept.get(way);
    if (!ask) throw new Error(`subcontracts are not chosen by ${way}`);
    const given = Array.isArray(value) ? idsText(value) : value;
    return ask(tx, { primeId: actor.organizationId, which: given });
  };
}
