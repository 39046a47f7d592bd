import { eq, sql } from "drizzle-orm";
import { type AwardGround, decideAward, type StandingException } from "#app/domain/award/decide.ts";
import { listOpenPoints, type OpenPoint } from "#app/domain/award/open-points.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { decideAt } from "#app/queries/posture/verdict.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  type DecidedSubcontract,
  decideAudited,
  listAuditedSubcontracts,
} from "./audited-subcontract.server.ts";

/** What would be recorded of an award on a day: what its page shows is what its command records. */
export type AwardDecision = {
  awardedOn: CalendarDate;
  recordedOn: CalendarDate;
  /** the verdict of the day of the award, as the facts are known now */
  onAwardDay: EligibilityVerdict;
  /** the verdict of today */
  onRecordingDay: EligibilityVerdict;
  ground: AwardGround;
  openPoints: OpenPoint[];
};

/** A subcontract with the decision on its award. */
export type AwardCase = { subcontract: DecidedSubcontract; decision: AwardDecision };

/**
 * Decide what an award of a subcontract on a day would rest on, and what would be open.
 *
 * @returns null when there is no such subcontract; without a decision while its information flow is
 *   not answered.
 */
export async function getAwardCase(
  scope: Scope,
  subcontractId: string,
  awardedOn: CalendarDate,
): Promise<AwardCase | "unanswered" | null> {
  const recordedOn = scope.actor.on;
  const audited = await listAuditedSubcontracts(scope, [subcontractId]);
  const [subcontract] = await decideAudited(scope, audited, awardedOn);
  if (!subcontract) return null;
  const [today, period, ineligibleBelow] = await Promise.all([
    decideAt(scope, subcontractId, { asOf: recordedOn }),
    getPeriod(scope, subcontract.contractId),
    listIneligibleBelow(scope, subcontractId, awardedOn),
  ]);
  if (!subcontract.verdict || !today) return "unanswered";
  const onAwardDay = subcontract.verdict.decision;
  const onRecordingDay = today.decision;
  const ground = decideAward({
    awardedOn,
    recordedOn,
    onAwardDay,
    onRecordingDay,
    exceptions: standingExceptions(subcontract),
  });
  const openPoints = listOpenPoints({
    awardedOn,
    recordedOn,
    ground,
    ownTerms: onAwardDay.ownTerms,
    contract: period,
    ineligibleBelow,
    gaps: subcontract.gaps,
  });
  const decision = { awardedOn, recordedOn, onAwardDay, onRecordingDay, ground, openPoints };
  return { subcontract, decision };
}

/** Approved and not withdrawn: which days and reasons each covers is for the rule to say. */
function standingExceptions({ exceptions }: DecidedSubcontract): StandingException[] {
  return exceptions.flatMap(({ id, awardOn, awardUntil, decision, withdrawal }) =>
    decision?.outcome === "approved" && !withdrawal
      ? [{ id, from: awardOn, until: awardUntil, verdict: decision.verdict }]
      : [],
  );
}

async function getPeriod({ tx }: Scope, contractId: string) {
  const { startsOn, endsOn } = contracts;
  const [row] = await tx
    .select({ startsOn, endsOn })
    .from(contracts)
    .where(eq(contracts.id, contractId));
  if (!row) throw new Error(`no contract ${contractId}`);
  return { startsOn: calendarDate(row.startsOn), endsOn: calendarDate(row.endsOn) };
}

/** Subcontracts anywhere below that get FCI or CUI and may not be awarded on a day. */
async function listIneligibleBelow(
  scope: Scope,
  subcontractId: string,
  asOf: CalendarDate,
): Promise<{ number: string; supplierName: string }[]> {
  const rows = await scope.tx.execute<{ id: string }>(sql`
    with recursive below as (
      select id from subcontracts where parent_id = ${subcontractId}
      union
      select child.id from subcontracts child join below on child.parent_id = below.id
    )
    select below.id from below join subcontracts on subcontracts.id = below.id
    where subcontracts.state <> 'closed' and subcontracts.information <> 'none'`);
  const subcontractIds = rows.map(({ id }) => id);
  if (subcontractIds.length === 0) return [];
  const cases = await listEligibilityCases(scope, { subcontractIds }, { asOf });
  const ineligible = cases.filter(({ input }) => decideEligibility(input).verdict === "ineligible");
  return scope.tx
    .select({ number: subcontracts.number, supplierName: suppliers.legalName })
    .from(subcontracts)
    .innerJoin(suppliers, eq(suppliers.id, subcontracts.supplierId))
    .where(
      among(
        subcontracts.id,
        ineligible.map((one) => one.subcontractId),
      ),
    )
    .orderBy(subcontracts.number);
}
