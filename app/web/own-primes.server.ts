import { mayDo } from "#app/domain/person/decide-access.ts";
import { readSession } from "#app/platform/session.server.ts";

/** The primes whose supply chain the sender of a request reads; none for who is not signed in. */
export async function listOwnPrimes(request: Request): Promise<{ id: string; name: string }[]> {
  const session = await readSession(request);
  if (!session?.secondFactorAt) return [];
  const named = session.memberships
    .filter(({ role }) => mayDo(role, "portfolio:read"))
    .map(({ organizationId, organizationName }) => [organizationId, organizationName] as const);
  return [...new Map(named)].map(([id, name]) => ({ id, name }));
}
