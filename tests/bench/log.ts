import { hash } from "node:crypto";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import {
  appendOversightEntries,
  appendOversightEntry,
} from "#app/commands/log/append-entry.server.ts";
import type { Digest } from "#app/domain/log/merkle.ts";
import { LOG_FILES } from "#app/domain/log/verify/log-archive.ts";
import { verifyLog } from "#app/domain/log/verify/verify-log.ts";
import { systemActor } from "#app/jobs/system-actor.server.ts";
import { asSystem, closeDatabase, type Transaction } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { migrateDatabase } from "#app/platform/migrate.server.ts";
import { makeLogExport } from "#tests/factories/log-export.ts";
import { packedArchiveOf } from "#tests/factories/packed-archive.ts";
import { makeOrganization } from "#tests/factories/people.ts";
import { type Compared, compareRates, type Work } from "./rate.ts";

/**
 * The log: appending against plain inserts of the same rows into a table of the same columns and
 * indexes without the tree, and verifying against SHA-256 over the same bytes.
 */
const BATCH = 1_000;
const VERIFIED = 20_000;
const NODE_BYTES = 65;
const sha256: Digest = (bytes) => hash("sha256", bytes, "buffer");

await migrateDatabase({ ownerUrl: env().databaseUrl, appSecret: env().appSecret });
await makePlainTable();
const prime = { ...(await makeOrganization()), timeZone: "UTC" };
const detail = {
  before: { legalName: "Harrow Castings LLC", uei: "K7NQ4M2XWR91", cages: ["1ABC5"], tags: [] },
  after: { legalName: "Harrow Castings, Inc.", uei: "K7NQ4M2XWR91", cages: ["1ABC5"], tags: [] },
};
const entries = Array.from({ length: BATCH }, () => ({
  action: "supplier.changed" as const,
  subject: {},
  detail,
}));

const results: Compared[] = [
  await appending("entries appended, one in a transaction", 1),
  await appending(`entries appended, ${BATCH} in a transaction`, BATCH),
  ...(await verifying()),
];
await closeDatabase();
console.log(JSON.stringify(results));

async function appending(name: string, count: number): Promise<Compared> {
  await append(1);
  return compareRates(name, () => append(count), {
    name: "plain inserts of the same rows",
    work: await plainInserts(count),
  });
}

async function append(count: number): Promise<number> {
  const actor = systemActor(prime, new Date());
  await asSystem((tx) =>
    count === 1
      ? appendOversightEntry({ tx, actor }, "supplier.changed", {}, detail)
      : appendOversightEntries({ tx, actor }, entries.slice(0, count)),
  );
  return count;
}

async function makePlainTable(): Promise<void> {
  const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
  await owner`drop table if exists bench_log`;
  await owner`create table bench_log (like oversight_log including all)`;
  await owner`grant select, insert on bench_log to flowdown_system`;
  await owner.end();
}

/** The same rows as the log holds now, made ready beforehand, in as large transactions. */
async function plainInserts(count: number): Promise<Work> {
  const [row] = await asSystem((tx) =>
    tx.execute<{ entry: string; leaf: string }>(
      sql`select entry, encode(leaf_hash, 'hex') as leaf from oversight_log
        where prime_id = ${prime.id}::uuid limit 1`,
    ),
  );
  let seq = await asSystem(countPlain);
  return async () => {
    const rows = Array.from({ length: count }, (_, index) => ({ seq: seq + index, ...row }));
    seq += count;
    await asSystem((tx) =>
      tx.execute(sql`insert into bench_log
        (prime_id, seq, at, action, actor_id, entry, leaf_hash)
        select ${prime.id}::uuid, (e ->> 'seq')::bigint, now(), 'supplier.changed',
          ${prime.id}::uuid, e ->> 'entry', decode(e ->> 'leaf', 'hex')
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) e`),
    );
    return count;
  };
}

async function countPlain(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(
    sql`select count(*)::int as count from bench_log`,
  );
  return row?.count ?? 0;
}

/** Every leaf and the root of an export computed anew, against SHA-256 over the same bytes. */
async function verifying(): Promise<Compared[]> {
  const { files } = await makeLogExport(VERIFIED);
  const archive = packedArchiveOf(files, { pieceBytes: 65_536 });
  const bytes = files.get(LOG_FILES.entries) ?? new Uint8Array();
  const lineBytes = bytes.length / VERIFIED;
  const verify = async () => {
    const { isOk } = await verifyLog(archive, { digest: sha256 });
    if (!isOk) throw new Error("the export does not verify");
    return VERIFIED;
  };
  const whole = async () => {
    await sha256(bytes);
    return VERIFIED;
  };
  const each = async () => {
    for (let at = 0; at < VERIFIED; at += 1) {
      await sha256(bytes.subarray(at * lineBytes, (at + 1) * lineBytes));
      await sha256(bytes.subarray(at, at + NODE_BYTES));
    }
    return VERIFIED;
  };
  const name = "entries verified by `verify-log`";
  return [
    await compareRates(name, verify, { name: "SHA-256 of each leaf and node alone", work: each }),
    await compareRates(name, verify, { name: "SHA-256 of the bytes in one piece", work: whole }),
  ];
}
