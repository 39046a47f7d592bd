import { decideQuota, type Quota, type QuotaVerdict } from "#app/domain/quota/quotas.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { countTaken } from "#app/queries/quota/quota.server.ts";

/**
 * Whether the actor's organization may take more, decided for this transaction: until it ends,
 * nobody else of the organization is answered. The first thing a command asks, so that two of them
 * cannot wait for each other.
 */
export async function askQuota(scope: Scope, quota: Quota, more = 1): Promise<QuotaVerdict> {
  await takeTurn(scope, `quota ${quota}`);
  const used = await countTaken(scope, quota);
  return decideQuota({ most: env().quotas[quota], used, more });
}
