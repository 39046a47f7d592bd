import { networkOf } from "#app/domain/person/network.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";

const TRIES: Limit = { name: "token", most: 60, seconds: 600 };

/**
 * Count one opening of an address that carries a token.
 *
 * @throws 429 for somebody who tries many.
 */
export async function limitTokenTries(clientAddress: string): Promise<void> {
  const waitSeconds = await takeTry(TRIES, networkOf(clientAddress));
  if (waitSeconds > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
}
