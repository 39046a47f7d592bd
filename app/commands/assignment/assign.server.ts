import { issueInvitation } from "#app/commands/invitation/issue-invitation.server.ts";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { endAssignments } from "#app/commands/person/end-assignments.server.ts";
import { askQuota } from "#app/commands/quota/ask-quota.server.ts";
import { type AssignAnswer, SOMEBODY_NEW } from "#app/domain/assignment/assign-form.ts";
import {
  type AssignRefusal,
  type Part,
  planAssignment,
  type Subject,
} from "#app/domain/assignment/assignment.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
} from "#app/domain/kernel/calendar-date.ts";
import type { LetterLink } from "#app/domain/letter/letters.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { listOnSubject } from "#app/queries/assignment/assignment.server.ts";
import { type Assignable, getAssignable } from "#app/queries/assignment/subject.server.ts";
import { findOpenColleagueInvitation } from "#app/queries/invitation/invitation.server.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { assignments } from "#db/schema/assignment.ts";

type Outcome = { ok: true } | { ok: false; reason: "not-found" | AssignRefusal };

/** Whom parts are given to: somebody who works here, or somebody to invite. */
type Assignee =
  | { personId: string; name: string; email: string }
  | { personId: null; name: string; email: string };

/**
 * Give parts of an answer to a colleague. Whoever is on one of them now is not any more. Somebody who
 * has no account is invited, to see those parts and nothing else.
 */
export function assign(actor: Actor, subject: Subject, form: AssignAnswer): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const isInviting = form.colleague === SOMEBODY_NEW;
    const quota = isInviting ? await askQuota(scope, "invitations") : null;
    await takeTurn(scope, "assign");
    const assignable = await getAssignable(scope, subject);
    if (!assignable) return { ok: false, reason: "not-found" };
    const standing = await listOnSubject(scope, subject);
    const plan = planAssignment({
      parts: assignable.parts,
      standing: standing.map(({ id, part }) => ({ assignmentId: id, part })),
      chosen: form.parts,
      shown: form.shown,
      dueOn: form.dueOn,
      on: calendarDate(actor.on),
    });
    if (!plan.ok) return plan;
    const assignee = await findAssignee(scope, form);
    if (!assignee) return { ok: false, reason: "unknown-colleague" };
    if (assignee.personId === null && quota && !quota.isWithin)
      return { ok: false, reason: "quota" };
    const replaced = standing.filter(({ id }) => plan.replaced.includes(id));
    await endAssignments(scope, replaced, "reassigned", assignee.personId);
    await give(scope, assignable, plan.given, assignee, form);
    return { ok: true };
  });
}

/** Somebody who is invited by an address at which a colleague works is that colleague. */
async function findAssignee(scope: Scope, form: AssignAnswer): Promise<Assignee | null> {
  const colleagues = (await listColleagues(scope)).filter(
    ({ role }) => sideOf(role) === "subcontractor",
  );
  const { colleague, name, email = "" } = form;
  const found = colleagues.find((one) =>
    colleague === SOMEBODY_NEW ? one.email.toLowerCase() === email : one.personId === colleague,
  );
  if (found) return { personId: found.personId, name: found.name, email: found.email };
  return colleague === SOMEBODY_NEW ? { personId: null, name, email } : null;
}

type Given = Pick<AssignAnswer, "dueOn" | "note">;

async function give(
  scope: Scope,
  assignable: Assignable,
  given: readonly Part[],
  assignee: Assignee,
  { dueOn, note }: Given,
): Promise<void> {
  const { actor } = scope;
  const { name, email } = assignee;
  const facts = {
    organizationName: actor.organizationName,
    parts: given.map(({ title }) => title),
    about: assignable.about,
    dueOn,
    note,
  };
  if (assignee.personId !== null) {
    await insert(scope, assignable, given, { ...assignee, invitationId: null, dueOn, note });
    if (assignee.personId === actor.personId) return;
    await sendLetter(scope.tx, {
      kind: "assignment-given",
      organizationId: actor.organizationId,
      to: { name, email },
      facts: {
        ...facts,
        link: { path: paths.subcontractor.assignments(actor.organizationId) },
        giverName: actor.personName,
      },
    });
    return;
  }
  const letter = (link: LetterLink, expiresOn: CalendarDate) => ({
    kind: "assignment-invitation" as const,
    facts: { ...facts, link, inviterName: actor.personName, expiresOn },
  });
  const invitationId = await invite(scope, { name, email }, letter);
  await insert(scope, assignable, given, { ...assignee, invitationId, dueOn, note });
}

type Letter = Parameters<typeof issueInvitation>[1]["letter"];

/** Invite somebody, or write again with the link that they have and did not follow yet. */
async function invite(
  scope: Scope,
  to: { name: string; email: string },
  letter: Letter,
): Promise<string> {
  const { tx, actor } = scope;
  const role = "subcontractor-contributor" as const;
  const open = await findOpenColleagueInvitation(scope, { email: to.email, role });
  if (!open)
    return (await issueInvitation(scope, { kind: "colleague", role, ...to, letter })).invitationId;
  const link = { tokenFor: "invitation" as const, id: open.id };
  await sendLetter(tx, {
    ...letter(link, calendarDateOf(open.expiresAt, actor.timeZone)),
    organizationId: actor.organizationId,
    to,
  });
  return open.id;
}

type Row = Assignee & Given & { invitationId: string | null };

async function insert(
  { tx, actor }: Scope,
  { subject, about }: Assignable,
  given: readonly Part[],
  { personId, name, email, invitationId, dueOn, note }: Row,
): Promise<void> {
  const { kind, id } = subject;
  await tx.insert(assignments).values(
    given.map(({ part, title, items, reads }) => ({
      createdAt: actor.at,
      createdBy: actor.personId,
      createdByName: actor.personName,
      organizationId: actor.organizationId,
      requestId: kind === "request" ? id : null,
      workbookId: kind === "workbook" ? id : null,
      questionnaireRequestId: kind === "questionnaire" ? id : null,
      part,
      title,
      about,
      items: [...items],
      reads: [...reads],
      assigneeId: personId,
      assigneeName: name,
      assigneeEmail: email,
      invitationId,
      dueOn,
      note,
    })),
  );
}
