import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { AwardException } from "#app/domain/award/award.ts";
import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { getExceptionCase } from "#app/queries/award/exception-decision.server.ts";
import { findStale, type Stale } from "#app/queries/log/shown.server.ts";
import { exceptionConditions, exceptionDecisions } from "#db/schema/award.ts";
import { memberships } from "#db/schema/organization.ts";
import { changeException, subjectOf } from "./change-exception.server.ts";

type Decision = {
  outcome: "approved" | "refused";
  reason: string;
  /** what has to be done in return, and by when */
  conditions?: { text: string; dueOn: CalendarDate }[];
};
type Refusal =
  | "not-found"
  | "not-yours"
  | "decided-already"
  | "withdrawn"
  | "over"
  | "supported"
  | "condition-in-the-past";
type Outcome = { ok: true } | { ok: false; reason: Refusal } | Stale;

/**
 * Approve or refuse an exception, once: only the approver it names, never who asked for it. What is
 * approved is the verdict that the approver saw.
 */
export function decideException(
  actor: Actor,
  exceptionId: string,
  { shown, ...input }: Decision & { shown?: string },
): Promise<Outcome> {
  return changeException<Outcome>(actor, exceptionId, async (scope, exception) => {
    const refusal = refusalOf(actor, exception);
    if (refusal) return { ok: false, reason: refusal };
    const found = await getExceptionCase(scope, exceptionId);
    if (!found) return { ok: false, reason: "not-found" };
    const stale = await findStale(scope, shown, found, subjectOf(exception));
    if (stale) return stale;
    const { verdictNow: verdict } = found;
    const { outcome, reason, conditions = [] } = input;
    if (outcome === "approved" && verdict.verdict !== "ineligible")
      return { ok: false, reason: "supported" };
    if (conditions.some(({ dueOn }) => dueOn < actor.on))
      return { ok: false, reason: "condition-in-the-past" };
    await scope.tx.insert(exceptionDecisions).values({
      decidedAt: actor.at,
      decidedBy: actor.personId,
      decidedByName: actor.personName,
      primeId: actor.organizationId,
      contractId: exception.contractId,
      exceptionId,
      outcome,
      reason,
      verdict,
    });
    await setConditions(scope, exception, conditions);
    await appendOversightEntry(
      scope,
      outcome === "approved" ? "exception.approved" : "exception.refused",
      subjectOf(exception),
      { exceptionId, outcome, reason, verdict, conditions },
    );
    await tellRequester(scope, exception, input);
    return { ok: true };
  });
}

function refusalOf({ personId }: Actor, exception: AwardException): Refusal | null {
  if (exception.decision) return "decided-already";
  if (exception.approverId !== personId || exception.requestedBy === personId) return "not-yours";
  if (exception.state === "withdrawn") return "withdrawn";
  return exception.state === "expired" ? "over" : null;
}

async function setConditions(
  { tx, actor }: Scope,
  { id, contractId }: AwardException,
  conditions: NonNullable<Decision["conditions"]>,
): Promise<void> {
  if (conditions.length === 0) return;
  await tx.insert(exceptionConditions).values(
    conditions.map(({ text, dueOn }) => ({
      setAt: actor.at,
      setBy: actor.personId,
      setByName: actor.personName,
      primeId: actor.organizationId,
      contractId,
      exceptionId: id,
      text,
      dueOn,
    })),
  );
}

async function tellRequester(
  { tx, actor }: Scope,
  exception: AwardException,
  { outcome, reason, conditions = [] }: Decision,
): Promise<void> {
  const [requester] = await tx
    .select({ email: memberships.personEmail, name: memberships.personName })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        eq(memberships.personId, exception.requestedBy),
        isNull(memberships.endedAt),
      ),
    );
  if (!requester) return;
  await sendLetter(tx, {
    kind: "exception-decided",
    organizationId: actor.organizationId,
    to: requester,
    facts: {
      link: { path: paths.prime.exception(actor.organizationId, exception.id) },
      approverName: actor.personName,
      subcontractNumber: exception.subcontractNumber,
      outcome,
      reason,
      conditions:
        conditions.map(({ text, dueOn }) => `By ${formatDate(dueOn)}: ${text}`).join(" ") || null,
    },
  });
}
