import {
  type OpenedInvitation,
  openInvitation,
} from "#app/queries/invitation/invitation.server.ts";
import { notFound } from "./problem.server.ts";
import { limitTokenTries } from "./token-tries.server.ts";

/**
 * The invitation of an address.
 *
 * @throws 429 for somebody who tries many addresses, 404 for a token that was never made here.
 */
export async function requireInvitation(
  token: string | undefined,
  clientAddress: string,
): Promise<OpenedInvitation> {
  await limitTokenTries(clientAddress);
  const invitation = await openInvitation(token ?? "", new Date());
  if (!invitation) throw notFound();
  return invitation;
}
