import type postgres from "postgres";
import { keepStandingScores } from "#app/commands/posture/keep-standing-scores.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import {
  type EligibilityCase,
  listEligibilityCases,
} from "#app/queries/posture/eligibility.server.ts";
import { postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { awards } from "#db/schema/award.ts";
import { postures } from "#db/schema/posture.ts";
import type { Random } from "../random.ts";
import { copyRows } from "./copy.ts";

const AWARDED = 0.4;

/**
 * Decide every subcontract of the prime with the one verdict function, contract by contract, and
 * keep the verdicts; some of those that may be awarded are. Without the log entries of single
 * changes, because there was nothing before.
 *
 * @returns how many were decided.
 */
export async function decideAll(
  system: postgres.Sql,
  random: Random,
  actor: Actor,
  contractIds: readonly string[],
): Promise<number> {
  let count = 0;
  for (const contractId of contractIds) {
    const cases = await asActor(actor, (scope) =>
      listEligibilityCases(scope, { contractId }, { asOf: actor.on }),
    );
    await system.begin((sql) => keep(sql, random, actor, cases));
    await asActor(actor, (scope) => keepStandingScores(scope, cases));
    count += cases.length;
  }
  return count;
}

async function keep(
  sql: postgres.TransactionSql,
  random: Random,
  actor: Actor,
  cases: readonly EligibilityCase[],
): Promise<void> {
  const primeId = actor.organizationId;
  const decided = cases.map((one) => {
    const row = postureRowOf(actor, one);
    const isAwarded = row.verdict !== "ineligible" && random.chance(AWARDED);
    return { row: isAwarded ? { ...row, awardDayVerdict: null } : row, isAwarded };
  });
  await copyRows(
    sql,
    postures,
    decided.map(({ row }) => row),
  );
  const awarded = decided.filter(({ isAwarded }) => isAwarded).map(({ row }) => row);
  await copyRows(
    sql,
    awards,
    awarded.map(({ subcontractId, contractId, decision }) => ({
      id: random.uuid(),
      primeId,
      contractId,
      subcontractId,
      awardedOn: actor.on,
      recordedOn: actor.on,
      isRecordedLate: false,
      recordedVerdict: decision,
      recordedAt: actor.at,
      recordedBy: actor.personId,
      recordedByName: actor.personName,
      isSupported: true,
      exceptionId: null,
      verdict: decision,
      catalogVersion: CATALOG_EDITION,
    })),
  );
  await sql`update subcontracts set state = 'awarded'
    where id = any(${awarded.map(({ subcontractId }) => subcontractId)}::uuid[])`;
}
