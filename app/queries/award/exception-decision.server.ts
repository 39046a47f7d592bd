import type { AwardException } from "#app/domain/award/award.ts";
import type { OpenPoint } from "#app/domain/award/open-points.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { Actor, Scope } from "#app/platform/db.server.ts";
import { hashContent } from "#app/platform/hash-content.server.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { decideAt } from "#app/queries/posture/verdict.server.ts";
import { listApproversFor } from "./award.server.ts";
import { getAwardCase } from "./decision.server.ts";
import { getException } from "./exception.server.ts";

/** An exception with what an approval given now would allow. */
export type ExceptionCase = {
  exception: AwardException;
  /** of its first day, as the facts are known now */
  verdictNow: EligibilityVerdict;
};

/** One exception as an approver decides it; null when there is none. */
export async function getExceptionCase(scope: Scope, id: string): Promise<ExceptionCase | null> {
  const exception = await getException(scope, id);
  if (!exception) return null;
  const found = await decideAt(scope, exception.subcontractId, { asOf: exception.awardOn });
  return { exception, verdictNow: found?.decision ?? exception.verdict };
}

/** What the page of one exception shows; null when there is none. */
export async function getExceptionPage(scope: Scope, id: string) {
  const logSize = await startShowing(scope);
  const found = await getExceptionCase(scope, id);
  if (!found) return null;
  const { exception, verdictNow } = found;
  const isVerdictChanged = hashContent(exception.verdict) !== hashContent(verdictNow);
  const approvers = await listApproversFor(scope, exception);
  return {
    exception,
    verdictNow,
    openPoints: exception.state === "waiting" ? await openPointsOf(scope, exception) : [],
    isVerdictChanged: exception.state === "waiting" && isVerdictChanged,
    isConcerned: isConcerned(scope.actor, exception),
    approvers: approvers.map(({ personId, name }) => ({ personId, name })),
    shown: showing(logSize, found),
  };
}

async function openPointsOf(scope: Scope, exception: AwardException): Promise<OpenPoint[]> {
  const found = await getAwardCase(scope, exception.subcontractId, exception.awardOn);
  return found && found !== "unanswered" ? found.decision.openPoints : [];
}

/** Who asked for it, who is to decide it, and an administrator, who may be the last one left. */
export function isConcerned({ personId, role }: Actor, exception: AwardException): boolean {
  return (
    personId === exception.requestedBy ||
    personId === exception.approverId ||
    role === "prime-admin"
  );
}
