import { and, eq, isNull } from "drizzle-orm";
import { assign } from "#app/commands/assignment/assign.server.ts";
import type { AssignAnswer } from "#app/domain/assignment/assign-form.ts";
import type { Subject } from "#app/domain/assignment/assignment.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { type Assignment, listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { invitations } from "#db/schema/invitation.ts";
import type { TestActor } from "./people.ts";

/** What somebody types to give parts to a colleague, as the page shows who is on what now. */
export async function assignFormOf(
  giver: TestActor,
  subject: Subject,
  parts: string[],
  change: Partial<AssignAnswer> = {},
): Promise<AssignAnswer> {
  const standing = await onSubject(giver, subject);
  return {
    parts,
    colleague: "new",
    name: "Priya Raman",
    email: undefined,
    dueOn: addDays(calendarDate(giver.on), 7),
    note: "",
    shown: standing.map(({ part, id }) => ({ part, assignmentId: id })),
    ...change,
  };
}

/** Who is on which part now. */
export function onSubject(giver: TestActor, subject: Subject): Promise<Assignment[]> {
  return asActor(giver, (scope) => listOnSubject(scope, subject));
}

/** Give parts to a colleague who works here. */
export async function giveTo(
  giver: TestActor,
  assignee: TestActor,
  subject: Subject,
  parts: string[],
): Promise<void> {
  const form = await assignFormOf(giver, subject, parts, { colleague: assignee.personId });
  const outcome = await assign(giver, subject, form);
  if (!outcome.ok) throw new Error(outcome.reason);
}

/** The invitations to an address that nobody took back. */
export function openInvitationsTo(email: string) {
  return asSystem((tx) =>
    tx
      .select()
      .from(invitations)
      .where(and(eq(invitations.email, email), isNull(invitations.revokedAt))),
  );
}
