import { and, eq } from "drizzle-orm";
import type { Auditor } from "#app/commands/audit/as-auditor.server.ts";
import { openAudit } from "#app/commands/audit/open-audit.server.ts";
import type { NewRoomAnswer } from "#app/domain/audit/form.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { auditGrants } from "#db/schema/audit.ts";
import { makePerson, nextNumber, type TestActor } from "./people.ts";

/** An audit of one contract or several, for 30 days from today, with one person let in. */
export function roomOf(
  manager: TestActor,
  contractIds: string[],
  change: Partial<NewRoomAnswer> = {},
): NewRoomAnswer {
  return {
    title: "Annual oversight review",
    contractIds,
    startsOn: manager.on,
    endsOn: addDays(manager.on, 30),
    mayMakeRecords: false,
    people: [
      {
        name: "Casey Holt",
        organization: "DCMA Boston",
        email: `casey.holt${nextNumber()}@agency.example`,
      },
    ],
    ...change,
  };
}

/** A room with one person let in, who has not accepted yet. */
export async function makeRoom(
  manager: TestActor,
  contractIds: string[],
  change: Partial<NewRoomAnswer> = {},
): Promise<{ auditId: string; grantId: string; email: string }> {
  const room = roomOf(manager, contractIds, change);
  const opened = await openAudit(manager, room);
  if (!opened.ok) throw new Error(opened.reason);
  const email = room.people[0]?.email ?? "";
  const { auditId } = opened;
  const [grant] = await asSystem((tx) =>
    tx
      .select({ id: auditGrants.id })
      .from(auditGrants)
      .where(and(eq(auditGrants.auditId, auditId), eq(auditGrants.email, email))),
  );
  if (!grant) throw new Error("nobody was let in");
  return { auditId, grantId: grant.id, email };
}

/** Let a person take up the access of a room. */
export async function takeUp(grantId: string, personId: string): Promise<void> {
  await asSystem((tx) =>
    tx.update(auditGrants).set({ personId }).where(eq(auditGrants.id, grantId)),
  );
}

/** A contract officer whom the prime let in, as the guard makes their actor. */
export async function makeAuditor(
  manager: TestActor,
  contractIds: string[],
  change: Partial<NewRoomAnswer> = {},
): Promise<Auditor> {
  const { auditId, grantId } = await makeRoom(manager, contractIds, change);
  const person = await makePerson({ name: "Casey Holt" });
  await takeUp(grantId, person.id);
  return {
    ...manager,
    personId: person.id,
    personName: person.name,
    role: "auditor",
    grantId,
    auditId,
    auditContracts: contractIds,
  };
}
