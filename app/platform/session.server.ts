import { and, desc, eq, lt, ne, sql } from "drizzle-orm";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { HeldAuditGrant, HeldMembership } from "#app/domain/person/identity.ts";
import { sessions } from "#db/schema/person.ts";
import { cookieName, isSecure } from "./cookie-name.server.ts";
import { asSystem, asSystemAtOnce } from "./db.server.ts";
import { oncePerEnvironment } from "./env.server.ts";
import { selectIdentity } from "./identity.server.ts";
import { forgetIdentity, identityOnce, noteCurrentPerson } from "./request-context.server.ts";
import { hashToken } from "./secret.server.ts";

const IDLE_LIMIT = new TimeSpan(30, "m");
const ABSOLUTE_LIMIT = new TimeSpan(12, "h");
/** For a session that knows the password alone: time to set up an authenticator app, no more. */
const PENDING_LIMIT = new TimeSpan(30, "m");
/** How stale `lastSeenAt` may be, so that not every request writes. */
const TOUCH_SECONDS = 60;

type SessionAttributes = {
  secondFactorAt: Date | null;
  createdAt: Date;
  lastSeenAt: Date;
  device: string;
};
type PersonAttributes = {
  name: string;
  email: string;
  hasSecondFactor: boolean;
  memberships: readonly HeldMembership[];
  auditGrants: readonly HeldAuditGrant[];
};

declare module "lucia" {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: PersonAttributes;
  }
}

/** Lucia's storage, keeping only the SHA-256 of a session's id. */
const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const asked = { idHash: hashToken(sessionId), at: new Date().toISOString() };
    const row = await asSystemAtOnce((database) => selectIdentity(database, asked));
    if (!row) return [null, null];
    const { session, person, memberships, auditGrants } = row;
    return [
      {
        id: sessionId,
        userId: person.id,
        expiresAt: session.expiresAt,
        attributes: {
          secondFactorAt: session.secondFactorAt,
          createdAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
          device: session.device,
        },
      },
      {
        id: person.id,
        attributes: {
          name: person.name,
          email: person.email,
          hasSecondFactor: person.totpConfirmedAt !== null,
          memberships,
          auditGrants,
        },
      },
    ];
  },
  async getUserSessions(personId) {
    const rows = await asSystem((tx) =>
      tx.select().from(sessions).where(eq(sessions.personId, personId)),
    );
    return rows.map(
      (row): DatabaseSession => ({
        id: row.idHash,
        userId: row.personId,
        expiresAt: row.expiresAt,
        attributes: {
          secondFactorAt: row.secondFactorAt,
          createdAt: row.createdAt,
          lastSeenAt: row.lastSeenAt,
          device: row.device,
        },
      }),
    );
  },
  async setSession(session) {
    forgetIdentity();
    await asSystem((tx) =>
      tx.insert(sessions).values({
        idHash: hashToken(session.id),
        personId: session.userId,
        createdAt: session.attributes.createdAt,
        lastSeenAt: session.attributes.lastSeenAt,
        expiresAt: earlier(session.expiresAt, lastInstantOf(session.attributes)),
        secondFactorAt: session.attributes.secondFactorAt,
        device: session.attributes.device,
      }),
    );
  },
  async updateSessionExpiration(sessionId, expiresAt) {
    const pending = `${PENDING_LIMIT.seconds()} seconds`;
    const absolute = `${ABSOLUTE_LIMIT.seconds()} seconds`;
    await asSystem((tx) =>
      tx
        .update(sessions)
        .set({
          lastSeenAt: new Date(),
          expiresAt: sql`least(${expiresAt.toISOString()}::timestamptz, ${sessions.createdAt}
            + case when ${sessions.secondFactorAt} is null then ${pending} else ${absolute} end::interval)`,
        })
        .where(eq(sessions.idHash, hashToken(sessionId))),
    );
  },
  async deleteSession(sessionId) {
    forgetIdentity();
    await asSystem((tx) => tx.delete(sessions).where(eq(sessions.idHash, hashToken(sessionId))));
  },
  async deleteUserSessions(personId) {
    forgetIdentity();
    await asSystem((tx) => tx.delete(sessions).where(eq(sessions.personId, personId)));
  },
  async deleteExpiredSessions() {
    await asSystem((tx) => tx.delete(sessions).where(lt(sessions.expiresAt, new Date())));
  },
};

function lastInstantOf({ createdAt, secondFactorAt }: SessionAttributes): Date {
  const limit = secondFactorAt ? ABSOLUTE_LIMIT : PENDING_LIMIT;
  return new Date(createdAt.getTime() + limit.milliseconds());
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function makeLucia() {
  return new Lucia(adapter, {
    sessionExpiresIn: IDLE_LIMIT,
    sessionCookie: {
      name: cookieName("session"),
      // The browser keeps the cookie until it closes; the limits are enforced here.
      expires: false,
      attributes: {
        secure: isSecure(),
        sameSite: "lax",
        path: "/",
      },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

const lucia = oncePerEnvironment(makeLucia);

/** A signed-in browser: who, and when the second factor was last given (null until it is). */
export type SignedIn = {
  sessionId: string;
  personId: string;
  personName: string;
  email: string;
  hasSecondFactor: boolean;
  secondFactorAt: Date | null;
  startedAt: Date;
  /** the organizations they work in, by name */
  memberships: readonly HeldMembership[];
  /** the audits they may enter today */
  auditGrants: readonly HeldAuditGrant[];
  /** when this was read: the instant of the request */
  readAt: Date;
  /** when the session ends if nothing more is asked for */
  endsAt: Date;
};

/** The id that a request's session cookie carries, whether or not it opens anything. */
export function sessionIdOf(request: Request): string | null {
  return lucia().readSessionCookie(request.headers.get("Cookie") ?? "");
}

/**
 * The session of a request's cookie; null when there is none, or it was idle or open for too long.
 * Read once a request, and again after anything that may have changed it.
 */
export async function readSession(request: Request): Promise<SignedIn | null> {
  const sessionId = sessionIdOf(request);
  if (!sessionId) return null;
  return identityOnce(sessionId, () => validateSession(sessionId));
}

async function validateSession(sessionId: string): Promise<SignedIn | null> {
  const readAt = new Date();
  const { session, user } = await lucia().validateSession(sessionId);
  if (!session || !user) return null;
  noteCurrentPerson(user.id);
  const isTouched =
    !session.fresh && Date.now() - session.lastSeenAt.getTime() > TOUCH_SECONDS * 1000;
  const prolonged = new Date(Date.now() + IDLE_LIMIT.milliseconds());
  if (isTouched) await adapter.updateSessionExpiration(sessionId, prolonged);
  return {
    sessionId,
    personId: user.id,
    personName: user.name,
    email: user.email,
    hasSecondFactor: user.hasSecondFactor,
    secondFactorAt: session.secondFactorAt,
    startedAt: session.createdAt,
    memberships: user.memberships,
    auditGrants: user.auditGrants,
    readAt,
    endsAt: isTouched ? earlier(prolonged, lastInstantOf(session)) : session.expiresAt,
  };
}

/**
 * Start a session.
 *
 * @param options `secondFactorAt` is null after the password alone, then the instant at which the
 *   second factor was given; `startedAt` counts for the absolute limit, now when absent; `replaces`
 *   is the id of the session that the browser had before, whoever's it was: it ends.
 * @returns the `Set-Cookie` value; the session id stands nowhere else.
 */
export async function startSession(
  personId: string,
  options: {
    secondFactorAt: Date | null;
    device: string;
    startedAt?: Date;
    replaces: string | null;
  },
): Promise<string> {
  const { secondFactorAt, device, startedAt, replaces } = options;
  const now = new Date();
  const attributes = { secondFactorAt, device, createdAt: startedAt ?? now, lastSeenAt: now };
  const session = await lucia().createSession(personId, attributes);
  if (replaces) await lucia().invalidateSession(replaces);
  return lucia().createSessionCookie(session.id).serialize();
}

/**
 * Give a session a new id once the second factor was given, so that an id seen before is worth
 * nothing. Giving it again does not make the session last longer.
 *
 * @returns the `Set-Cookie` value of the new id.
 */
export async function completeSession(
  session: SignedIn,
  at: Date,
  device: string,
): Promise<string> {
  const startedAt = session.secondFactorAt ? session.startedAt : undefined;
  const replaces = session.sessionId;
  return startSession(session.personId, { secondFactorAt: at, device, startedAt, replaces });
}

/** End one session and return the `Set-Cookie` value that clears it. */
export async function endSession(sessionId: string): Promise<string> {
  await lucia().invalidateSession(sessionId);
  return lucia().createBlankSessionCookie().serialize();
}

/** End one of a person's sessions by the hash that lists it. @returns whether there was one */
export async function endSessionByHash(personId: string, idHash: string): Promise<boolean> {
  forgetIdentity();
  const ended = await asSystem((tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), eq(sessions.idHash, idHash)))
      .returning({ idHash: sessions.idHash }),
  );
  return ended.length > 0;
}

/** End all of a person's sessions, or all but the one in use. */
export async function endAllSessions(personId: string, exceptSessionId?: string): Promise<void> {
  if (!exceptSessionId) return lucia().invalidateUserSessions(personId);
  forgetIdentity();
  await asSystem((tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.personId, personId), ne(sessions.idHash, hashToken(exceptSessionId)))),
  );
}

/** Where a person is signed in, the last used first. */
export async function listSessions(
  personId: string,
  currentSessionId: string,
): Promise<OpenSession[]> {
  const rows = await asSystem((tx) =>
    tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.personId, personId), sql`${sessions.expiresAt} > now()`))
      .orderBy(desc(sessions.lastSeenAt)),
  );
  const currentHash = hashToken(currentSessionId);
  return rows.map((row) => ({
    idHash: row.idHash,
    device: row.device,
    startedAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
    isCurrent: row.idHash === currentHash,
    isComplete: row.secondFactorAt !== null,
  }));
}

export type OpenSession = {
  /** names it in a form; the id cannot be computed from it */
  idHash: string;
  device: string;
  startedAt: Date;
  lastSeenAt: Date;
  isCurrent: boolean;
  /** Whether the second factor was given; without it nothing can be read. */
  isComplete: boolean;
};

/** Remember that the second factor was given again just now, for a signature. */
export async function renewSecondFactor(sessionId: string, at: Date): Promise<void> {
  forgetIdentity();
  await asSystem((tx) =>
    tx
      .update(sessions)
      .set({ secondFactorAt: at })
      .where(eq(sessions.idHash, hashToken(sessionId))),
  );
}

/** Remove sessions past their limits. */
export function sweepSessions(): Promise<void> {
  return lucia().deleteExpiredSessions();
}
