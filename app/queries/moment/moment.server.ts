import { sql } from "drizzle-orm";
import { endOfDay } from "#app/domain/kernel/end-of-day.ts";
import { isSame, type Moment, nowOn } from "#app/domain/moment/moment.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { listEligibilityCases } from "#app/queries/posture/eligibility.server.ts";
import { postureRowOf } from "#app/queries/posture/kept-posture.server.ts";
import type { WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";

/**
 * The actor, as it would have asked at a moment: its day is the one asked about, and what came to
 * be known later does not exist for it. Now is left as it is.
 *
 * @param actor.timeZone of its organization: where a day ends.
 */
export function actorAt<A extends Actor & { timeZone: string }>(actor: A, moment: Moment): A {
  if (isSame(moment, nowOn(actor.on))) return actor;
  const isKnownToday = moment.knownOn === actor.on;
  const at = isKnownToday ? actor.at : endOfDay(moment.knownOn, actor.timeZone);
  return { ...actor, on: moment.asOf, at, knownAt: at };
}

/**
 * Read what a screen shows, in one transaction. At another moment than now the verdicts are decided
 * afresh, because what is kept of them is true today only.
 *
 * @param which the subcontracts of which the screen shows a verdict.
 */
export function readAt<T>(
  actor: Actor,
  which: WhichSubcontracts,
  read: (scope: Scope) => Promise<T>,
): Promise<T> {
  return asActor(actor, async (scope) => {
    if (actor.knownAt) await carryPostures(scope, which);
    return read(scope);
  });
}

/** Let the projection show the verdicts of the moment for the rest of the transaction. */
async function carryPostures(scope: Scope, which: WhichSubcontracts): Promise<void> {
  const { tx, actor } = scope;
  const cases = await listEligibilityCases(scope, which, { asOf: actor.on });
  const rows = cases.map((one) => inColumns(postureRowOf(actor, one)));
  await tx.execute(
    sql`select set_config('flowdown.known_postures', ${JSON.stringify(rows)}, true)`,
  );
}

function inColumns(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
