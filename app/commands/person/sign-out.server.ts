import { asSystemOnce } from "#app/platform/db.server.ts";
import { endAllSessions, endSession, type SignedIn } from "#app/platform/session.server.ts";

/** End this session. @returns the `Set-Cookie` value that clears its cookie. */
export function signOut({ sessionId }: SignedIn): Promise<string> {
  return endSession(sessionId);
}

/** End every session of the person, on this device and all others. @returns as `signOut`. */
export function signOutEverywhere({ sessionId, personId }: SignedIn): Promise<string> {
  return asSystemOnce(async () => {
    await endAllSessions(personId);
    return endSession(sessionId);
  });
}
