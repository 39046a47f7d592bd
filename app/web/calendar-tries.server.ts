import { networkOf } from "#app/domain/person/network.ts";
import { type Limit, returnTry, takeTry } from "#app/platform/rate-limit.server.ts";

const TRIES: Limit = { name: "calendar", most: 60, seconds: 600 };

/**
 * Count one reading of a calendar that nothing was found for. Programs of a whole office read theirs
 * from one network again and again, so what was found counts for nothing.
 *
 * @param read what is looked for.
 * @returns what was found.
 * @throws 429 for somebody who tries many.
 */
export async function limitCalendarTries<T>(
  clientAddress: string,
  read: () => Promise<T | null>,
): Promise<T | null> {
  const network = networkOf(clientAddress);
  const waitSeconds = await takeTry(TRIES, network);
  if (waitSeconds > 0)
    throw new Response(null, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
  const found = await read();
  if (found !== null) await returnTry(TRIES, network);
  return found;
}
