import { and, eq, inArray } from "drizzle-orm";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import type { MergeAnswer, MergeRefusal } from "#app/domain/supplier/merge.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getMerge, type MergeFound } from "#app/queries/supplier/merge-page.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import { requests } from "#db/schema/request.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { supplierContacts, suppliers } from "#db/schema/supplier.ts";
import { supplierMerges } from "#db/schema/supplier-merge.ts";
import { keepSearchText } from "./keep-search-text.server.ts";

type Outcome =
  | { ok: true; keptId: string }
  | { ok: false; reason: MergeRefusal | "not-found" | "changed-meanwhile" };

type Merge = Extract<MergeFound, { ok: true }>;

/**
 * Make one record of two of the same company. Open subcontracts, people to write to and codes go to
 * the one that stays; what was asked of the other is withdrawn, because nobody joined by it, and its
 * invitations open nothing any more. The other keeps all that was told and logged under it, for ever.
 */
export function mergeSuppliers(
  actor: Actor,
  [firstId, secondId]: [string, string],
  { reason, shown }: MergeAnswer,
): Promise<Outcome> {
  return asActor<Outcome>(actor, async (scope) => {
    await takeTurn(scope, "merge suppliers");
    await holdLog(scope);
    await scope.tx
      .select({ id: suppliers.id })
      .from(suppliers)
      .where(
        and(
          inArray(suppliers.id, [firstId, secondId]),
          eq(suppliers.primeId, actor.organizationId),
        ),
      )
      .orderBy(suppliers.id)
      .for("no key update");
    const found = await getMerge(scope, firstId, secondId);
    if (!found) return { ok: false, reason: "not-found" };
    if (!found.ok) return { ok: false, reason: found.reason };
    if (found.shown !== shown) return { ok: false, reason: "changed-meanwhile" };
    await takeBack(scope, found);
    await giveCodes(scope, found);
    await giveContacts(scope, found);
    await giveSubcontracts(scope, found);
    await keepMerge(scope, found, reason);
    await keepSearchText(scope, [found.plan.kept.id, found.plan.merged.id]);
    await refreshPostures(scope, { supplierId: found.plan.kept.id });
    return { ok: true, keptId: found.plan.kept.id };
  });
}

/** Nobody can answer or join by the record that goes. */
async function takeBack({ tx, actor }: Scope, { going }: Merge): Promise<void> {
  if (going.requestIds.length > 0)
    await tx
      .update(requests)
      .set({ withdrawnAt: actor.at })
      .where(inArray(requests.id, going.requestIds));
  if (going.invitationIds.length > 0)
    await tx
      .update(invitations)
      .set({ revokedAt: actor.at })
      .where(inArray(invitations.id, going.invitationIds));
}

/** The codes of both; the one that goes gives its own up, so that lists find the one that stays. */
async function giveCodes({ tx }: Scope, { plan }: Merge): Promise<void> {
  await tx.update(suppliers).set({ uei: null, cages: [] }).where(eq(suppliers.id, plan.merged.id));
  await tx.update(suppliers).set(plan.after).where(eq(suppliers.id, plan.kept.id));
}

async function giveContacts({ tx, actor }: Scope, merge: Merge): Promise<void> {
  const added = contactsToGive(merge);
  if (added.length === 0) return;
  await tx.insert(supplierContacts).values(
    added.map((contact) => ({
      ...contact,
      createdAt: actor.at,
      primeId: actor.organizationId,
      supplierId: merge.plan.kept.id,
    })),
  );
}

/** Those whose address the record that stays does not have. */
function contactsToGive({ going, knownEmails }: Merge) {
  return going.contacts.filter(({ email }) => !knownEmails.includes(email.toLowerCase()));
}

async function giveSubcontracts({ tx }: Scope, { plan, going }: Merge): Promise<void> {
  if (going.subcontracts.length === 0) return;
  await tx
    .update(subcontracts)
    .set({ supplierId: plan.kept.id })
    .where(
      inArray(
        subcontracts.id,
        going.subcontracts.map(({ id }) => id),
      ),
    );
}

async function keepMerge(scope: Scope, merge: Merge, reason: string): Promise<void> {
  const { actor, tx } = scope;
  const { plan, going } = merge;
  const { kept, merged } = plan;
  const moved = {
    uei: merged.uei,
    cages: [...merged.cages],
    tags: [...merged.tags],
    subcontractIds: going.subcontracts.map(({ id }) => id),
    contactEmails: contactsToGive(merge).map(({ email }) => email),
    requestIds: going.requestIds,
    invitationIds: going.invitationIds,
  };
  await tx.insert(supplierMerges).values({
    createdAt: actor.at,
    mergedBy: actor.personId,
    mergedByName: actor.personName,
    primeId: actor.organizationId,
    keptId: kept.id,
    mergedId: merged.id,
    reason,
    moved,
  });
  const names = { keptName: kept.legalName, mergedName: merged.legalName };
  const detail = { keptId: kept.id, mergedId: merged.id, ...names, moved, reason };
  await appendOversightEntries(scope, [
    { action: "supplier.merged", subject: { supplierId: kept.id }, detail },
    { action: "supplier.merged", subject: { supplierId: merged.id }, detail },
    ...going.subcontracts.map(({ id, contractId }) => ({
      action: "subcontract.changed" as const,
      subject: { subcontractId: id, contractId, supplierId: kept.id },
      detail: { before: { supplierId: merged.id }, after: { supplierId: kept.id }, reason },
    })),
  ]);
}
