import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";

/** What ends, by its kind, id and day; null once it ends no more, or then. */
export async function findEnding(
  scope: Scope,
  { kind, id, on }: { kind: ExpirationKind; id: string; on: string },
): Promise<Expiration | null> {
  const endings = await listKnownEndings(scope, {});
  return endings.find((one) => one.kind === kind && one.id === id && one.on === on) ?? null;
}
