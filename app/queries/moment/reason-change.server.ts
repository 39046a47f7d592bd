import { and, asc, eq, gt, lte, or, sql } from "drizzle-orm";
import type { EligibilityInput, ReasonCode } from "#app/domain/eligibility/types.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { ReasonChange } from "#app/domain/moment/reason-events.ts";
import { firstDayOf, hasReason } from "#app/domain/moment/reason-run.ts";
import type { SnapshotSubcontract } from "#app/domain/moment/snapshot.ts";
import { type Actor, asActor, asKnownAt, type Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";

type Between = {
  /** the actors of the two moments; the later one has a day and knows up to its instant */
  before: Actor;
  after: Actor & { timeZone: string };
};

/**
 * What came and went among the reasons of one subcontract's verdict: since when it is so, and when
 * it was learned.
 */
export async function listReasonChanges(
  { before, after }: Between,
  was: SnapshotSubcontract,
  now: SnapshotSubcontract,
): Promise<ReasonChange[]> {
  const changed = listChanged(was, now);
  if (changed.length === 0) return [];
  const instants = await listInstants(after, now.id, before.at);
  return asActor({ ...after, knownAt: after.at }, async (scope) => {
    const inputAt = inputsOf(scope, now.id);
    const knownAfter = await inputAt(after.at);
    const knownBefore = await inputAt(before.at);
    if (!knownAfter) return [];
    const changes: ReasonChange[] = [];
    for (const { code, began } of changed) {
      const isSo = (input: EligibilityInput | null) =>
        input !== null && hasReason(input, code) === began;
      const learned = isSo(knownBefore)
        ? null
        : await findLearned(instants, async (at) => isSo(await inputAt(at)));
      changes.push({
        code,
        began,
        since: firstDayOf(knownAfter, code, began),
        learnedOn: learned && calendarDateOf(learned, after.timeZone),
      });
    }
    return changes;
  });
}

function listChanged(was: SnapshotSubcontract, now: SnapshotSubcontract) {
  const codesOf = ({ verdict }: SnapshotSubcontract): ReasonCode[] =>
    verdict?.reasons.map(({ code }) => code) ?? [];
  const [former, present] = [codesOf(was), codesOf(now)];
  // That the requirement is met no longer says less than the reasons that came instead.
  const isTold = (code: ReasonCode) => code !== "met" || present.length === 0;
  return [
    ...present.filter((code) => !former.includes(code)).map((code) => ({ code, began: true })),
    ...former
      .filter((code) => !present.includes(code) && isTold(code))
      .map((code) => ({ code, began: false })),
  ];
}

/**
 * What the verdict of the later day would have been decided from, by what was known at an instant:
 * a function for one transaction, which is at one instant at a time.
 */
function inputsOf(
  scope: Scope,
  subcontractId: string,
): (at: Date) => Promise<EligibilityInput | null> {
  const known = new Map<number, EligibilityInput | null>();
  return async (at) => {
    const seen = known.get(at.getTime());
    if (seen !== undefined) return seen;
    const [found] = await asKnownAt(scope, at, (then) =>
      listEligibilityCases(then, { subcontractIds: [subcontractId] }, { asOf: scope.actor.on }),
    );
    const input = found?.input ?? null;
    known.set(at.getTime(), input);
    return input;
  };
}

/** Instants at which something about the subcontract or its supplier entered the log, in order. */
function listInstants(actor: Actor, subcontractId: string, after: Date): Promise<Date[]> {
  return asActor(actor, async ({ tx }: Scope) => {
    const { at, primeId, supplierId, contractId } = oversightLog;
    const about = sql`(select supplier_id, contract_id from subcontracts where id = ${subcontractId})`;
    const rows = await tx
      .selectDistinct({ at })
      .from(oversightLog)
      .where(
        and(
          eq(primeId, actor.organizationId),
          gt(at, after),
          lte(at, actor.at),
          or(
            sql`${supplierId} = (select about.supplier_id from ${about} about)`,
            sql`${contractId} = (select about.contract_id from ${about} about)`,
          ),
        ),
      )
      .orderBy(asc(at));
    return rows.map((row) => row.at);
  });
}

/** The first instant from which it was known, by halving: what is known once stays known. */
async function findLearned(
  instants: readonly Date[],
  isSoAt: (at: Date) => Promise<boolean>,
): Promise<Date | null> {
  let [low, high] = [0, instants.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = instants[middle];
    if (at && (await isSoAt(at))) high = middle;
    else low = middle + 1;
  }
  return instants[low] ?? null;
}
