import { beforeAll, expect, test } from "vitest";
import { rotateKey } from "#app/commands/log/rotate-key.server.ts";
import type { Check } from "#app/domain/archive/archive.ts";
import { verifyRecord } from "#app/domain/record/verify/verify-record.ts";
import {
  type AwardedChain,
  archiveOf,
  makeAwardedChain,
  makeRecord,
  type RecordMembers,
} from "#tests/factories/sealed-record.ts";

async function sealed({ manager, subcontractId }: AwardedChain): Promise<RecordMembers> {
  return (await makeRecord(manager, { kind: "subcontract", subcontractId })).members;
}

const failedOf = (checks: readonly Check[]) => checks.filter(({ outcome }) => outcome === "failed");

let chain: AwardedChain;
let files: RecordMembers;
beforeAll(async () => {
  chain = await makeAwardedChain();
  files = await sealed(chain);
});

test("a record holds by every check, and carries its evidence", async () => {
  const { isOk, checks } = await verifyRecord(archiveOf(files));
  expect(checks.filter((check) => !check.isOk)).toEqual([]);
  expect(isOk).toBe(true);
  expect([...files.keys()].filter((name) => name.startsWith("evidence/"))).toHaveLength(1);
});

test("one byte changed anywhere is found, and the member is named", async () => {
  for (const [name, bytes] of files) {
    const flipped = bytes.slice();
    const middle = Math.floor(bytes.length / 2);
    flipped[middle] = (flipped[middle] ?? 0) ^ 1;
    const { isOk, checks } = await verifyRecord(archiveOf(new Map(files).set(name, flipped)));
    expect(isOk, name).toBe(false);
    expect(
      failedOf(checks)
        .map(({ detail }) => detail)
        .join(),
      name,
    ).toContain(name);
  }
});

test("a member left out is found", async () => {
  for (const name of files.keys()) {
    const fewer = new Map(files);
    fewer.delete(name);
    const { isOk, checks } = await verifyRecord(archiveOf(fewer));
    expect(isOk, name).toBe(false);
    expect(
      failedOf(checks)
        .map(({ detail }) => detail)
        .join(),
      name,
    ).toContain(name);
  }
});

test("another key than the expected one is refused", async () => {
  const { verifierKey } = await verifyRecord(archiveOf(files));
  if (!verifierKey) throw new Error("no key");
  expect(await verifyRecord(archiveOf(files), { verifierKey })).toMatchObject({ isOk: true });
  const other = await verifyRecord(archiveOf(files), { verifierKey: `${verifierKey}x` });
  expect(failedOf(other.checks).map(({ id }) => id)).toEqual(["signature"]);
});

test("after the key was rotated, the old record and a new one both hold", async () => {
  const before = await verifyRecord(archiveOf(files));
  const rotated = await rotateKey({ ...chain.manager, at: new Date() });
  expect(rotated.before).toBe(before.verifierKey);
  const later = await verifyRecord(archiveOf(await sealed(chain)));
  expect(later).toMatchObject({ isOk: true });
  expect(later.verifierKey).not.toBe(before.verifierKey);
  expect(await verifyRecord(archiveOf(files))).toMatchObject({ isOk: true });
  expect(later.checks.find((check) => check.id === "growth")?.detail).toMatch(/^from \d+ to \d+/);
});

test("a key that the application's secret opens no more gives way to a new one", async () => {
  const own = await makeAwardedChain();
  const before = await verifyRecord(archiveOf(await sealed(own)));
  const { organizationId } = own.manager;
  await asOwner(
    `update oversight_keys set private_key_sealed = 'AAAA' where prime_id = '${organizationId}'`,
  );
  const after = await verifyRecord(archiveOf(await sealed(own)));
  expect(after).toMatchObject({ isOk: true });
  expect(after.verifierKey).not.toBe(before.verifierKey);
});

test.each([
  ["a score raised", "assessments", "set score = 109 where score = 110", "facts"],
  ["a review's note", "reviews", "set note = 'seen by phone'", "anchors"],
  ["the clauses of a flowdown", "flowdowns", "set clauses = '[]'::jsonb", "anchors"],
  ["an award's mark", "awards", "set awarded_on = awarded_on - 1", "anchors"],
  ["a contract's title", "contracts", "set title = 'Something else'", "anchors"],
  [
    "a subcontract's answer",
    "subcontracts",
    "set information = 'FCI', cui_categories = '{}'",
    "anchors",
  ],
  ["an entry of the log", "oversight_log", "set entry = replace(entry, 'CUI', 'FCI')", "inclusion"],
])("a superuser's change of %s is found by a record made afterwards", async (_, table, set, id) => {
  const own = await makeAwardedChain();
  const isFixed = !["contracts", "subcontracts"].includes(table);
  if (isFixed) await asOwner(`alter table ${table} disable trigger never_changed`);
  const mine = table === "assessments" ? "" : ` and prime_id = '${own.manager.organizationId}'`;
  await asOwner(`update ${table} ${set.includes("where") ? set : `${set} where true`}${mine}`);
  if (isFixed) await asOwner(`alter table ${table} enable trigger never_changed`);
  const { checks } = await verifyRecord(archiveOf(await sealed(own)));
  expect(failedOf(checks).map((check) => check.id)).toEqual([id]);
});

test.each([
  ["a review", "reviews"],
  ["an award", "awards"],
])("%s that a superuser removed is missed by a record made afterwards", async (_, table) => {
  const own = await makeAwardedChain();
  await asOwner(`alter table ${table} disable trigger never_changed`);
  await asOwner(`delete from ${table} where prime_id = '${own.manager.organizationId}'`);
  await asOwner(`alter table ${table} enable trigger never_changed`);
  const { checks } = await verifyRecord(archiveOf(await sealed(own)));
  expect(failedOf(checks).map((check) => check.id)).toEqual(["anchors"]);
});

/** As somebody at the database itself would, past every policy. */
async function asOwner(statement: string): Promise<void> {
  const { default: postgres } = await import("postgres");
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await owner.unsafe(statement);
  await owner.end();
}
