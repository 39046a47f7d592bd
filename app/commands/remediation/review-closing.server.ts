import { randomUUID } from "node:crypto";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { closingsOf, stateOfClosing } from "#app/domain/remediation/closing.ts";
import { titleOf } from "#app/domain/remediation/item.ts";
import type { ClosingAnswer } from "#app/domain/remediation/sharing-form.ts";
import type { ShownItem } from "#app/domain/remediation/shown-plan.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import {
  getSuppliersPlan,
  type SuppliersPlan,
} from "#app/queries/remediation/prime-plan.server.ts";
import { listClosingReviews } from "#app/queries/remediation/sharing.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { remediationClosingReviews } from "#db/schema/remediation.ts";
import { organizationOf } from "./review-plan.server.ts";
import { lockPlan } from "./write-items.server.ts";

type Outcome =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "not-closed" }
  | Stale;

/**
 * Accept what shows that one item of a supplier's plan is closed, or return it with what is missing; the
 * supplier reads it, and whoever there gets our letters is written to. It changes neither the plan nor a
 * verdict. The same said again of the same closing is what was said.
 */
export function reviewClosing(
  actor: Actor,
  { planId, itemNumber }: { planId: string; itemNumber: number },
  { outcome, note, shown: seen }: Omit<ClosingAnswer, "shown"> & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, planId);
    const found = await getSuppliersPlan(scope, planId);
    const shown = found?.shown.items?.find(({ number }) => number === itemNumber);
    if (!found || !shown) return { ok: false, reason: "not-found" };
    const { supplierId } = found.listed;
    const stale = await findStale(scope, seen, shown, { supplierId });
    if (stale) return stale;
    if (stateOfClosing(shown, null) === "not-closed") return { ok: false, reason: "not-closed" };
    const [last] = closingsOf(shown, await listClosingReviews(scope, [planId]));
    if (last?.state === outcome && last.review.note === note) return { ok: true };
    await recordReview(scope, found.listed, { outcome, note, shown });
    return { ok: true };
  });
}

type Decided = Pick<ClosingAnswer, "outcome" | "note"> & { shown: ShownItem };

async function recordReview(
  scope: Scope,
  { planId, supplierId, systemName }: SuppliersPlan,
  { outcome, note, shown }: Decided,
): Promise<void> {
  const { tx, actor } = scope;
  const organizationId = await organizationOf(scope, planId);
  const reviewId = randomUUID();
  const itemNumber = shown.number;
  await tx.insert(remediationClosingReviews).values({
    id: reviewId,
    reviewedAt: actor.at,
    reviewedBy: actor.personId,
    reviewedByName: actor.personName,
    primeId: actor.organizationId,
    supplierId,
    organizationId,
    planId,
    itemNumber,
    outcome,
    note,
    shown,
  });
  await appendOversightEntry(
    scope,
    outcome === "accepted" ? "remediation.closing-accepted" : "remediation.closing-returned",
    { supplierId },
    { reviewId, planId, itemNumber, systemName, note, shown },
  );
  const { requirement } = shown;
  for (const to of await listSupplierReaders(scope, supplierId))
    await sendLetter(tx, {
      kind: "closing-reviewed",
      organizationId: actor.organizationId,
      to: { email: to.email, name: to.name },
      facts: {
        link: { path: `${paths.subcontractor.remediationPlan(organizationId, planId)}#items` },
        primeName: actor.organizationName,
        reviewerName: actor.personName,
        systemName,
        itemName: `item ${itemNumber}${requirement ? ` (${requirement})` : ""}`,
        about: titleOf(shown),
        isAccepted: outcome === "accepted",
        note: note || null,
      },
    });
}
