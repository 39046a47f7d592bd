import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { PlanReviewAnswer } from "#app/domain/remediation/sharing-form.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { getSuppliersPlan } from "#app/queries/remediation/prime-plan.server.ts";
import { listSupplierReaders } from "#app/queries/supplier/joined-contact.server.ts";
import { remediationReviews, remediationShares } from "#db/schema/remediation.ts";
import { lockPlan } from "./write-items.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" } | Stale;

/**
 * Accept a supplier's plan, or comment on it; the supplier reads it, and whoever there gets our
 * letters is written to. Accepting a plan changes no verdict: it closes nothing out.
 */
export function reviewPlan(
  actor: Actor,
  planId: string,
  { outcome, note, shown: seen }: Omit<PlanReviewAnswer, "shown"> & { shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await lockPlan(scope, planId);
    const found = await getSuppliersPlan(scope, planId);
    if (!found) return { ok: false, reason: "not-found" };
    const { listed, shown } = found;
    const { supplierId } = listed;
    const stale = await findStale(scope, seen, shown, { supplierId });
    if (stale) return stale;
    const said = { outcome, note, shown };
    if (await isSaidAlready(scope, planId, said)) return { ok: true };
    const organizationId = await organizationOf(scope, planId);
    const reviewId = randomUUID();
    await scope.tx.insert(remediationReviews).values({
      id: reviewId,
      reviewedAt: actor.at,
      reviewedBy: actor.personId,
      reviewedByName: actor.personName,
      primeId: actor.organizationId,
      supplierId,
      organizationId,
      planId,
      outcome,
      note,
      shown,
    });
    await appendOversightEntry(
      scope,
      outcome === "accepted" ? "remediation.accepted" : "remediation.commented",
      { supplierId },
      { reviewId, planId, note, shown },
    );
    for (const to of await listSupplierReaders(scope, supplierId))
      await sendLetter(scope.tx, {
        kind: "plan-reviewed",
        organizationId: actor.organizationId,
        to: { email: to.email, name: to.name },
        facts: {
          link: { path: paths.subcontractor.remediationPlan(organizationId, planId) },
          primeName: actor.organizationName,
          reviewerName: actor.personName,
          systemName: shown.systemName,
          isAccepted: outcome === "accepted",
          note: note || null,
        },
      });
    return { ok: true };
  });
}

/** Whether this is what was said last, of the same plan as it stands. */
async function isSaidAlready(
  { tx, actor }: Scope,
  planId: string,
  said: Pick<typeof remediationReviews.$inferSelect, "outcome" | "note" | "shown">,
): Promise<boolean> {
  const [last] = await tx
    .select({
      outcome: remediationReviews.outcome,
      note: remediationReviews.note,
      shown: remediationReviews.shown,
    })
    .from(remediationReviews)
    .where(
      and(
        eq(remediationReviews.planId, planId),
        eq(remediationReviews.primeId, actor.organizationId),
      ),
    )
    .orderBy(desc(remediationReviews.reviewedAt), desc(remediationReviews.id))
    .limit(1);
  return last !== undefined && hashContent(last) === hashContent(said);
}

/** The organization whose plan it is that is shown. @throws when none is. */
export async function organizationOf({ tx }: Scope, planId: string): Promise<string> {
  const [row] = await tx
    .select({ organizationId: remediationShares.organizationId })
    .from(remediationShares)
    .where(eq(remediationShares.planId, planId));
  if (!row) throw new Error("the plan that is shown is not there");
  return row.organizationId;
}
