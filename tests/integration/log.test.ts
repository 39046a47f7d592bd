import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import canonicalize from "canonicalize";
import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { run as runVerifyLog } from "#app/cli/verify-log.ts";
import { keepCheckpoint } from "#app/commands/log/keep-checkpoint.server.ts";
import { openLogZip } from "#app/commands/log/open-log-zip.server.ts";
import { rotateKey } from "#app/commands/log/rotate-key.server.ts";
import { sealCheckpoint, sealCheckpoints } from "#app/commands/log/seal-checkpoint.server.ts";
import { changeSupplier } from "#app/commands/supplier/change-supplier.server.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { readCheckpoint } from "#app/domain/log/checkpoint.ts";
import { readEntry } from "#app/domain/log/entry.ts";
import { isUnchanged } from "#app/domain/log/entry-view.ts";
import { rootOf } from "#app/domain/log/merkle.ts";
import { isNoteSignedBy } from "#app/domain/log/verify/note-signature.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { listCheckpoints } from "#app/queries/log/checkpoint.server.ts";
import { viewLogEntry } from "#app/queries/log/entry.server.ts";
import { listKeys } from "#app/queries/log/key.server.ts";
import { getOversightTree } from "#app/queries/log/tree.server.ts";
import { oversightLog } from "#db/schema/oversight.ts";
import type { TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "flowdown-log-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function makeLog() {
  const chain = await makeSupplyChain();
  return { ...chain, primeId: chain.manager.organizationId };
}

type Log = Awaited<ReturnType<typeof makeLog>>;

/** One more entry: the supplier's name is corrected. */
async function change({ manager, supplier }: Log, legalName: string): Promise<void> {
  const details = { legalName, uei: null, cages: [], tags: [], ownerId: null };
  const outcome = await changeSupplier({ ...manager, at: new Date() }, supplier.id, details);
  expect(outcome).toEqual({ ok: true });
}

let exported = 0;

async function exportLog(manager: TestActor): Promise<string> {
  const opened = await openLogZip({ ...manager, at: new Date() });
  if (!opened) throw new Error("the log is empty");
  exported += 1;
  const path = join(folder, `log-${exported}.zip`);
  await pipeline(opened.stream, createWriteStream(path));
  return path;
}

/** What `flowdown verify-log` prints, and its exit code. */
async function verifyLog(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void lines.push(line)),
  );
  try {
    return { code: await runVerifyLog(args), text: lines.join("\n") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test("a log is sealed when it grew, once, whoever asks and how often", async () => {
  const log = await makeLog();
  const asked = await Promise.all(
    Array.from({ length: 6 }, () => sealCheckpoint(log.primeId, new Date())),
  );
  expect(new Set(asked.map((sealed) => sealed?.note)).size).toBe(1);
  await sealCheckpoints(new Date());
  const page = await asActor(log.manager, (scope) => listCheckpoints(scope, {}));
  expect(page.checkpoints).toHaveLength(1);
  expect(page.checkpoints[0]?.size).toBe(page.logSize);

  await change(log, "Grown Castings");
  await sealCheckpoints(new Date());
  expect(await sealCheckpoints(new Date())).toEqual({ sealed: 0 });
  const grown = await asActor(log.manager, (scope) => listCheckpoints(scope, {}));
  expect(grown.checkpoints.map(({ size }) => size)).toEqual([page.logSize + 1, page.logSize]);
});

test("what is sealed is the root over all leaves, signed by the prime's key", async () => {
  const log = await makeLog();
  const sealed = await sealCheckpoint(log.primeId, new Date());
  if (!sealed) throw new Error("nothing sealed");
  const tree = await asActor(log.manager, (scope) => getOversightTree(scope, sealed.size));
  expect(sealed.root).toBe(toHex(await rootOf(tree)));
  const [key] = await asActor(log.manager, listKeys);
  const note = readCheckpoint(sealed.note);
  expect(note && (await isNoteSignedBy(note, key?.verifierKey ?? ""))).toBe(true);
});

test("an entry tells who, in which role, with which second factor, and digests of both states", async () => {
  const log = await makeLog();
  await change(log, "Told Castings");
  const [row] = await asSystem((tx) =>
    tx
      .select({ entry: oversightLog.entry })
      .from(oversightLog)
      .where(
        and(eq(oversightLog.primeId, log.primeId), eq(oversightLog.action, "supplier.changed")),
      )
      .orderBy(desc(oversightLog.seq))
      .limit(1),
  );
  const entry = readEntry(row?.entry ?? "");
  expect(entry).toMatchObject({
    version: 3,
    actor: { role: "prime-manager", secondFactorAt: expect.any(String) },
    reason: null,
  });
  const digestOf = (state: unknown) =>
    createHash("sha256")
      .update(canonicalize(state) ?? "")
      .digest("hex");
  expect(entry.digests).toEqual({
    before: digestOf(entry.detail.before),
    after: digestOf(entry.detail.after),
  });
});

test("an exported log holds by every check, and continues an earlier export", async () => {
  const log = await makeLog();
  await sealCheckpoint(log.primeId, new Date());
  const earlier = await exportLog(log.manager);
  await change(log, "Later Castings");
  const later = await exportLog(log.manager);
  const alone = await verifyLog(later);
  expect(alone.text).not.toContain("FAILED");
  expect(alone.code).toBe(0);
  const grown = await verifyLog(later, "--earlier", earlier);
  expect(grown.code).toBe(0);
  expect(grown.text).toMatch(/only grew since the earlier export: from \d+ to \d+ entries/);
  expect((await verifyLog(earlier, "--earlier", later)).code).toBe(1);
  expect((await verifyLog("package.json")).code).toBe(2);
  expect((await verifyLog(later, "--key", "nobody+00000000+AAAA")).code).toBe(1);
});

test("after the key was changed, everything signed before still holds, and both keys are told", async () => {
  const log = await makeLog();
  const before = await exportLog(log.manager);
  const { before: old, after } = await rotateKey({ ...log.manager, at: new Date() });
  expect(old).not.toBe(after);
  const later = await exportLog(log.manager);
  expect(await verifyLog(later, "--earlier", before, "--key", after)).toMatchObject({ code: 0 });
  expect(await verifyLog(before, "--key", old ?? "")).toMatchObject({ code: 0 });
  expect(await verifyLog(before, "--key", after)).toMatchObject({ code: 1 });
  const keys = await asActor(log.manager, listKeys);
  expect(keys.map(({ verifierKey, until }) => [verifierKey, until === null])).toEqual([
    [after, true],
    [old, false],
  ]);
  const page = await asActor(log.manager, (scope) => listCheckpoints(scope, {}));
  const last = await asActor(log.manager, (scope) => viewLogEntry(scope, page.logSize - 1));
  expect(last?.entry).toMatchObject({
    action: "key.rotated",
    detail: { after: { verifierKey: after } },
  });
  expect(last?.proof?.signedBy).toBe(after);
});

test("an entry's page says that nothing changed, until somebody changes something", async () => {
  const log = await makeLog();
  await sealCheckpoint(log.primeId, new Date());
  const view = () => asActor(log.manager, (scope) => viewLogEntry(scope, 1));
  const proof = (await view())?.proof;
  expect(proof && isUnchanged(proof)).toBe(true);
  await tamper(log, "entry = replace(entry, 'version', 'Version')", 1);
  expect((await view())?.proof).toMatchObject({ hasItsLeaf: false, leadsToRoot: false });
  await tamper(log, "leaf_hash = sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))", 1);
  expect((await view())?.proof).toMatchObject({ hasItsLeaf: true, leadsToRoot: false });
});

test.each([
  [
    "its text",
    ["entry = replace(entry, '\"system\"', '\"nobody\"') || ' '"],
    "Entry 1 was changed",
  ],
  [
    "its text and its leaf",
    [
      "entry = replace(entry, ':', ': ')",
      "leaf_hash = sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))",
    ],
    "Entries 0 to",
  ],
])("a superuser who changed %s is found by verify-log", async (_, changes, found) => {
  const log = await makeLog();
  await sealCheckpoint(log.primeId, new Date());
  for (const set of changes) await tamper(log, set, 1);
  await change(log, "Tampered Castings");
  const { code, text } = await verifyLog(await exportLog(log.manager));
  expect(code).toBe(1);
  expect(text).toContain(found);
});

test("a superuser who also rewrites the tree is found against an earlier export", async () => {
  const log = await makeLog();
  const earlier = await exportLog(log.manager);
  await tamper(log, "entry = replace(entry, ':', ': ')", 1);
  await tamper(log, "leaf_hash = sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))", 1);
  await asOwner([
    "alter table oversight_checkpoints disable trigger never_changed",
    `delete from oversight_checkpoints where prime_id = '${log.primeId}'`,
    "alter table oversight_checkpoints enable trigger never_changed",
    ...(await rewriteTree(log)),
  ]);
  const rewritten = await exportLog(log.manager);
  expect((await verifyLog(rewritten)).code).toBe(0);
  const against = await verifyLog(rewritten, "--earlier", earlier);
  expect(against.code).toBe(1);
  expect(against.text).toContain("does not begin with the 5 entries of the earlier export");
});

test("a root that differs from the one signed at the same size is refused", async () => {
  const log = await makeLog();
  const sealed = await sealCheckpoint(log.primeId, new Date());
  const forged = { ...sealed, primeId: log.primeId, size: sealed?.size ?? 0, note: "" };
  const keep = asSystem((tx) => keepCheckpoint(tx, { ...forged, root: "0".repeat(64) }));
  await expect(keep).rejects.toThrow("it was changed since");
});

/** Change a row of the log as somebody at the database itself would. */
function tamper({ primeId }: Log, set: string, seq: number): Promise<void> {
  return asOwner([
    "alter table oversight_log disable trigger never_changed",
    `update oversight_log set ${set} where prime_id = '${primeId}' and seq = ${seq}`,
    "alter table oversight_log enable trigger never_changed",
  ]);
}

/** Statements that grow the tree anew over the leaves that are there now. */
async function rewriteTree({ primeId, manager }: Log): Promise<string[]> {
  const { logSize } = await asActor(manager, (scope) => listCheckpoints(scope, {}));
  const tree = await asActor(manager, (scope) => getOversightTree(scope, logSize));
  const edge: string[] = [];
  for (let level = tree.levels.length - 1, at = 0; level >= 0; level -= 1) {
    if (Math.floor(logSize / 2 ** level) % 2 === 0) continue;
    edge.push(`'\\x${toHex(tree.levels[level]?.[at / 2 ** level] ?? new Uint8Array())}'::bytea`);
    at += 2 ** level;
  }
  return [
    `update oversight_trees set edge = array[${edge.join(",")}] where prime_id = '${primeId}'`,
  ];
}

async function asOwner(statements: readonly string[]): Promise<void> {
  const { default: postgres } = await import("postgres");
  const owner = postgres(process.env.DATABASE_URL ?? "", { max: 1, onnotice: () => {} });
  for (const statement of statements) await owner.unsafe(statement);
  await owner.end();
}
