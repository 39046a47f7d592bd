import { and, desc, eq, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import {
  orderedPair,
  sharedCagesOf,
  stillToldApart,
  type ToldApart,
} from "#app/domain/supplier/told-apart.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { suppliersToldApart } from "#db/schema/supplier-told-apart.ts";

const standing = ({ actor }: Scope) =>
  and(eq(suppliersToldApart.primeId, actor.organizationId), isNull(suppliersToldApart.takenBackAt));

/**
 * The pairs of records that stand as two companies.
 *
 * @param supplierId one of the two; absent: of all suppliers.
 */
export function listToldApart(scope: Scope, supplierId?: string): Promise<ToldApart[]> {
  const { firstId, secondId, sharedCages } = suppliersToldApart;
  const ofOne = supplierId ? or(eq(firstId, supplierId), eq(secondId, supplierId)) : undefined;
  return scope.tx
    .select({ firstId, secondId, sharedCages })
    .from(suppliersToldApart)
    .where(and(standing(scope), ofOne));
}

type NamedRecord = { id: string; legalName: string; cages: string[] };

/** Two records that stand as two companies, by whom, when and why. */
export type ShownToldApart = {
  id: string;
  a: NamedRecord;
  b: NamedRecord;
  by: string;
  at: Date;
  reason: string;
  /** the CAGE codes that both had then */
  sharedCages: string[];
};

const MOST_SHOWN = 200;

const first = alias(suppliers, "first");
const second = alias(suppliers, "second");

/** The pairs of records that stand as two companies, the latest first. */
export function listShownToldApart(scope: Scope): Promise<ShownToldApart[]> {
  return selectShown(scope).where(standing(scope)).limit(MOST_SHOWN);
}

function selectShown({ tx }: Scope) {
  return tx
    .select({
      id: suppliersToldApart.id,
      a: { id: first.id, legalName: first.legalName, cages: first.cages },
      b: { id: second.id, legalName: second.legalName, cages: second.cages },
      by: suppliersToldApart.toldByName,
      at: suppliersToldApart.toldAt,
      reason: suppliersToldApart.reason,
      sharedCages: suppliersToldApart.sharedCages,
    })
    .from(suppliersToldApart)
    .innerJoin(first, eq(first.id, suppliersToldApart.firstId))
    .innerJoin(second, eq(second.id, suppliersToldApart.secondId))
    .orderBy(desc(suppliersToldApart.toldAt), desc(suppliersToldApart.id))
    .$dynamic();
}

/** Two records beside each other, and whether they stand as two companies. */
export type PairToTell = {
  a: NamedRecord;
  b: NamedRecord;
  sharedCages: string[];
  /** null: nobody told them apart, or it was taken back */
  said: (ShownToldApart & { stillHolds: boolean }) | null;
};

/** Two records of this prime to tell apart; null when one of them is not there. */
export async function getPairToTell(
  scope: Scope,
  firstId: string,
  secondId: string,
): Promise<PairToTell | null> {
  const { tx, actor } = scope;
  const recordOf = (id: string) =>
    tx
      .select({ id: suppliers.id, legalName: suppliers.legalName, cages: suppliers.cages })
      .from(suppliers)
      .where(and(eq(suppliers.id, id), eq(suppliers.primeId, actor.organizationId)));
  const [[a], [b], said] = await Promise.all([
    recordOf(firstId),
    recordOf(secondId),
    findStanding(scope, firstId, secondId),
  ]);
  if (!a || !b || a.id === b.id) return null;
  return {
    a,
    b,
    sharedCages: sharedCagesOf(a, b),
    said: said ? { ...said, stillHolds: stillToldApart(said, a, b) } : null,
  };
}

/** What stands of the two; undefined when nothing does. */
async function findStanding(scope: Scope, firstId: string, secondId: string) {
  const [lower, higher] = orderedPair(firstId, secondId);
  const [said] = await selectShown(scope).where(
    and(
      standing(scope),
      eq(suppliersToldApart.firstId, lower),
      eq(suppliersToldApart.secondId, higher),
    ),
  );
  return said;
}
