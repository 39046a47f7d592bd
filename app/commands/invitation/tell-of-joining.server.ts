import {
  appendOversightEntries,
  type OversightSubject,
} from "#app/commands/log/append-entry.server.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { type Role, sideOf } from "#app/domain/person/roles.ts";
import type { Actor, Transaction } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import type { Joiner } from "./accept-invitation.server.ts";
import { tellInviter } from "./tell-inviter.server.ts";

/** What somebody joined: as what, and the organization or the access that they have now. */
export type Given = { role: Role; organizationName?: string | null } & Record<string, unknown>;

/**
 * Tell who invited that somebody joined, and enter it in the log of the prime that they work for; other
 * organizations keep none.
 */
export async function tellOfJoining(
  tx: Transaction,
  invitation: OpenedInvitation,
  joiner: Joiner,
  at: Date,
  given: Given,
): Promise<void> {
  const actor = invitedActor(invitation, joiner, at);
  await tellInviter({ tx, actor }, invitation, { name: joiner.name, role: given.role });
  if (!isOfPrime(invitation)) return;
  const detail = { invitationId: invitation.id, name: joiner.name, email: joiner.email, ...given };
  await appendOversightEntries(
    { tx, actor: { ...actor, told: toldOf(given) } },
    subjectsOf(invitation).map((subject) => ({
      action: invitation.kind === "supplier" ? "invitation.accepted" : "person.joined",
      subject,
      detail,
    })),
  );
}

/** They are of the organization that they joined; a colleague's is the one that invited. */
function toldOf({ role, organizationName }: Given): Actor["told"] {
  return organizationName === undefined ? { role } : { role, organization: organizationName };
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

/** Somebody who holds an invitation, in the log of the organization that invited. */
export function invitedActor(
  { organizationId, organizationName, timeZone, role }: OpenedInvitation,
  { personId, name, secondFactorAt }: Omit<Joiner, "email">,
  at: Date,
): Actor {
  return {
    personId,
    personName: name,
    organizationId,
    organizationName,
    role,
    secondFactorAt,
    at,
    on: calendarDateOf(at, timeZone),
    timeZone,
  };
}
