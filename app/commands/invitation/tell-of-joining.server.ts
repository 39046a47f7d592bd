import {
  appendOversightEntries,
  type OversightSubject,
} from "#app/commands/oversight/append-oversight-entry.server.ts";
import { sideOf } from "#app/domain/access/roles.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Actor, Transaction } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation.server.ts";
import type { Joiner } from "./accept-invitation.server.ts";

/**
 * Enter in the log of the prime that invited that somebody joined; other organizations keep none.
 *
 * @param given what they joined: the roles, and the organization or the access they have now.
 */
export async function tellOfJoining(
  tx: Transaction,
  invitation: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  given: Record<string, unknown>,
): Promise<void> {
  if (!isOfPrime(invitation)) return;
  const detail = { invitationId: invitation.id, name: joiner.name, email: joiner.email, ...given };
  await appendOversightEntries(
    { tx, actor: invitedActor(invitation, joiner, at) },
    subjectsOf(invitation).map((subject) => ({
      action: invitation.kind === "supplier" ? "invitation.accepted" : "person.joined",
      subject,
      detail,
    })),
  );
}

/** Whether a prime invited, which keeps a log; a subcontractor's colleagues are its own affair. */
export function isOfPrime({ kind, role }: OpenedInvitation): boolean {
  return kind !== "colleague" || sideOf(role) === "prime";
}

/** What entries about an invitation are about: an auditor's, each contract of the room. */
export function subjectsOf({ supplier, audit }: OpenedInvitation): OversightSubject[] {
  if (audit) return audit.contractIds.map((contractId) => ({ contractId }));
  return [{ supplierId: supplier?.id ?? null }];
}

/** Somebody who holds an invitation, as the log of the inviting organization names them. */
export function invitedActor(
  { organizationId, organizationName, supplier, role }: OpenedInvitation,
  { personId, name, secondFactorAt }: Joiner,
  at: Date,
): Actor {
  return {
    ...{ personId, personName: name, organizationId, role, secondFactorAt, at },
    organizationName: supplier?.legalName ?? organizationName,
    on: calendarDateOf(at),
  };
}
