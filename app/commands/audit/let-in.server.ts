import { randomUUID } from "node:crypto";
import { inArray } from "drizzle-orm";
import { issueInvitation } from "#app/commands/invitation/issue-invitation.server.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { type CalendarDate, daysBetween } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { countLogEntries } from "#app/queries/audit/told.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { logOfRoom } from "./log-of-room.server.ts";

/** The link in the letter opens no longer than the access itself. */
const INVITATION_DAYS = 14;

/** A room that somebody is let into. */
export type OpenRoom = {
  id: string;
  title: string;
  contractIds: string[];
  startsOn: CalendarDate;
  endsOn: CalendarDate;
};

/** `organization` is the one that they audit for. */
export type Entrant = { name: string; email: string; organization: string };

/** Let a contract officer or auditor into a room: the access, an invitation, the log. */
export async function letIn(scope: Scope, room: OpenRoom, entrant: Entrant): Promise<string> {
  const { tx, actor } = scope;
  const grantId = randomUUID();
  await tx.insert(auditGrants).values({
    id: grantId,
    createdAt: actor.at,
    createdBy: actor.personId,
    primeId: actor.organizationId,
    auditId: room.id,
    toldEntries: await countLogEntries(scope),
    ...entrant,
  });
  await inviteAuditor(scope, room, { grantId, ...entrant });
  const { title, startsOn, endsOn } = room;
  await logOfRoom(scope, "audit.opened", room.contractIds, {
    auditId: room.id,
    title,
    grantId,
    ...entrant,
    startsOn,
    endsOn,
  });
  return grantId;
}

/** The letter with the link in. */
export async function inviteAuditor(
  scope: Scope,
  room: OpenRoom,
  { grantId, name, email }: Omit<Entrant, "organization"> & { grantId: string },
): Promise<void> {
  const { actor } = scope;
  const rows = await scope.tx
    .select({ piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(inArray(contracts.id, room.contractIds))
    .orderBy(contracts.piid);
  await issueInvitation(scope, {
    kind: "auditor",
    role: "auditor",
    email,
    name,
    auditGrantId: grantId,
    expiresInDays: Math.min(INVITATION_DAYS, daysBetween(actor.on, room.endsOn)),
    letter: (link, openUntil) => ({
      kind: "auditor-invitation",
      facts: {
        link,
        primeName: actor.organizationName,
        inviterName: actor.personName,
        auditTitle: room.title,
        contracts: rows.map(({ piid, title }) => `${formatPiid(piid)} ${title}`),
        expiresOn: openUntil,
        accessFrom: room.startsOn,
        accessUntil: room.endsOn,
      },
    }),
  });
}
