import { type Actor, asActor } from "#app/platform/db.server.ts";
import type { ManagedColleague } from "./colleague.server.ts";
import {
  getManagedColleague,
  listWaitingResets,
  type WaitingReset,
} from "./second-factor-reset.server.ts";
import { listSecurityEvents, type SecurityEventItem } from "./security-event.server.ts";

const SHOWN = 20;

/** Everything that an administrator sees of a colleague's access. */
export type ColleagueAccess = {
  colleague: ManagedColleague;
  reset: WaitingReset | null;
  events: SecurityEventItem[];
};

/** @returns null when the person does not work on the actor's side of the organization. */
export async function getColleagueAccess(
  actor: Actor,
  personId: string,
): Promise<ColleagueAccess | null> {
  const colleague = await getManagedColleague(actor, personId);
  if (!colleague) return null;
  return asActor(actor, async (scope) => {
    const [resets, { events }] = await Promise.all([
      listWaitingResets(scope),
      listSecurityEvents(scope, { personId }),
    ]);
    const reset = resets.find((one) => one.personId === personId) ?? null;
    return { colleague, reset, events: events.slice(0, SHOWN) };
  });
}
