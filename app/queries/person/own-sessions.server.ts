import { listSessions, type SignedIn } from "#app/platform/session.server.ts";

/** A browser in which a person is signed in. Instants are ISO text, UTC. */
export type OwnSession = {
  idHash: string;
  device: string;
  startedAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};

/** Where a person is signed in with both factors, the last used first. */
export async function listOwnSessions({ personId, sessionId }: SignedIn): Promise<OwnSession[]> {
  const sessions = await listSessions(personId, sessionId);
  return sessions
    .filter((session) => session.isComplete)
    .map(({ idHash, device, startedAt, lastSeenAt, isCurrent }) => ({
      idHash,
      device,
      isCurrent,
      startedAt: startedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
    }));
}
