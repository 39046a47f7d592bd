import { sql } from "drizzle-orm";
import type postgres from "postgres";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { listKeptOf } from "#app/queries/expiration/kept.server.ts";
import {
  type EligibilityCase,
  listEligibilityCases,
} from "#app/queries/posture/eligibility.server.ts";
import { postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import { awards } from "#db/schema/award.ts";
import { supplierExpirations } from "#db/schema/expiration.ts";
import { postures, supplierScores } from "#db/schema/posture.ts";
import { type Random, randomFrom } from "../random.ts";
import { copyRows } from "./copy.ts";

const AWARDED = 0.4;
/** As many numbers as a case draws at most: whether it is awarded, and the id of the award. */
const DRAWN_PER_CASE = 5;
const SUPPLIERS_PER_PIECE = 1_000;
const PIECES_PER_SAYING = 10;

/**
 * Decide every subcontract of the prime with the one verdict function, some suppliers at a time, and
 * keep the verdicts with what is told from them; some of those that may be awarded are. Without the log
 * entries of single changes, because there was nothing before. Suppliers that have verdicts are passed
 * over.
 *
 * @returns how many were decided.
 */
export async function decideAll(
  writer: postgres.Sql,
  seed: number,
  actor: Actor,
  say: (text: string) => void,
): Promise<number> {
  const [there] = await writer<{ count: number }[]>`
    select count(*)::int as count from postures where prime_id = ${actor.organizationId}`;
  const before = there?.count ?? 0;
  let count = 0;
  let piece = await readPiece(actor, FIRST);
  for (let turn = 1; piece.last !== null; turn += 1) {
    const { cases, kept, last } = piece;
    const random = randomFrom(seed, (before + count) * DRAWN_PER_CASE);
    // The next is read while this one is written: by other connections, of other suppliers.
    const [next] = await Promise.all([
      readPiece(actor, last),
      writer.begin(async (tx) => {
        await copyRows(
          tx,
          supplierExpirations,
          kept.map(({ on, id, ...row }) => ({
            ...row,
            primeId: actor.organizationId,
            endsOn: on,
            subjectId: id,
          })),
        );
        await keep(tx, random, actor, cases);
      }),
    ]);
    count += cases.length;
    piece = next;
    if (turn % PIECES_PER_SAYING === 0) say(`${count.toLocaleString("en-US")} verdicts`);
  }
  return count;
}

const FIRST = "00000000-0000-0000-0000-000000000000";

type Piece = {
  cases: EligibilityCase[];
  /** when what their suppliers stated ends */
  kept: Awaited<ReturnType<typeof listKeptOf>>;
  /** the supplier after which the next piece begins; null after the last one */
  last: string | null;
};

function readPiece(actor: Actor, after: string): Promise<Piece> {
  return asSystem(async (tx) => {
    const rows = await tx.execute<{ id: string; supplier_id: string }>(sql`
      select subcontracts.id, subcontracts.supplier_id
      from (select id from suppliers
        where prime_id = ${actor.organizationId}::uuid and id > ${after}::uuid
          and not exists (select 1 from postures where postures.supplier_id = suppliers.id)
        order by id limit ${SUPPLIERS_PER_PIECE}) piece
      join subcontracts on subcontracts.supplier_id = piece.id
      order by subcontracts.supplier_id, subcontracts.id`);
    const subcontractIds = rows.map(({ id }) => id);
    const scope = { tx, actor };
    const cases = await listEligibilityCases(scope, { subcontractIds }, { asOf: actor.on });
    const kept = await listKeptOf(scope, [...new Set(cases.map(({ supplierId }) => supplierId))]);
    return { cases, kept, last: rows.at(-1)?.supplier_id ?? null };
  });
}

async function keep(
  tx: postgres.TransactionSql,
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
    tx,
    postures,
    decided.map(({ row }) => row),
  );
  await keepScores(tx, primeId, cases);
  const awarded = decided.filter(({ isAwarded }) => isAwarded).map(({ row }) => row);
  await copyRows(
    tx,
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
  await tx`update subcontracts set state = 'awarded'
    where id = any(${awarded.map(({ subcontractId }) => subcontractId)}::uuid[])`;
  const supplierIds = [...new Set(cases.map(({ supplierId }) => supplierId))];
  await tx`select flowdown.keep_supplier_postures(${supplierIds}::uuid[]),
    flowdown.keep_waiting_work(${supplierIds}::uuid[])`;
}

async function keepScores(
  tx: postgres.TransactionSql,
  primeId: string,
  cases: readonly EligibilityCase[],
): Promise<void> {
  const scoreOf = new Map(cases.map(({ supplierId, score }) => [supplierId, score]));
  const told = [...scoreOf].flatMap(([supplierId, score]) =>
    score ? [{ supplierId, primeId, score: score.score, scoredOn: score.scoredOn }] : [],
  );
  await copyRows(tx, supplierScores, told);
}
