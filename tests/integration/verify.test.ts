import { buffer } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { openRecordZip } from "#app/commands/record/open-record-zip.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import type { RecordArchive } from "#app/domain/oversight/verify/archive.ts";
import { sha256Hex } from "#app/domain/oversight/verify/signature.ts";
import { verifyRecord } from "#app/domain/oversight/verify/verify-record.ts";
import { buildRecord } from "#app/jobs/build-record.server.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { rotateSigningKey } from "#app/platform/signer.server.ts";
import { openZipBytes } from "#app/platform/zip.server.ts";
import { answerAll, sign } from "#tests/factories/answer.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

/** A chain whose supplier answered, signed, was accepted and got the award. */
async function makeAwardedChain() {
  const chain = await makeSupplyChain();
  await answerAll(chain);
  const signed = await sign(chain);
  if (!signed.ok) throw new Error(signed.reason);
  const { manager, supplier, subcontractId } = chain;
  await acceptSubmission(manager, supplier.id, signed.submissionId, {
    method: "sprs-screenshot",
    note: "",
  });
  const award = await recordAward(manager, subcontractId, { awardedOn: manager.on });
  if (!award.ok) throw new Error(award.reason);
  return chain;
}

type Chain = Awaited<ReturnType<typeof makeAwardedChain>>;

async function makeRecord({ manager, subcontractId }: Chain): Promise<Map<string, Uint8Array>> {
  const actor: TestActor = { ...manager, at: new Date() };
  const asked = await requestRecord(actor, subcontractId, { asOf: actor.on });
  if (!asked.ok) throw new Error(asked.reason);
  await buildRecord({ recordId: asked.recordId, primeId: manager.organizationId });
  const bytes = await zipOf(actor, asked.recordId);
  expect((await zipOf(actor, asked.recordId)).equals(bytes)).toBe(true);
  return readFiles(bytes);
}

async function zipOf(actor: TestActor, recordId: string): Promise<Buffer> {
  const opened = await openRecordZip(actor, recordId);
  if (!opened || !("stream" in opened)) throw new Error("the record was not built");
  return buffer(opened.stream);
}

async function readFiles(bytes: Buffer): Promise<Map<string, Uint8Array>> {
  const archive = await openZipBytes(bytes);
  const files = new Map<string, Uint8Array>();
  for (const name of archive.names) files.set(name, await archive.read(name));
  archive.close();
  return files;
}

function archiveOf(files: ReadonlyMap<string, Uint8Array>): RecordArchive {
  const read = async (name: string) => {
    const bytes = files.get(name);
    if (!bytes) throw new Error(`${name} is missing.`);
    return bytes;
  };
  return {
    names: [...files.keys()],
    read,
    measure: async (name) => {
      const bytes = await read(name);
      return { sha256: await sha256Hex(bytes), sizeBytes: bytes.length };
    },
  };
}

let chain: Chain;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  chain = await makeAwardedChain();
  files = await makeRecord(chain);
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
    expect(checks.at(-1)?.detail, name).toContain(name);
  }
});

test("a member left out or added is found", async () => {
  for (const name of files.keys()) {
    const fewer = new Map(files);
    fewer.delete(name);
    const { isOk, checks } = await verifyRecord(archiveOf(fewer));
    expect(isOk, name).toBe(false);
    expect(checks.at(-1)?.detail).toContain(name);
  }
  const more = new Map(files).set("evidence/added", new Uint8Array([1]));
  expect((await verifyRecord(archiveOf(more))).checks.at(-1)).toMatchObject({
    id: "files",
    isOk: false,
    detail: expect.stringContaining("evidence/added"),
  });
});

test("another key than the expected one is refused", async () => {
  const { verifierKey } = await verifyRecord(archiveOf(files));
  if (!verifierKey) throw new Error("no key");
  expect(await verifyRecord(archiveOf(files), { verifierKey })).toMatchObject({ isOk: true });
  const other = await verifyRecord(archiveOf(files), { verifierKey: `${verifierKey}x` });
  expect(other.checks.at(-1)).toMatchObject({ id: "signature", isOk: false });
});

test("after the key was rotated, the old record and a new one both hold", async () => {
  const before = await verifyRecord(archiveOf(files));
  await asSystem((tx) => rotateSigningKey(tx, chain.manager.organizationId, new Date()));
  const later = await verifyRecord(archiveOf(await makeRecord(chain)));
  expect(later).toMatchObject({ isOk: true });
  expect(later.verifierKey).not.toBe(before.verifierKey);
  expect(await verifyRecord(archiveOf(files))).toMatchObject({ isOk: true });
  expect(later.checks.find((check) => check.id === "growth")?.detail).toMatch(/^from \d+ to \d+/);
});

test("a key that the application's secret opens no more gives way to a new one", async () => {
  const own = await makeAwardedChain();
  const before = await verifyRecord(archiveOf(await makeRecord(own)));
  const { organizationId } = own.manager;
  await asOwner(
    `update oversight_keys set private_key_sealed = 'AAAA' where prime_id = '${organizationId}'`,
  );
  const after = await verifyRecord(archiveOf(await makeRecord(own)));
  expect(after).toMatchObject({ isOk: true });
  expect(after.verifierKey).not.toBe(before.verifierKey);
});

test.each([
  ["a score raised", "assessments", "set score = 109 where score = 110", "facts"],
  ["a review's note", "reviews", "set note = 'seen by phone'", "anchors"],
  ["the clauses of a flowdown", "flowdowns", "set clauses = '[]'::jsonb", "anchors"],
  ["an award's mark", "awards", "set awarded_on = awarded_on - 1", "anchors"],
  ["an entry of the log", "oversight_log", "set entry = replace(entry, 'CUI', 'FCI')", "inclusion"],
])("a superuser's change of %s is found by a record made afterwards", async (_, table, set, id) => {
  const own = await makeAwardedChain();
  await asOwner(`alter table ${table} disable trigger never_changed`);
  const mine = table === "assessments" ? "" : ` and prime_id = '${own.manager.organizationId}'`;
  await asOwner(`update ${table} ${set.includes("where") ? set : `${set} where true`}${mine}`);
  await asOwner(`alter table ${table} enable trigger never_changed`);
  const { checks } = await verifyRecord(archiveOf(await makeRecord(own)));
  expect(checks.at(-1)).toMatchObject({ id, isOk: false });
});

/** As somebody at the database itself would, past every policy. */
async function asOwner(statement: string): Promise<void> {
  const { default: postgres } = await import("postgres");
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
  await owner.unsafe(statement);
  await owner.end();
}
