import type { HeldAuditGrant, HeldMembership } from "#app/domain/person/identity.ts";
import { asSystemAtOnce } from "#app/platform/db.server.ts";
import { selectIdentity } from "#app/platform/identity.server.ts";
import { hashToken } from "#app/platform/secret.server.ts";
import { sessionIdOf, startSession } from "#app/platform/session.server.ts";

/** What a person may do at an instant, as their requests are told. */
async function identityOf(personId: string, at: Date) {
  const cookie = await startSession(personId, {
    secondFactorAt: new Date(),
    device: "a test",
    replaces: null,
  });
  const [pair = ""] = cookie.split(";");
  const sessionId = sessionIdOf(new Request("http://localhost/", { headers: { cookie: pair } }));
  const identity = await asSystemAtOnce((database) =>
    selectIdentity(database, { idHash: hashToken(sessionId ?? ""), at: at.toISOString() }),
  );
  if (!identity) throw new Error("the session is not known");
  return identity;
}

export async function listMemberships(personId: string): Promise<HeldMembership[]> {
  return (await identityOf(personId, new Date())).memberships;
}

export async function listAuditGrants(personId: string, at: Date): Promise<HeldAuditGrant[]> {
  return (await identityOf(personId, at)).auditGrants;
}
