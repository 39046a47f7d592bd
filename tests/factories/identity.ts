import type { HeldAuditGrant, HeldMembership } from "#app/domain/access/identity.ts";
import { type CalendarDate, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { asSystemAtOnce } from "#app/platform/db.server.ts";
import { selectIdentity } from "#app/platform/identity.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { sessionIdOf, startSession } from "#app/platform/session.server.ts";

/** What a person may do on a day, as their requests are told. */
async function identityOf(personId: string, on: CalendarDate) {
  const cookie = await startSession(personId, {
    secondFactorAt: new Date(),
    device: "a test",
    replaces: null,
  });
  const [pair = ""] = cookie.split(";");
  const sessionId = sessionIdOf(new Request("http://localhost/", { headers: { cookie: pair } }));
  const identity = await asSystemAtOnce((database) =>
    selectIdentity(database, { idHash: hashToken(sessionId ?? ""), on }),
  );
  if (!identity) throw new Error("the session is not known");
  return identity;
}

export async function listMemberships(personId: string): Promise<HeldMembership[]> {
  return (await identityOf(personId, calendarDateOf(new Date()))).memberships;
}

export async function listAuditGrants(
  personId: string,
  on: CalendarDate,
): Promise<HeldAuditGrant[]> {
  return (await identityOf(personId, on)).auditGrants;
}
