import { eq, sql } from "drizzle-orm";
import { keepExpirations } from "#app/commands/expiration/keep-expirations.server.ts";
import { appendOversightEntries, holdLog } from "#app/commands/log/append-entry.server.ts";
import { asPortal } from "#app/commands/log/as-portal.server.ts";
import type { EligibilityVerdict } from "#app/domain/eligibility/types.ts";
import type { Scope } from "#app/platform/db.server.ts";
import {
  type EligibilityCase,
  listEligibilityCases,
} from "#app/queries/posture/eligibility.server.ts";
import { type PostureRow, postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import {
  chosenSubcontracts,
  type WhichSubcontracts,
} from "#app/queries/subcontract/which.server.ts";
import { postures } from "#db/schema/posture.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { keepStandingScores } from "./keep-standing-scores.server.ts";

/** Subcontracts that are held with all of their facts at once, and whose rows one statement writes. */
export const SUBCONTRACTS_PER_PIECE = 2_000;

/**
 * Decide subcontracts anew as of the actor's day and keep the verdicts, in the transaction that
 * changed something they rest on. A verdict that differs from the kept one enters the log, as the
 * portal's own doing. With them it is kept when what their suppliers stated ends.
 *
 * @returns how many verdicts changed.
 */
export async function refreshPostures(
  scope: Scope,
  which: WhichSubcontracts,
): Promise<{ changed: number }> {
  let changed = 0;
  for (const piece of await piecesOf(scope, which)) changed += await refreshPiece(scope, piece);
  return { changed };
}

/** What may be many, a piece at a time: of one supplier there are never. */
async function piecesOf(scope: Scope, which: WhichSubcontracts): Promise<WhichSubcontracts[]> {
  if ("supplierId" in which) return [which];
  const ids = "subcontractIds" in which ? which.subcontractIds : await listIds(scope, which);
  const pieces: WhichSubcontracts[] = [];
  for (let start = 0; start < ids.length; start += SUBCONTRACTS_PER_PIECE)
    pieces.push({ subcontractIds: ids.slice(start, start + SUBCONTRACTS_PER_PIECE) });
  return pieces;
}

async function listIds({ tx, actor }: Scope, which: WhichSubcontracts): Promise<string[]> {
  const rows = await tx
    .select({ id: subcontracts.id })
    .from(subcontracts)
    .where(chosenSubcontracts(actor, which))
    .orderBy(subcontracts.id);
  return rows.map(({ id }) => id);
}

async function refreshPiece(scope: Scope, which: WhichSubcontracts): Promise<number> {
  const cases = await listEligibilityCases(scope, which, { asOf: scope.actor.on });
  const before = await listKept(scope, cases);
  const decided = cases.map((one) => postureRowOf(scope.actor, one));
  if (decided.length > 0) {
    await holdLog(scope);
    await keep(scope, decided);
  }
  await keepStandingScores(scope, cases);
  await keepExpirations(scope, suppliersOf(which, cases));
  const entries = decided.flatMap(({ subcontractId, contractId, supplierId, decision }) => {
    const former = before.get(subcontractId) ?? null;
    if (former && isSameVerdict(former, decision)) return [];
    const detail = {
      asOf: scope.actor.on,
      before: former && summary(former),
      after: summary(decision),
    };
    const subject = { subcontractId, contractId, supplierId };
    return [{ action: "posture.changed" as const, subject, detail }];
  });
  await appendOversightEntries(asPortal(scope), entries);
  return entries.length;
}

/** A supplier asked about by name is among them also without a subcontract that has a verdict. */
function suppliersOf(which: WhichSubcontracts, cases: readonly EligibilityCase[]): string[] {
  const ids = cases.map(({ supplierId }) => supplierId);
  return [...new Set("supplierId" in which ? [which.supplierId, ...ids] : ids)];
}

async function listKept({ tx }: Scope, cases: readonly EligibilityCase[]) {
  const ids = cases.map((one) => one.subcontractId);
  if (ids.length === 0) return new Map<string, EligibilityVerdict>();
  const rows = await tx
    .select({ subcontractId: postures.subcontractId, decision: postures.decision })
    .from(postures)
    .where(among(postures.subcontractId, ids));
  return new Map(rows.map((row) => [row.subcontractId, row.decision]));
}

async function keep({ tx, actor }: Scope, rows: PostureRow[]): Promise<void> {
  await tx
    .insert(postures)
    .values(rows)
    .onConflictDoUpdate({
      target: postures.subcontractId,
      set: Object.fromEntries(
        KEPT.map((column) => [column, sql.raw(`excluded.${snakeCase(column)}`)]),
      ),
      setWhere: eq(postures.primeId, actor.organizationId),
    });
}

const KEPT = [
  "supplierId",
  "asOf",
  "computedAt",
  "verdict",
  "required",
  "holdsUntil",
  "ownTermsRequired",
  "ownTermsVerdict",
  "refreshOn",
  "awardDayVerdict",
  "standing",
  "factsToReview",
  "factsAccepted",
  "factsReturned",
  "supplierToReview",
  "supplierWaitingSince",
  "decision",
] as const;

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `satisfiedBy` and the texts follow from these. */
function isSameVerdict(a: EligibilityVerdict, b: EligibilityVerdict): boolean {
  return JSON.stringify(summary(a)) === JSON.stringify(summary(b));
}

function summary({ verdict, required, holdsUntil, reasons, ownTerms }: EligibilityVerdict) {
  return {
    verdict,
    required,
    holdsUntil,
    reasons: reasons.map((reason) => reason.code),
    ownTerms: ownTerms
      ? {
          required: ownTerms.required,
          verdict: ownTerms.verdict,
          holdsUntil: ownTerms.holdsUntil,
        }
      : null,
  };
}
