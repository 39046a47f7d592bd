import { appendOversightEntry } from "#app/commands/oversight/append-oversight-entry.server.ts";
import { sideOf } from "#app/domain/access/roles.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { Actor, Transaction } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation.server.ts";
import type { Joiner } from "./accept-invitation.server.ts";

/** Enter in the log of the prime that invited that somebody joined; other organizations keep none. */
export async function tellOfJoining(
  tx: Transaction,
  invitation: OpenedInvitation,
  joiner: Joiner,
  at: Date,
): Promise<void> {
  const { id, kind, role, supplier } = invitation;
  if (kind === "colleague" && sideOf(role) !== "prime") return;
  await appendOversightEntry(
    { tx, actor: invitedActor(invitation, joiner, at) },
    kind === "supplier" ? "invitation.accepted" : "person.joined",
    { supplierId: supplier?.id ?? null },
    {
      ...{ invitationId: id, role, name: joiner.name, email: joiner.email },
      ...(invitation.audit && { grantId: invitation.audit.grantId }),
    },
  );
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
