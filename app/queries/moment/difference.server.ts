import { type Difference, listDifferences } from "#app/domain/moment/differences.ts";
import { inOrder, isSame, type Moment, nowOn } from "#app/domain/moment/moment.ts";
import type { ReasonChange } from "#app/domain/moment/reason-events.ts";
import type { SnapshotSubcontract } from "#app/domain/moment/snapshot.ts";
import type { Actor } from "#app/platform/db.server.ts";
import type { WhichSubcontracts } from "#app/queries/subcontract/which.server.ts";
import { actorAt, readAt } from "./moment.server.ts";
import { listReasonChanges } from "./reason-change.server.ts";
import { type Taken, takeSnapshot } from "./snapshot.server.ts";

/** Two moments of a screen and what changed from the earlier to the later, in words. */
export type Compared = { before: Moment; after: Moment; differences: Difference[] };

/** Of how many subcontracts the reasons are followed to their days. */
const MOST_FOLLOWED = 20;

type Asked = {
  which: WhichSubcontracts;
  /** whose facts are told; null where the screen is of many suppliers */
  supplierId: string | null;
  moment: Moment;
  /** null: compared with now */
  comparedWith: Moment | null;
};

/** What changed between the moment of a screen and another one; null when the two are the same. */
export async function compareMoments(
  actor: Actor & { timeZone: string },
  { which, supplierId, moment, comparedWith }: Asked,
): Promise<Compared | null> {
  const [before, after] = inOrder(moment, comparedWith ?? nowOn(actor.on));
  if (isSame(before, after)) return null;
  const actors = { before: actorAt(actor, before), after: actorAt(actor, after) };
  const take = (at: Actor): Promise<Taken> =>
    readAt(at, which, (scope) =>
      takeSnapshot(scope, { which, supplierId, timeZone: actor.timeZone }),
    );
  const [was, now] = [await take(actors.before), await take(actors.after)];
  const reasons = await followReasons(actors, was, now);
  const differences = listDifferences(
    { ...was, moment: before },
    { ...now, moment: after },
    reasons,
    actor.on,
  );
  return { before, after, differences };
}

function followReasons(
  actors: { before: Actor; after: Actor & { timeZone: string } },
  was: Taken,
  now: Taken,
): Promise<Map<string, ReasonChange[]>> {
  const wasOf = new Map(was.subcontracts.map((one) => [one.id, one]));
  const moved = now.subcontracts.filter((one) => saysOf(wasOf.get(one.id)) !== saysOf(one));
  const followed = moved.slice(0, MOST_FOLLOWED).flatMap((one) => {
    const former = wasOf.get(one.id);
    return former ? [{ was: former, now: one }] : [];
  });
  return listReasonChanges(actors, followed);
}

/** The answer and its reasons, told apart from any other. */
function saysOf(one: SnapshotSubcontract | undefined): string {
  return [one?.state, ...(one?.verdict?.reasons.map(({ code }) => code) ?? [])].join(" ");
}
