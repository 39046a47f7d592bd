import { and, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import { keepExpirations } from "#app/commands/expiration/keep-expirations.server.ts";
import {
  refreshPostures,
  SUBCONTRACTS_PER_PIECE,
} from "#app/commands/posture/refresh-postures.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { type Actor, asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { postures } from "#db/schema/posture.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * Decide anew what may read otherwise: every verdict whose day to be decided again has come where its
 * prime is, because it ended or because other terms took effect. A piece in each transaction: on a day
 * that changes every verdict of a prime, its people can write in between, and what was decided stays
 * when the process dies.
 *
 * @returns how many verdicts changed.
 */
export async function sweepPostures(at: Date): Promise<{ changed: number }> {
  const hasEnded = sql`${postures.refreshOn} <= (${at.toISOString()}::timestamptz at time zone
    ${organizations.timeZone})::date`;
  const primes = await listPrimes(hasEnded);
  let changed = 0;
  await forEachApart(primes, async (prime) => {
    const actor = systemActor(prime, at);
    let after: string | null = null;
    do {
      const swept: Swept = await sweepPiece(actor, after);
      changed += swept.changed;
      after = swept.last;
    } while (after !== null);
  });
  return { changed };
}

/** Suppliers that are held with everything that they stated at once. */
const SUPPLIERS_PER_PIECE = 2_000;

type Swept = {
  changed: number;
  /** the row after which the next piece begins; null after the last one */
  last: string | null;
};

function sweepPiece(actor: Actor, after: string | null): Promise<Swept> {
  return asSystem(async (tx) => {
    const stale = await tx
      .select({ id: postures.subcontractId })
      .from(postures)
      .where(
        and(
          eq(postures.primeId, actor.organizationId),
          lte(postures.refreshOn, actor.on),
          after === null ? undefined : gt(postures.subcontractId, after),
        ),
      )
      .orderBy(postures.subcontractId)
      .limit(SUBCONTRACTS_PER_PIECE);
    const subcontractIds = stale.map(({ id }) => id);
    const { changed } = await refreshPostures({ tx, actor }, { subcontractIds });
    const isLast = stale.length < SUBCONTRACTS_PER_PIECE;
    return { changed, last: isLast ? null : (subcontractIds.at(-1) ?? null) };
  });
}

/**
 * Decide every verdict of every prime anew, and with them when what each supplier stated ends, what its
 * subcontracts come to, how many are alike and how far those asked by a campaign came.
 *
 * @returns how many differed from what was kept: 0 unless a projection had gone astray.
 */
export async function rebuildPostures(at: Date): Promise<{ changed: number }> {
  const primes = await listPrimes();
  let changed = 0;
  for (const prime of primes) {
    const actor = systemActor(prime, at);
    changed += await rebuildExpirations(actor);
    const rebuilt = await asSystem((tx) => refreshPostures({ tx, actor }, { all: true }));
    changed += rebuilt.changed;
  }
  for (const statement of [
    sql`select flowdown.keep_supplier_postures(array(select id from suppliers)) as changed`,
    sql`select flowdown.keep_waiting_work(array(select id from suppliers)) as changed`,
    sql`select flowdown.recount_subcontracts(array(select id from organizations)) as changed`,
    sql`select flowdown.recount_suppliers(array(select id from organizations)) as changed`,
    sql`select flowdown.recount_scores(array(select id from organizations)) as changed`,
    sql`select flowdown.follow_recipients(array(select id from campaign_recipients
      where sent_at is not null and closed_as is null)) as changed`,
  ]) {
    const [row] = await asSystem((tx) => tx.execute<{ changed: number }>(statement));
    changed += row?.changed ?? 0;
  }
  return { changed };
}

/** A piece in each transaction, as they are swept. */
async function rebuildExpirations(actor: Actor): Promise<number> {
  let changed = 0;
  let after: string | null = null;
  do {
    const rebuilt: Swept = await rebuildPiece(actor, after);
    changed += rebuilt.changed;
    after = rebuilt.last;
  } while (after !== null);
  return changed;
}

function rebuildPiece(actor: Actor, after: string | null): Promise<Swept> {
  return asSystem(async (tx) => {
    const rows = await tx
      .select({ id: suppliers.id })
      .from(suppliers)
      .where(
        and(
          eq(suppliers.primeId, actor.organizationId),
          after === null ? undefined : gt(suppliers.id, after),
        ),
      )
      .orderBy(suppliers.id)
      .limit(SUPPLIERS_PER_PIECE);
    const ids = rows.map(({ id }) => id);
    const changed = await keepExpirations({ tx, actor }, ids);
    return { changed, last: ids.length < SUPPLIERS_PER_PIECE ? null : (ids.at(-1) ?? null) };
  });
}

/** The primes that have a verdict, or one of which `condition` holds. */
function listPrimes(condition?: SQL) {
  return asSystem((tx) =>
    tx
      .selectDistinct({
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(postures)
      .innerJoin(organizations, eq(organizations.id, postures.primeId))
      .where(condition)
      .orderBy(organizations.id),
  );
}
