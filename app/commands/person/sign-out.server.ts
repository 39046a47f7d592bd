import { noteSecurityEvent } from "#app/platform/security-log.server.ts";
import {
  endAllSessions,
  endSession,
  endSessionByHash,
  type SignedIn,
} from "#app/platform/session.server.ts";

/** End this session. @returns the `Set-Cookie` value that clears its cookie. */
export async function signOut({ sessionId, personId }: SignedIn): Promise<string> {
  await noteSecurityEvent({ kind: "signed-out", personId });
  return endSession(sessionId);
}

/** End every session of the person, on this device and all others. @returns as `signOut`. */
export async function signOutEverywhere({ sessionId, personId }: SignedIn): Promise<string> {
  await endAllSessions(personId);
  await noteSecurityEvent({ kind: "sessions.ended", personId });
  return endSession(sessionId);
}

/** End one of the person's sessions, in whatever browser. @returns whether there was one */
export async function signOutOf({ personId }: SignedIn, idHash: string): Promise<boolean> {
  const isEnded = await endSessionByHash(personId, idHash);
  if (isEnded) await noteSecurityEvent({ kind: "session.ended", personId });
  return isEnded;
}
