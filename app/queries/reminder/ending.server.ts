import type { ExpirationKind } from "#app/domain/expiration/kinds.ts";
import type { Expiration } from "#app/domain/expiration/list.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSuppliersOf } from "#app/queries/expiration/days.server.ts";
import { listKnownEndings } from "#app/queries/expiration/expiration.server.ts";
import { listPrimeEndings } from "#app/queries/expiration/prime-endings.server.ts";

/** What ends, by its kind, id and day; null once it ends no more, or then. */
export async function findEnding(
  scope: Scope,
  { kind, id, on }: { kind: ExpirationKind; id: string; on: string },
): Promise<Expiration | null> {
  const supplierIds = await listSuppliersOf(scope, { kind, id });
  const [ofSuppliers, ofPrime] = await Promise.all([
    supplierIds.length > 0 ? listKnownEndings(scope, { supplierIds }) : [],
    listPrimeEndings(scope, { ids: [id] }),
  ]);
  const endings = [...ofSuppliers, ...ofPrime];
  return endings.find((one) => one.kind === kind && one.id === id && one.on === on) ?? null;
}
