import { endAssignments } from "#app/commands/person/end-assignments.server.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { getAssignment } from "#app/queries/assignment/assignment.server.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Take a part back from whom it was given to. What they answered stays. */
export function takeBackAssignment(actor: Actor, assignmentId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    await takeTurn(scope, "assign");
    const found = await getAssignment(scope, assignmentId);
    if (!found) return { ok: false, reason: "not-found" };
    if (found.state !== "ended") await endAssignments(scope, [found], "taken-back");
    return { ok: true };
  });
}
