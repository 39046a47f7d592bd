import { isOwed } from "#app/domain/expiration/kinds.ts";
import { type Expiration, inOrder } from "#app/domain/expiration/list.ts";
import {
  chooseExpirations,
  countByMonth,
  type ExpirationListAddress,
  pageOfExpirations,
} from "#app/domain/expiration/list-address.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { countDays, type ExpirationDay, listDays } from "./days.server.ts";
import { listKnownExpirations } from "./expiration.server.ts";
import { listPrimeEndings } from "./prime-endings.server.ts";

/** A page of what ends, after what the next one begins, and how much ends in each month. */
type FoundExpirations = {
  rows: Expiration[];
  next: ExpirationListAddress["after"];
} & ReturnType<typeof countByMonth>;

/**
 * One page of the list of what ends, with the counts beside it. Which expirations are on it is read from
 * the days alone; what they mean, as everywhere, of the few suppliers whose they are.
 */
export function findExpirations(
  scope: Scope,
  address: ExpirationListAddress,
): Promise<FoundExpirations> {
  const of = address.isMine ? scope.actor.personId : "";
  return keptWhileQuiet(scope, `expirations ${of} ${JSON.stringify(address)}`, () =>
    find(scope, address),
  );
}

async function find(scope: Scope, address: ExpirationListAddress): Promise<FoundExpirations> {
  const { on } = scope.actor;
  const { after, kind, when, contractId, search, isMine } = address;
  const which = { contractId, search, isMine };
  const [days, counted, ofPrime] = await Promise.all([
    listDays(scope, which, { kind, when, after }),
    countDays(scope, which, kind),
    listPrimeEndings(scope, { which }),
  ]);
  const own = chooseExpirations(
    ofPrime.filter((one) => one.on >= on || isOwed(one.kind)),
    { kind, when: undefined },
    on,
  );
  const chosen = chooseExpirations(own, { when, kind }, on);
  const page = pageOfExpirations<ExpirationDay | Expiration>(
    [...days, ...chosen].sort(inOrder),
    after,
  );
  return {
    rows: await tellOf(scope, page.rows),
    next: page.next,
    ...countByMonth([...counted, ...own], on),
  };
}

/** What each of them means, in their order. */
async function tellOf(
  scope: Scope,
  rows: readonly (ExpirationDay | Expiration)[],
): Promise<Expiration[]> {
  const supplierIds = rows.flatMap((one) => ("supplierId" in one ? [one.supplierId] : []));
  if (supplierIds.length === 0) return rows.filter((one) => "meaning" in one);
  const known = await listKnownExpirations(scope, { supplierIds: [...new Set(supplierIds)] });
  const toldOf = new Map(known.map((one) => [placeOf(one, one.supplier?.id), one]));
  return rows.flatMap((one) =>
    "meaning" in one ? [one] : (toldOf.get(placeOf(one, one.supplierId)) ?? []),
  );
}

function placeOf(one: Pick<Expiration, "on" | "kind" | "id">, supplierId: string | undefined) {
  return `${keyOfEnding(one)} ${supplierId}`;
}
