import { isOwed } from "#app/domain/expiration/kinds.ts";
import { type Expiration, inOrder } from "#app/domain/expiration/list.ts";
import {
  chooseExpirations,
  countByMonth,
  EXPIRATIONS_PER_PAGE,
  type ExpirationListAddress,
  pageOfExpirations,
} from "#app/domain/expiration/list-address.ts";
import { keyOfEnding } from "#app/domain/reminder/digest.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptWhileQuiet } from "#app/queries/log/kept-while-quiet.server.ts";
import { countDays, type ExpirationDay, listDays } from "./days.server.ts";
import { listKnownExpirations } from "./expiration.server.ts";
import { countUnkept } from "./kept.server.ts";
import { listPrimeEndings } from "./prime-endings.server.ts";

/** A page of what ends, after what the next one begins, and how much ends in each month. */
type FoundExpirations = Page &
  ReturnType<typeof countByMonth> & {
    /** suppliers of which it lacks what they stated */
    unkept: number;
  };

/**
 * One page of the list of what ends, with the counts beside it. Which expirations are on it is read from
 * the days alone; what they mean, as everywhere, of the few suppliers whose they are.
 */
export async function findExpirations(
  scope: Scope,
  address: ExpirationListAddress,
): Promise<FoundExpirations> {
  const of = address.isMine ? scope.actor.personId : "";
  // What the sweep keeps of what was stated before makes the log no longer.
  const unkept = await countUnkept(scope);
  const what = `expirations ${of} ${unkept} ${JSON.stringify(address)}`;
  return { ...(await keptWhileQuiet(scope, what, () => find(scope, address))), unkept };
}

/** Expirations of which a piece of a file tells at once, and of whose suppliers it holds what was stated. */
const EXPIRATIONS_PER_PIECE = 2_000;
/** The first piece is small, so that a file begins at once however long the whole takes. */
const EXPIRATIONS_AT_FIRST = 100;

/**
 * Everything of a list, for a file, a piece at a time: the next is read when it is asked for.
 *
 * @param read reads in a transaction of its own, so that none stays open while a file is sent.
 */
export async function* exportExpirations(
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>,
  filter: Omit<ExpirationListAddress, "after">,
): AsyncGenerator<Expiration[]> {
  const ofPrime = await read((scope) => listOfPrime(scope, { ...filter, after: null }));
  let after: ExpirationListAddress["after"] = null;
  let size = EXPIRATIONS_AT_FIRST;
  do {
    const address: ExpirationListAddress = { ...filter, after };
    const piece: Page = await read((scope) => readPage(scope, address, ofPrime, size));
    yield piece.rows;
    after = piece.next;
    size = EXPIRATIONS_PER_PIECE;
  } while (after);
}

async function find(scope: Scope, address: ExpirationListAddress) {
  const { on } = scope.actor;
  const ofPrime = listOfPrime(scope, address);
  const [counted, own, page] = await Promise.all([
    countDays(scope, whichOf(address), address.kind),
    ofPrime,
    readPage(scope, address, ofPrime, EXPIRATIONS_PER_PAGE),
  ]);
  return { ...page, ...countByMonth([...counted, ...own], on) };
}

const whichOf = ({ contractId, search, isMine }: ExpirationListAddress) => ({
  contractId,
  search,
  isMine,
});

/** What ends of the prime's own and is listed, of whatever month. */
async function listOfPrime(scope: Scope, address: ExpirationListAddress): Promise<Expiration[]> {
  const { on } = scope.actor;
  const all = await listPrimeEndings(scope, { which: whichOf(address) });
  const listed = all.filter((one) => one.on >= on || isOwed(one.kind));
  return chooseExpirations(listed, { kind: address.kind, when: undefined }, on);
}

type Page = { rows: Expiration[]; next: ExpirationListAddress["after"] };

async function readPage(
  scope: Scope,
  address: ExpirationListAddress,
  ofPrime: Expiration[] | Promise<Expiration[]>,
  size: number,
): Promise<Page> {
  const [days, own] = await Promise.all([
    listDays(scope, whichOf(address), address, size + 1),
    ofPrime,
  ]);
  const chosen = chooseExpirations(own, address, scope.actor.on);
  const sorted = [...days, ...chosen].sort(inOrder);
  const page = pageOfExpirations<ExpirationDay | Expiration>(sorted, address.after, size);
  return { rows: await tellOf(scope, page.rows), next: page.next };
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
