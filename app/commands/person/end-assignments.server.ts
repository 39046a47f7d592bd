import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { Ending, Subject } from "#app/domain/assignment/assignment.ts";
import { paths } from "#app/paths.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { type Assignment, ofSubject } from "#app/queries/assignment/assignment.server.ts";
import { findMember } from "#app/queries/person/member.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { assignments } from "#db/schema/assignment.ts";
import { invitations } from "#db/schema/invitation.ts";

/**
 * End assignments inside the caller's transaction, and tell those who were on them. An invitation with
 * which nothing is left to do is withdrawn.
 *
 * @param keeper who is on the same parts again from now on, and needs no word of an end; null for nobody.
 */
export async function endAssignments(
  scope: Scope,
  ended: readonly Assignment[],
  ending: "taken-back" | "reassigned",
  keeper: string | null = null,
): Promise<void> {
  await markEnded(scope, ended, ending);
  for (const invitationId of new Set(ended.flatMap((one) => one.invitationId ?? [])))
    await withdrawIfIdle(scope, invitationId);
  const left = ended.filter(({ assigneeId }) => assigneeId !== keeper);
  for (const group of byPlace(left)) await tellAssignee(scope, group, ending);
}

async function markEnded(
  { tx, actor }: Scope,
  ended: readonly Assignment[],
  ending: Ending,
): Promise<void> {
  if (ended.length === 0) return;
  const ids = ended.map(({ id }) => id);
  await tx
    .update(assignments)
    .set({ endedAt: actor.at, ending })
    .where(and(among(assignments.id, ids), isNull(assignments.endedAt)));
}

/** What one person was given of one thing. */
function byPlace(ended: readonly Assignment[]): Assignment[][] {
  const groups = new Map<string, Assignment[]>();
  for (const one of ended) {
    const key = `${one.assigneeEmail} ${one.subject.id}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

async function tellAssignee(
  scope: Scope,
  ended: readonly Assignment[],
  ending: "taken-back" | "reassigned",
): Promise<void> {
  const { tx, actor } = scope;
  const [first] = ended;
  if (!first?.assigneeId || first.assigneeId === actor.personId) return;
  const to = await findMember(scope, first.assigneeId);
  if (!to) return;
  await sendLetter(tx, {
    kind: "assignment-ended",
    organizationId: actor.organizationId,
    to,
    facts: {
      link: { path: paths.subcontractor.assignments(actor.organizationId) },
      organizationName: actor.organizationName,
      enderName: actor.personName,
      parts: ended.map(({ title }) => title),
      about: first.about,
      isReassigned: ending === "reassigned",
    },
  });
}

/** Nobody joins to see nothing. */
async function withdrawIfIdle({ tx, actor }: Scope, invitationId: string): Promise<void> {
  const [left] = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.invitationId, invitationId), isNull(assignments.endedAt)))
    .limit(1);
  if (left) return;
  await tx
    .update(invitations)
    .set({ revokedAt: actor.at })
    .where(
      and(
        eq(invitations.id, invitationId),
        eq(invitations.role, "subcontractor-contributor"),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        isNull(invitations.wrongPersonAt),
      ),
    );
}

/** What was handed in needs nobody any more: the assignments of it are done. */
export async function endAssignmentsOf({ tx, actor }: Scope, subject: Subject): Promise<void> {
  await tx
    .update(assignments)
    .set({ endedAt: actor.at, ending: "signed" })
    .where(
      and(
        eq(assignments.organizationId, actor.organizationId),
        ofSubject(subject),
        isNull(assignments.endedAt),
      ),
    );
}

/** Nobody is on what somebody left behind: it is free again, and whoever gave it is told. */
export async function freeAssignments(scope: Scope, held: readonly Assignment[]): Promise<void> {
  const { tx, actor } = scope;
  await markEnded(scope, held, "left");
  for (const givenBy of new Set(held.map((one) => one.givenBy))) {
    const to = givenBy === actor.personId ? null : await findMember(scope, givenBy);
    const theirs = held.filter((one) => one.givenBy === givenBy && one.state !== "finished");
    const [first] = theirs;
    if (!to || !first) continue;
    await sendLetter(tx, {
      kind: "assignment-freed",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.subcontractor.assignments(actor.organizationId) },
        assigneeName: first.assigneeName,
        parts: theirs.map(({ title, about }) => `${title} (${about})`),
      },
    });
  }
}

/** Somebody who was invited joined: what waited for them is theirs. In the system's transaction. */
export async function claimAssignments(
  tx: Transaction,
  invitationId: string,
  { personId, name }: { personId: string; name: string },
): Promise<void> {
  await tx
    .update(assignments)
    .set({ assigneeId: personId, assigneeName: name })
    .where(
      and(
        eq(assignments.invitationId, invitationId),
        isNull(assignments.assigneeId),
        isNull(assignments.endedAt),
      ),
    );
}
