import { and, asc, eq, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { type AlikePair, findAlikePairs, mayBeAlike } from "#app/domain/supplier/alike.ts";
import type { MergeableSupplier } from "#app/domain/supplier/merge.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { supplierMerges } from "#db/schema/supplier-merge.ts";
import { listToldApart } from "./told-apart.server.ts";

/** Whether a supplier was not merged into another: only these are listed, chosen and written to. */
export function isStandingRecord(): SQL {
  return sql`not exists (select 1 from supplier_merges gone where gone.merged_id = ${suppliers.id})`;
}

/** A merge as the pages of both records show it. */
export type ShownMerge = {
  at: Date;
  by: string;
  reason: string;
  /** the other record of the two */
  other: { id: string; legalName: string };
};

/** Where a supplier's record went, and which went into it. */
export async function listMergesOf(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<{ into: ShownMerge | null; from: ShownMerge[] }> {
  const rows = await tx
    .select({
      at: supplierMerges.createdAt,
      by: supplierMerges.mergedByName,
      reason: supplierMerges.reason,
      keptId: supplierMerges.keptId,
      other: { id: suppliers.id, legalName: suppliers.legalName },
    })
    .from(supplierMerges)
    .innerJoin(
      suppliers,
      sql`${suppliers.id} = case when ${supplierMerges.keptId} = ${supplierId}::uuid
        then ${supplierMerges.mergedId} else ${supplierMerges.keptId} end`,
    )
    .where(
      and(
        eq(supplierMerges.primeId, actor.organizationId),
        or(eq(supplierMerges.keptId, supplierId), eq(supplierMerges.mergedId, supplierId)),
      ),
    )
    .orderBy(asc(supplierMerges.createdAt));
  const shown = rows.map(({ keptId, ...merge }) => ({ isFrom: keptId === supplierId, merge }));
  return {
    into: shown.find(({ isFrom }) => !isFrom)?.merge ?? null,
    from: shown.filter(({ isFrom }) => isFrom).map(({ merge }) => merge),
  };
}

const MOST_RECORDS = 20_000;
const MOST_PAIRS = 200;

/** The pairs of records that may be one company. */
export async function listAlikePairs(scope: Scope): Promise<AlikePair[]> {
  const { tx, actor } = scope;
  const [rows, toldApart] = await Promise.all([
    tx
      .select({ id: suppliers.id, legalName: suppliers.legalName, cages: suppliers.cages })
      .from(suppliers)
      .where(and(eq(suppliers.primeId, actor.organizationId), isStandingRecord()))
      .orderBy(asc(suppliers.legalName), asc(suppliers.id))
      .limit(MOST_RECORDS),
    listToldApart(scope),
  ]);
  return findAlikePairs(rows, MOST_PAIRS, toldApart);
}

/** Names that begin with other letters are found by the list of pairs alone. */
const alikeCandidates = keptStatement((tx) =>
  tx
    .select({ id: suppliers.id, legalName: suppliers.legalName, cages: suppliers.cages })
    .from(suppliers)
    .where(
      and(
        sql`${suppliers.id} in (select flowdown.suppliers_alike(${sql.placeholder("supplierId")}::uuid))`,
        eq(suppliers.primeId, sql.placeholder("primeId")),
        isStandingRecord(),
      ),
    )
    .orderBy(asc(suppliers.legalName), asc(suppliers.id))
    .limit(MOST_RECORDS),
);

/** The pairs of which one record is the first; for its page, which tells what is near at hand. */
export function listAlikeOf(scope: Scope, supplierId: string): Promise<AlikePair[]> {
  return keptWhileQuiet(scope, `alike ${supplierId}`, async (reading) => {
    const { tx, actor } = reading;
    const [rows, toldApart] = await Promise.all([
      alikeCandidates(tx, { supplierId, primeId: actor.organizationId }),
      listToldApart(reading, supplierId),
    ]);
    const own = rows.find(({ id }) => id === supplierId);
    if (!own) return [];
    const others = rows.filter((one) => one.id !== supplierId && mayBeAlike(own, one));
    return findAlikePairs([own, ...others], MOST_PAIRS, toldApart).filter(
      ({ a }) => a.id === supplierId,
    );
  });
}

/** A hold on the record itself, which stands. */
const heldRecord = sql`select 1 from legal_holds hold
  where hold.supplier_id = ${suppliers.id} and hold.released_at is null`;

/** What is merged, by its parts, as it stands now. */
export type MergeCase = {
  supplier: MergeableSupplier;
  subcontracts: { id: string; number: string; contractId: string }[];
  contacts: { name: string; email: string; title: string | null }[];
  requestIds: string[];
  invitationIds: string[];
};

/** One of two records to merge, with all that is under it; null when there is none. */
export async function getMergeCase(
  { tx, actor }: Scope,
  supplierId: string,
): Promise<MergeCase | null> {
  const own = and(eq(suppliers.id, supplierId), eq(suppliers.primeId, actor.organizationId));
  const [[supplier], placed, contacts, asked, invited] = await Promise.all([
    tx
      .select({
        id: suppliers.id,
        legalName: suppliers.legalName,
        uei: suppliers.uei,
        cages: suppliers.cages,
        tags: suppliers.tags,
        isLinked: sql<boolean>`${suppliers.organizationId} is not null`,
        isHeld: sql<boolean>`exists (${heldRecord})`,
        isMerged: sql<boolean>`not (${isStandingRecord()})`,
      })
      .from(suppliers)
      .where(own),
    tx
      .select({
        id: subcontracts.id,
        number: subcontracts.number,
        contractId: subcontracts.contractId,
      })
      .from(subcontracts)
      .where(and(eq(subcontracts.supplierId, supplierId), ne(subcontracts.state, "closed")))
      .orderBy(asc(subcontracts.number)),
    tx
      .select({
        name: supplierContacts.name,
        email: supplierContacts.email,
        title: supplierContacts.title,
      })
      .from(supplierContacts)
      .where(eq(supplierContacts.supplierId, supplierId))
      .orderBy(asc(supplierContacts.email)),
    tx
      .select({ id: requests.id })
      .from(requests)
      .where(and(eq(requests.supplierId, supplierId), isNull(requests.withdrawnAt)))
      .orderBy(asc(requests.id)),
    tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(
        and(
          eq(invitations.supplierId, supplierId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          isNull(invitations.wrongPersonAt),
        ),
      )
      .orderBy(asc(invitations.id)),
  ]);
  if (!supplier) return null;
  return {
    supplier,
    subcontracts: placed,
    contacts,
    requestIds: asked.map(({ id }) => id),
    invitationIds: invited.map(({ id }) => id),
  };
}
