import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { LETTER_FACTS, type LetterKind } from "#app/domain/letter/letters.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { getException } from "#app/queries/award/exception.server.ts";
import { listSharedFacts } from "#app/queries/fact/fact.server.ts";
import { findReturned } from "#app/queries/letter/address-return.server.ts";
import { findAwaited } from "#app/queries/questionnaire/awaited.server.ts";
import { isUnanswered } from "#app/queries/sql/due-date.server.ts";
import { assignments } from "#db/schema/assignment.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { invitations } from "#db/schema/invitation.ts";
import type { letters } from "#db/schema/letter.ts";
import { passwordResets } from "#db/schema/person.ts";
import { requests } from "#db/schema/request.ts";
import { secondFactorResets } from "#db/schema/security.ts";

type Letter = typeof letters.$inferSelect;
type Facts = Record<string, unknown>;

/** What a letter has to say on the day on which it goes out, or why it goes to nobody. */
export type Concern = { ok: true; facts: Facts } | { ok: false; why: string };

const dropped = (why: string): Concern => ({ ok: false, why });

/** Why the button of a letter opens nothing any more; null where it does, or leads to a page of ours. */
export async function sayLinkOver(
  tx: Transaction,
  { kind, facts }: Letter,
  at: Date,
): Promise<string | null> {
  const { link } = LETTER_FACTS[kind as LetterKind].parse(facts);
  if ("path" in link) return null;
  if (link.tokenFor === "password-reset") {
    const [reset] = await tx.select().from(passwordResets).where(eq(passwordResets.id, link.id));
    if (reset?.usedAt) return "A new password was chosen before the letter went out.";
    return reset && reset.expiresAt <= at
      ? "Its link had expired before the letter could go out."
      : null;
  }
  const [invitation] = await tx.select().from(invitations).where(eq(invitations.id, link.id));
  if (!invitation) return null;
  if (invitation.acceptedAt) return "The invitation was accepted before the letter went out.";
  if (invitation.revokedAt)
    return "The invitation was withdrawn, or a newer one took its place, before the letter went out.";
  if (invitation.wrongPersonAt) return "Whom it goes to said that they are the wrong person.";
  return invitation.expiresAt <= at ? "Its link had expired before the letter could go out." : null;
}

/** Why whoever was told of a letter in the portal too is not to read it any more; null where they are. */
export async function sayReaderGone(tx: Transaction, letterId: string): Promise<string | null> {
  const [gone] = await tx.execute<{ gone: boolean; side: string }>(sql`
    select n.side, not (case when n.side = 'audit' then exists (
        select 1 from audit_grants g
        where g.audit_id = n.audit_id and g.person_id = n.person_id and g.revoked_at is null)
      else exists (
        select 1 from memberships m
        where m.organization_id = n.organization_id and m.person_id = n.person_id
          and m.ended_at is null and m.role like n.side || '-%') end) as gone
    from notifications n where n.letter_id = ${letterId}::uuid limit 1`);
  if (!gone?.gone) return null;
  return gone.side === "audit"
    ? "Whom it goes to has no access to the audit room any more."
    : "Whom it goes to does not work there any more.";
}

/** The reasons of letters that may be gone before they go out; what the others tell has happened. */
const REASONS: Partial<Record<LetterKind, (scope: Scope, letter: Letter) => Promise<Concern>>> = {
  "questionnaire-sent": async (scope, { facts }) => {
    const told = LETTER_FACTS["questionnaire-sent"].parse(facts);
    const awaited = await findAwaited(scope, subjectOf(facts));
    // Of what was sent back since, its own letter tells.
    const isSame = awaited && awaited.returned.length > 0 === told.returned.length > 0;
    if (!isSame)
      return dropped("The questionnaire was handed in or withdrawn before the letter went out.");
    const { dueOn, returned } = awaited;
    return { ok: true, facts: { ...facts, dueOn, returned } };
  },
  "questionnaire-reviewed": async (scope, { facts }) => {
    if (LETTER_FACTS["questionnaire-reviewed"].parse(facts).isAccepted) return { ok: true, facts };
    const awaited = await findAwaited(scope, subjectOf(facts));
    return awaited && awaited.returned.length > 0
      ? { ok: true, facts }
      : dropped("The answers were handed in anew, or withdrawn, before the letter went out.");
  },
  "flowdown-issued": async (scope, { facts, requestId }) => {
    if (requestId === null || (await isAnyAsked(scope, eq(requests.id, requestId))))
      return { ok: true, facts };
    return dropped("It was answered, withdrawn or issued anew before the letter went out.");
  },
  "flowdowns-issued": async (scope, { facts, supplierId }) => {
    const { subcontracts } = LETTER_FACTS["flowdowns-issued"].parse(facts);
    if (supplierId === null) return { ok: true, facts };
    const open = await scope.tx
      .select({ number: flowdowns.subcontractNumber })
      .from(requests)
      .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
      .where(and(eq(requests.supplierId, supplierId), isUnanswered()));
    const numbers = new Set(open.map(({ number }) => number));
    const left = subcontracts.filter(({ number }) => numbers.has(number));
    return left.length > 0
      ? { ok: true, facts: { ...facts, subcontracts: left } }
      : dropped("All of it was answered or withdrawn before the letter went out.");
  },
  "fact-returned": async (scope, { facts, supplierId }) => {
    const { reason } = LETTER_FACTS["fact-returned"].parse(facts);
    if (supplierId === null) return { ok: true, facts };
    const stated = await listSharedFacts(scope, { supplierId });
    const isStanding = stated.some(
      ({ supersededById, reviews: [latest] }) =>
        supersededById === null && latest?.outcome === "returned" && latest.note === reason,
    );
    return isStanding
      ? { ok: true, facts }
      : dropped("It was corrected, or accepted after all, before the letter went out.");
  },
  "exception-requested": async (scope, { facts, toEmail }) => {
    const exception = await getException(scope, subjectOf(facts));
    if (exception?.state === "waiting" && (await hasAddress(scope, exception.approverId, toEmail)))
      return { ok: true, facts };
    return dropped(
      "It was decided, withdrawn or given to somebody else before the letter went out.",
    );
  },
  "second-factor-reset-asked": async ({ tx, actor }, { facts }) => {
    const open = await tx
      .select({ id: secondFactorResets.id })
      .from(secondFactorResets)
      .where(
        and(
          eq(secondFactorResets.organizationId, actor.organizationId),
          eq(secondFactorResets.personId, subjectOf(facts)),
          isNull(secondFactorResets.outcome),
          gt(secondFactorResets.expiresAt, actor.at),
        ),
      );
    return open.length > 0
      ? { ok: true, facts }
      : dropped("It was decided, or nobody had decided in time, before the letter went out.");
  },
  "assignment-given": async ({ tx, actor }, { facts, toEmail }) => {
    const { parts, about } = LETTER_FACTS["assignment-given"].parse(facts);
    const held = await tx
      .select({ title: assignments.title })
      .from(assignments)
      .where(
        and(
          eq(assignments.organizationId, actor.organizationId),
          eq(assignments.about, about),
          isNull(assignments.endedAt),
          isNull(assignments.finishedAt),
          sql`lower(${assignments.assigneeEmail}) = lower(${toEmail})`,
        ),
      );
    const left = parts.filter((part) => held.some(({ title }) => title === part));
    return left.length > 0
      ? { ok: true, facts: { ...facts, parts: left } }
      : dropped("It was finished, or taken back, before the letter went out.");
  },
  "letter-returned": async (scope, { facts }) => {
    const { email } = LETTER_FACTS["letter-returned"].parse(facts);
    return (await findReturned(scope))(email)
      ? { ok: true, facts }
      : dropped("Somebody said that letters arrive there again before this one went out.");
  },
};

/** Whether the reason of a letter still stands, with what it says now. */
export async function findReason(scope: Scope, letter: Letter): Promise<Concern> {
  const reason = REASONS[letter.kind as LetterKind];
  return reason ? reason(scope, letter) : { ok: true, facts: letter.facts };
}

/** Kinds of letters whose reason is looked up. */
export function hasReason(kind: string): boolean {
  return kind in REASONS;
}

const LAST_ID = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What the button of a letter opens, by its id: the last in the address. */
function subjectOf(facts: Facts): string {
  const path = (facts.link as { path?: string } | undefined)?.path ?? "";
  return LAST_ID.exec(path)?.[1] ?? "00000000-0000-0000-0000-000000000000";
}

async function isAnyAsked({ tx }: Scope, which: SQL): Promise<boolean> {
  const rows = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(which, isUnanswered()))
    .limit(1);
  return rows.length > 0;
}

/** Whether somebody who works for the actor's organization has an address. */
async function hasAddress({ tx, actor }: Scope, personId: string, email: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from memberships
    where organization_id = ${actor.organizationId}::uuid and person_id = ${personId}::uuid
      and ended_at is null and lower(person_email) = lower(${email}) limit 1`);
  return rows.length > 0;
}
