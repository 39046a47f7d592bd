import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { refreshPostures } from "#app/commands/posture/refresh-postures.server.ts";
import { lockSubcontract } from "#app/commands/subcontract/lock-subcontract.server.ts";
import type { AwardObstacle } from "#app/domain/award/decide.ts";
import {
  type AnsweredPoint,
  answerOpenPoints,
  type OpenPointCode,
} from "#app/domain/award/open-points.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getAwardCase } from "#app/queries/award/decision.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { awards } from "#db/schema/award.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

type Input = {
  awardedOn: CalendarDate;
  /** why the award is made although something is open, by what is open */
  reasons?: Partial<Record<OpenPointCode, string>>;
  /** what the page showed; absent where no page was shown */
  shown?: string;
};
type Refusal = "not-found" | "unanswered" | "awarded-already" | AwardObstacle;
type Outcome =
  | { ok: true; awardId: string }
  | { ok: false; reason: Refusal }
  | { ok: false; reason: "open-points"; missing: OpenPointCode[] }
  | Stale;

/**
 * Record that a subcontract was awarded, with the verdict of that day and of today, and with a
 * reason for each point that is open. What the facts of that day do not support needs an exception
 * that an approver allowed for it, and is marked so. What the person saw is what is recorded.
 */
export function recordAward(actor: Actor, subcontractId: string, input: Input): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const subcontract = await lockSubcontract(scope, subcontractId);
    if (!subcontract) return { ok: false, reason: "not-found" };
    if (subcontract.state !== "proposed") return { ok: false, reason: "awarded-already" };
    const found = await getAwardCase(scope, subcontractId, input.awardedOn);
    if (!found || found === "unanswered") return { ok: false, reason: found ?? "not-found" };
    const { decision } = found;
    const { contractId, supplierId } = subcontract;
    const subject = { contractId, subcontractId, supplierId };
    const stale = await findStale(scope, input.shown, { subcontractId, ...decision }, subject);
    if (stale) return stale;
    const { ground, awardedOn, recordedOn, onAwardDay, onRecordingDay } = decision;
    if (!ground.ok) return ground;
    const answer = answerOpenPoints(decision.openPoints, input.reasons ?? {});
    if (!answer.ok) return { ok: false, reason: "open-points", missing: answer.missing };
    const kept = {
      awardedOn,
      recordedOn,
      isRecordedLate: ground.isRecordedLate,
      isSupported: ground.isSupported,
      exceptionId: ground.exceptionId,
      verdict: onAwardDay,
      recordedVerdict: onRecordingDay,
      openPoints: answer.answered,
      waiverReason: waiverOf(answer.answered),
    };
    const awardId = randomUUID();
    const { tx } = scope;
    await tx.insert(awards).values({
      id: awardId,
      recordedAt: actor.at,
      recordedBy: actor.personId,
      recordedByName: actor.personName,
      primeId: actor.organizationId,
      contractId,
      subcontractId,
      catalogVersion: CATALOG_EDITION,
      ...kept,
    });
    await tx
      .update(subcontracts)
      .set({ state: "awarded" })
      .where(eq(subcontracts.id, subcontractId));
    await appendOversightEntry(scope, "award.recorded", subject, { awardId, ...kept });
    await refreshPostures(scope, { subcontractIds: [subcontractId] });
    return { ok: true, awardId };
  });
}

/** Why the prime's own terms were waived; null where they were met, or asked nothing. */
function waiverOf(points: readonly AnsweredPoint[]): string | null {
  return points.find(({ code }) => code === "own-terms-not-met")?.reason ?? null;
}
