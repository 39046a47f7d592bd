import { paths } from "#app/paths.ts";
import { readSession, type SignedIn } from "#app/platform/session.server.ts";
import { nextOf } from "./next-step.server.ts";
import { SessionEnded } from "./session-ended.server.ts";

/** The session behind a request, whether or not the second factor was given; null without one. */
export function findSession(request: Request): Promise<SignedIn | null> {
  return readSession(request);
}

/**
 * The same for the pages that ask for the second factor.
 *
 * @throws a redirect to sign-in without a session.
 */
export async function requireSession(request: Request): Promise<SignedIn> {
  const session = await findSession(request);
  if (!session) throw new SessionEnded(paths.signIn(nextOf(request)));
  return session;
}
