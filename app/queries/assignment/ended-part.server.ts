import { and, desc, eq, isNotNull, type SQL } from "drizzle-orm";
import type { EndedPart, Subject } from "#app/domain/assignment/assignment.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { assignments } from "#db/schema/assignment.ts";
import { ofSubject } from "./assignment.server.ts";

/**
 * A part that the actor had and has no more, the one that ended last: theirs alone, so that nobody learns of what was
 * never given to them.
 */
export function findEndedPart(
  actor: Actor,
  named: { subject: Subject; part: string } | { id: string },
): Promise<EndedPart | null> {
  const which =
    "id" in named
      ? eq(assignments.id, named.id)
      : and(ofSubject(named.subject), eq(assignments.part, named.part));
  return find(actor, which);
}

/** A contributor's own role of the database sees open parts alone. */
async function find(actor: Actor, which: SQL | undefined): Promise<EndedPart | null> {
  const [row] = await asSystem((tx) =>
    tx
      .select()
      .from(assignments)
      .where(
        and(
          which,
          eq(assignments.organizationId, actor.organizationId),
          eq(assignments.assigneeId, actor.personId),
          isNotNull(assignments.endedAt),
        ),
      )
      .orderBy(desc(assignments.endedAt))
      .limit(1),
  );
  if (!row?.endedAt || !row.ending) return null;
  const { title, about, ending } = row;
  return { title, about, ending, endedOn: calendarDateOf(row.endedAt, actor.timeZone) };
}
