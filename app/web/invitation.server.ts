import { noteOpened } from "#app/commands/invitation/note-opened.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { type OpenedInvitation, openInvitation } from "#app/queries/invitation.server.ts";
import { notFound } from "./problem.server.ts";

const OPENINGS: Limit = { name: "invitation", most: 60, seconds: 600 };

/**
 * The invitation of an address; that it was opened is remembered.
 *
 * @throws 429 for somebody who tries many addresses, 404 for a token that was never made here.
 */
export async function requireInvitation(
  token: string | undefined,
  clientAddress: string,
): Promise<OpenedInvitation> {
  const waitSeconds = await takeTry(OPENINGS, clientAddress);
  if (waitSeconds > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
  const at = new Date();
  const invitation = await openInvitation(token ?? "", at);
  if (!invitation) throw notFound();
  await noteOpened(invitation.id, at);
  return invitation;
}
