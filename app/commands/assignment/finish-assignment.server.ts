import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor } from "#app/platform/db.server.ts";
import { getAssignment } from "#app/queries/assignment/assignment.server.ts";
import { listLeftOpen } from "#app/queries/assignment/left-open.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";
import { assignments } from "#db/schema/assignment.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" };

/** Say that one's part is finished: whoever gave it is told, once. */
export function finishAssignment(actor: Actor, assignmentId: string): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    const found = await getAssignment(scope, assignmentId);
    if (!found || found.assigneeId !== actor.personId || found.state === "ended")
      return { ok: false, reason: "not-found" };
    const finished = await tx
      .update(assignments)
      .set({ finishedAt: actor.at })
      .where(
        and(
          eq(assignments.id, assignmentId),
          isNull(assignments.finishedAt),
          isNull(assignments.endedAt),
        ),
      )
      .returning({ id: assignments.id });
    const isFirst = finished.length === 1;
    const to =
      isFirst && found.givenBy !== actor.personId && (await findMember(scope, found.givenBy));
    if (!to) return { ok: true };
    await sendLetter(tx, {
      kind: "assignment-finished",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.subcontractor.assignment(actor.organizationId, assignmentId) },
        assigneeName: actor.personName,
        part: found.title,
        about: found.about,
        leftOpen: (await listLeftOpen(scope, found)).length,
      },
    });
    return { ok: true };
  });
}
