import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import {
  type AssignmentState,
  assignmentStateOf,
  type Ending,
  type Subject,
} from "#app/domain/assignment/assignment.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listOpenInvitationIds } from "#app/queries/invitation/invitation.server.ts";
import { assignments } from "#db/schema/assignment.ts";

/** A part of an answer that somebody was given. */
export type Assignment = {
  id: string;
  subject: Subject;
  part: string;
  title: string;
  about: string;
  /** null until somebody who was invited joins */
  assigneeId: string | null;
  assigneeName: string;
  assigneeEmail: string;
  invitationId: string | null;
  givenBy: string;
  givenByName: string;
  /** ISO instant, UTC */
  givenAt: string;
  dueOn: CalendarDate;
  note: string;
  state: AssignmentState;
  /** ISO instant, UTC; null before */
  finishedAt: string | null;
  ending: Ending | null;
};

/** Who is on which part of something now. */
export function listOnSubject(scope: Scope, subject: Subject): Promise<Assignment[]> {
  return select(scope, and(ofSubject(subject), isNull(assignments.endedAt)));
}

/** Every part that somebody is on, what is due first; of a contributor their own. */
export function listOpenAssignments(scope: Scope): Promise<Assignment[]> {
  return select(scope, isNull(assignments.endedAt));
}

/** Everything that somebody is on now: who joined, or is invited. */
export function listHeldBy(scope: Scope, holder: Holder): Promise<Assignment[]> {
  return select(scope, and(isHeldBy(holder), isNull(assignments.endedAt)));
}

/** One of the actor's organization; null when there is none. */
export async function getAssignment(scope: Scope, id: string): Promise<Assignment | null> {
  const [found] = await select(scope, eq(assignments.id, id));
  return found ?? null;
}

/** The actor's own assignment of a part; null when nobody gave it to them. */
export async function findOwnPart(
  scope: Scope,
  subject: Subject,
  part: string,
): Promise<Assignment | null> {
  const [found] = await select(
    scope,
    and(
      ofSubject(subject),
      eq(assignments.part, part),
      eq(assignments.assigneeId, scope.actor.personId),
      isNull(assignments.endedAt),
    ),
  );
  return found ?? null;
}

export type Holder = { personId: string } | { invitationId: string };

export function isHeldBy(holder: Holder): SQL {
  return "personId" in holder
    ? eq(assignments.assigneeId, holder.personId)
    : eq(assignments.invitationId, holder.invitationId);
}

const COLUMN = {
  request: assignments.requestId,
  workbook: assignments.workbookId,
  questionnaire: assignments.questionnaireRequestId,
} as const;

/** The rows about one subject. */
export function ofSubject({ kind, id }: Subject): SQL {
  return eq(COLUMN[kind], id);
}

async function select({ tx, actor }: Scope, which: SQL | undefined): Promise<Assignment[]> {
  const rows = await tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.organizationId, actor.organizationId), which))
    .orderBy(
      asc(assignments.dueOn),
      asc(assignments.createdAt),
      asc(assignments.title),
      asc(assignments.id),
    );
  const isWaiting = rows.some(({ assigneeId }) => assigneeId === null);
  const open = isWaiting ? await listOpenInvitationIds({ tx, actor }) : new Set<string>();
  return rows.map((row) => assignmentOf(row, open));
}

function assignmentOf(
  row: typeof assignments.$inferSelect,
  openInvitations: ReadonlySet<string>,
): Assignment {
  const { id, part, title, about, assigneeId, assigneeName, assigneeEmail, invitationId } = row;
  const finishedAt = row.finishedAt?.toISOString() ?? null;
  return {
    id,
    subject: subjectOf(row),
    part,
    title,
    about,
    assigneeId,
    assigneeName,
    assigneeEmail,
    invitationId,
    givenBy: row.createdBy,
    givenByName: row.createdByName,
    givenAt: row.createdAt.toISOString(),
    dueOn: calendarDate(row.dueOn),
    note: row.note,
    state: assignmentStateOf({
      isJoined: assigneeId !== null,
      isInvitationOpen: invitationId !== null && openInvitations.has(invitationId),
      finishedAt,
      endedAt: row.endedAt?.toISOString() ?? null,
    }),
    finishedAt,
    ending: row.ending,
  };
}

function subjectOf(row: typeof assignments.$inferSelect): Subject {
  if (row.requestId) return { kind: "request", id: row.requestId };
  if (row.workbookId) return { kind: "workbook", id: row.workbookId };
  return { kind: "questionnaire", id: row.questionnaireRequestId ?? "" };
}
