import { and, asc, eq, sql } from "drizzle-orm";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOrNull,
} from "#app/domain/kernel/calendar-date.ts";
import type { OwnTerm } from "#app/domain/own-terms/own-term.ts";
import type { Information } from "#app/domain/subcontract/information.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { ownTerms } from "#db/schema/own-terms.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

/** A prime's own term as it stands: recorded, not superseded and not withdrawn. */
export type StandingOwnTerm = OwnTerm & {
  id: string;
  information: readonly Information[];
  reason: string;
  /** the words told to suppliers */
  wording: string;
  /** ISO instant, UTC */
  recordedAt: string;
  recordedByName: string;
  /** null: under every contract */
  contractId: string | null;
  contractPiid: string | null;
  /** null: in every subcontract of the contract */
  subcontractId: string | null;
  subcontractNumber: string | null;
  from: CalendarDate;
};

const standingTerms = keptStatement((tx) =>
  tx
    .select({
      term: ownTerms,
      contractPiid: contracts.piid,
      subcontractNumber: subcontracts.number,
    })
    .from(ownTerms)
    .leftJoin(contracts, eq(contracts.id, ownTerms.contractId))
    .leftJoin(subcontracts, eq(subcontracts.id, ownTerms.subcontractId))
    .where(
      and(
        eq(ownTerms.primeId, sql.placeholder("primeId")),
        eq(ownTerms.isWithdrawn, false),
        sql`not exists (select 1 from own_terms later where later.supersedes_id = ${ownTerms.id})`,
      ),
    )
    .orderBy(asc(ownTerms.fromOn), asc(ownTerms.id)),
);

/** Everything that the prime asks beyond the rule, by the day it began. */
export async function listOwnTerms({ tx, actor }: Scope): Promise<StandingOwnTerm[]> {
  const rows = await standingTerms(tx, { primeId: actor.organizationId });
  return rows.map(({ term, contractPiid, subcontractNumber }) => ({
    id: term.id,
    requiredStatus: term.requiredStatus,
    from: calendarDate(term.fromOn),
    until: calendarDateOrNull(term.untilOn),
    information: term.information,
    reason: term.reason,
    wording: term.wording,
    recordedAt: term.recordedAt.toISOString(),
    recordedByName: term.recordedByName,
    contractId: term.contractId,
    contractPiid,
    subcontractId: term.subcontractId,
    subcontractNumber,
  }));
}

/** Whether a term is asked in a subcontract, by its scope alone. */
export function reaches(
  term: Pick<StandingOwnTerm, "contractId" | "subcontractId">,
  subcontract: { contractId: string; subcontractId: string },
): boolean {
  if (term.subcontractId) return term.subcontractId === subcontract.subcontractId;
  return term.contractId === null || term.contractId === subcontract.contractId;
}
