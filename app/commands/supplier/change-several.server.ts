import { sql } from "drizzle-orm";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import type { SupplierChoice } from "#app/domain/supplier/choice.ts";
import { changeOf, type SeveralChange } from "#app/domain/supplier/several-form.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { type ChosenSupplier, listChosenSuppliers } from "#app/queries/supplier/chosen.server.ts";
import { isOwner } from "./is-owner.server.ts";
import { keepSearchText } from "./keep-search-text.server.ts";
import { tellOwner } from "./tell-owner.server.ts";

type Outcome =
  | { ok: true; changed: number; full: number }
  | { ok: false; reason: "no-owner" }
  | Stale;

/**
 * Give several suppliers an owner, and tags, at once: all of them or none, each with an entry of its own in
 * the log. Who would have too many tags keeps what it has.
 *
 * @param shown the suppliers as the page showed them: by filters, others may fit since. Undefined for what no
 *   page showed.
 * @returns how many were changed, and how many would have had too many tags.
 */
export function changeSeveral(
  actor: Actor,
  choice: SupplierChoice,
  { shown, reason, ...change }: SeveralChange & { shown: string | undefined; reason: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    if (change.owner && !(await isOwner(scope, change.owner.id)))
      return { ok: false, reason: "no-owner" };
    await takeTurn(scope, "suppliers");
    await holdLog(scope);
    const chosen = await listChosenSuppliers(scope, choice);
    const stale = await findStale(scope, shown, chosen, {
      supplierIds: chosen.map(({ id }) => id),
    });
    if (stale) return stale;
    const told = chosen.map((supplier) => ({ supplier, comes: changeOf(supplier, change) }));
    const changed = told.flatMap(({ supplier, comes }) =>
      typeof comes === "string" ? [] : [{ supplier, ...comes }],
    );
    await keepChanges(
      scope,
      changed.map(({ supplier, after }) => ({ ...supplier, ...after })),
    );
    await appendOversightEntries(
      scope,
      changed.map(({ supplier, before, after }) => ({
        action: "supplier.changed" as const,
        subject: { supplierId: supplier.id },
        detail: { before, after, reason },
      })),
    );
    const given = changed.filter(({ after }) => after.ownerId !== undefined).length;
    if (change.owner && given > 0)
      await tellOwner(scope, change.owner.id, { suppliers: given, reason });
    const full = told.filter(({ comes }) => comes === "too-many-tags").length;
    return { ok: true, changed: changed.length, full };
  });
}

type Kept = Pick<ChosenSupplier, "id" | "ownerId"> & { tags: readonly string[] };

/** Nobody else changes a supplier before the commit: the head of the log is held since before they were read. */
async function keepChanges(scope: Scope, changed: readonly Kept[]): Promise<void> {
  if (changed.length === 0) return;
  const rows = changed.map(({ id, ownerId, tags }) => ({ id, owner_id: ownerId, tags }));
  await scope.tx.execute(sql`update suppliers set owner_id = kept.owner_id, tags = kept.tags
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as kept (id uuid, owner_id uuid, tags text[])
    where suppliers.id = kept.id and suppliers.prime_id = ${scope.actor.organizationId}::uuid`);
  await keepSearchText(
    scope,
    changed.map(({ id }) => id),
  );
}
