import { isDeepStrictEqual } from "node:util";
import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { isKept } from "#app/domain/expiration/kinds.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import { supplierExpirations } from "#db/schema/expiration.ts";
import { postures, supplierScores } from "#db/schema/posture.ts";
import type { Day } from "./days.ts";
import type { Scene } from "./scene.ts";

type Row = Record<string, unknown>;

/** What may differ between what was kept on some day and what is decided anew on another. */
const WHEN = ["asOf", "computedAt"];

/** Compare everything that is kept of the verdicts, scores and days on which something ends with what a rebuild would keep now. */
export async function checkPostures(
  scene: Scene,
  { today, at, timeZone }: { today: Day; at: Date; timeZone: string },
): Promise<{ count: number; differences: string[] }> {
  const prime = { id: scene.primeId, legalName: "Year Aerospace", timeZone };
  const actor = { ...systemActor(prime, at), on: calendarDate(today) };
  const { cases, kept, scores, ends, known } = await asSystem(async (tx) => ({
    cases: await listEligibilityCases({ tx, actor }, { all: true }, { asOf: actor.on }),
    kept: await tx.select().from(postures).where(eq(postures.primeId, scene.primeId)),
    scores: await tx.select().from(supplierScores).where(eq(supplierScores.primeId, scene.primeId)),
    ends: await tx
      .select()
      .from(supplierExpirations)
      .where(
        and(
          eq(supplierExpirations.primeId, scene.primeId),
          eq(supplierExpirations.isFollowed, true),
          or(isNull(supplierExpirations.countsFrom), lte(supplierExpirations.countsFrom, actor.on)),
          or(
            isNull(supplierExpirations.countsBefore),
            gt(supplierExpirations.countsBefore, actor.on),
          ),
        ),
      ),
    known: await listKnownEndings({ tx, actor }, {}),
  }));
  const keptOf = new Map(kept.map((row) => [row.subcontractId, row]));
  const scoreOf = new Map(scores.map((row) => [row.supplierId, row.score]));
  const differences = cases.flatMap((one) => {
    const name = scene.names.get(one.supplierId) ?? "?";
    const score = { score: scoreOf.get(one.supplierId) ?? null };
    return [
      ...compare(name, keptOf.get(one.subcontractId) ?? {}, postureRowOf(actor, one)),
      ...compare(name, score, { score: one.score?.score ?? null }),
    ];
  });
  if (kept.length !== cases.length)
    differences.push(`${kept.length} verdicts are kept of ${cases.length}`);
  const keptDays = ends.map((one) => `${one.kind} ${one.subjectId} ${one.endsOn}`);
  const days = known.flatMap((one) => (isKept(one.kind) ? [keyOfEnding(one)] : []));
  for (const day of keptDays)
    if (!days.includes(day)) differences.push(`${day} is kept, and ends not`);
  for (const day of days)
    if (!keptDays.includes(day)) differences.push(`${day} ends, and is not kept`);
  return { count: cases.length, differences };
}

function compare(name: string, kept: Row, anew: Row): string[] {
  return Object.keys(anew).flatMap((column) => {
    const [is, ought] = [plain(kept[column]), plain(anew[column])];
    if (WHEN.includes(column) || isDeepStrictEqual(is, ought)) return [];
    const [told, instead] = [JSON.stringify(is), JSON.stringify(ought)];
    return [`the kept ${column} of ${name} is ${told}, decided anew it is ${instead}`];
  });
}

/** As it is after a way through JSON, which is how decisions are kept. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
