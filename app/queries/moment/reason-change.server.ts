import { and, asc, eq, gt, lte, or, type SQL, sql } from "drizzle-orm";
import type { EligibilityInput, ReasonCode } from "#app/domain/eligibility/types.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { ReasonChange } from "#app/domain/moment/reason-events.ts";
import { firstDayOf, hasReason } from "#app/domain/moment/reason-run.ts";
import type { SnapshotSubcontract } from "#app/domain/moment/snapshot.ts";
import { type Actor, asActor, asKnownAt, type Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { idsText } from "#app/queries/sql/among.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";

type Between = {
  /** the actors of the two moments; the later one has a day and knows up to its instant */
  before: Actor;
  after: Actor & { timeZone: string };
};

/** A subcontract at the earlier and at the later moment. */
export type Followed = { was: SnapshotSubcontract; now: SnapshotSubcontract };

/** A reason that came or went, and between which of the instants it was learned. */
type Search = { id: string; code: ReasonCode; began: boolean; low: number; high: number };

/**
 * What came and went among the reasons of verdicts: since when it is so, and when it was learned.
 *
 * @returns by the ids of the subcontracts.
 */
export async function listReasonChanges(
  { before, after }: Between,
  followed: readonly Followed[],
): Promise<Map<string, ReasonChange[]>> {
  const changed = followed.flatMap(({ was, now }) =>
    listChanged(was, now).map((change) => ({ id: now.id, ...change })),
  );
  const ids = [...new Set(changed.map(({ id }) => id))];
  if (ids.length === 0) return new Map();
  const instants = await listInstants(after, ids, before.at);
  return asActor({ ...after, knownAt: after.at }, async (scope) => {
    const inputsAt = inputsOf(scope, ids);
    const [known, knownBefore] = [await inputsAt(after.at), await inputsAt(before.at)];
    const learned = await findLearned(
      changed.filter((one) => !isSo(knownBefore, one)),
      instants,
      inputsAt,
    );
    const changes = new Map<string, ReasonChange[]>(ids.map((id) => [id, []]));
    for (const one of changed) {
      const { id, code, began } = one;
      const input = known.get(id);
      const at = learned.get(keyOf(one));
      if (input)
        changes.get(id)?.push({
          code,
          began,
          since: firstDayOf(input, code, began),
          learnedOn: at ? calendarDateOf(at, after.timeZone) : null,
        });
    }
    return changes;
  });
}

type Inputs = ReadonlyMap<string, EligibilityInput>;

function isSo(inputs: Inputs, { id, code, began }: Pick<Search, "id" | "code" | "began">): boolean {
  const input = inputs.get(id);
  return input !== undefined && hasReason(input, code) === began;
}

const keyOf = ({ id, code }: Pick<Search, "id" | "code">) => `${id} ${code}`;

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
 * What the verdicts of the later day would have been decided from, by what was known at an instant: a
 * function for one transaction, which is at one instant at a time.
 */
function inputsOf(scope: Scope, subcontractIds: string[]): (at: Date) => Promise<Inputs> {
  const known = new Map<number, Inputs>();
  return async (at) => {
    const seen = known.get(at.getTime());
    if (seen) return seen;
    const found = await asKnownAt(scope, at, (then) =>
      listEligibilityCases(then, { subcontractIds }, { asOf: scope.actor.on }),
    );
    const inputs = new Map(found.map(({ subcontractId, input }) => [subcontractId, input]));
    known.set(at.getTime(), inputs);
    return inputs;
  };
}

/** Instants at which something about the subcontracts or their suppliers entered the log, in order. */
function listInstants(actor: Actor, subcontractIds: string[], after: Date): Promise<Date[]> {
  return asActor(actor, async ({ tx }: Scope) => {
    const { at, primeId, supplierId, contractId } = oversightLog;
    const about = (column: SQL) =>
      sql`(select ${column} from subcontracts where id = any(${idsText(subcontractIds)}::uuid[]))`;
    const rows = await tx
      .selectDistinct({ at })
      .from(oversightLog)
      .where(
        and(
          eq(primeId, actor.organizationId),
          gt(at, after),
          lte(at, actor.at),
          or(
            sql`${supplierId} in ${about(sql`supplier_id`)}`,
            sql`${contractId} in ${about(sql`contract_id`)}`,
          ),
        ),
      )
      .orderBy(asc(at));
    return rows.map((row) => row.at);
  });
}

/**
 * The first instant from which each was known, by halving: what is known once stays known. All of them
 * are halved at once, so that one reading of an instant serves every one that looks there.
 *
 * @returns by `keyOf`.
 */
async function findLearned(
  sought: readonly Pick<Search, "id" | "code" | "began">[],
  instants: readonly Date[],
  inputsAt: (at: Date) => Promise<Inputs>,
): Promise<Map<string, Date>> {
  const searches: Search[] = sought.map((one) => ({ ...one, low: 0, high: instants.length - 1 }));
  let open = searches.filter(({ low, high }) => low < high);
  while (open.length > 0) {
    for (const search of open) {
      const middle = Math.floor((search.low + search.high) / 2);
      const at = instants[middle];
      if (at && isSo(await inputsAt(at), search)) search.high = middle;
      else search.low = middle + 1;
    }
    open = open.filter(({ low, high }) => low < high);
  }
  return new Map(
    searches.flatMap((search) => {
      const at = instants[search.low];
      return at ? [[keyOf(search), at] as const] : [];
    }),
  );
}
