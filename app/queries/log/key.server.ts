import { asc, desc, eq } from "drizzle-orm";
import { digest } from "#app/domain/archive/signature.ts";
import { fromBase64, logOrigin, writeVerifierKey } from "#app/domain/log/checkpoint.ts";
import type { LogKey } from "#app/domain/log/key.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightTrees } from "#db/schema/oversight.ts";
import { oversightKeys } from "#db/schema/oversight-key.ts";

const COLUMNS = {
  primeId: oversightKeys.primeId,
  publicKey: oversightKeys.publicKey,
  createdAt: oversightKeys.createdAt,
  retiredAt: oversightKeys.retiredAt,
};

/** Every key that signed the prime's log, the newest first. */
export async function listKeys({ tx, actor }: Scope): Promise<LogKey[]> {
  const rows = await tx
    .select(COLUMNS)
    .from(oversightKeys)
    .where(eq(oversightKeys.primeId, actor.organizationId))
    .orderBy(desc(oversightKeys.createdAt), desc(oversightKeys.id));
  return Promise.all(rows.map(keyOf));
}

export type PrimeKey = LogKey & { primeName: string };

/** The keys of every prime, or of the one named: for the command line alone. */
export async function listKeysOfPrimes(tx: Transaction, primeName?: string): Promise<PrimeKey[]> {
  const rows = await tx
    .select({ ...COLUMNS, primeName: organizations.legalName })
    .from(oversightKeys)
    .innerJoin(organizations, eq(organizations.id, oversightKeys.primeId))
    .where(primeName === undefined ? undefined : eq(organizations.legalName, primeName))
    .orderBy(asc(organizations.legalName), asc(oversightKeys.primeId), desc(COLUMNS.createdAt));
  return Promise.all(
    rows.map(async (row) => ({ ...(await keyOf(row)), primeName: row.primeName })),
  );
}

/** The organizations of this name that keep a log: for the command line alone. */
export function findPrimes(tx: Transaction, name: string) {
  const { id, legalName, timeZone } = organizations;
  return tx
    .select({ id, legalName, timeZone })
    .from(organizations)
    .innerJoin(oversightTrees, eq(oversightTrees.primeId, id))
    .where(eq(legalName, name))
    .orderBy(asc(id));
}

type Row = { primeId: string; publicKey: string; createdAt: Date; retiredAt: Date | null };

async function keyOf({ primeId, publicKey, createdAt, retiredAt }: Row): Promise<LogKey> {
  const bytes = fromBase64(publicKey) ?? new Uint8Array();
  return {
    verifierKey: await writeVerifierKey(digest, logOrigin(primeId), bytes),
    since: createdAt.toISOString(),
    until: retiredAt?.toISOString() ?? null,
  };
}
