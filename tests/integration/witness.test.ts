import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { and, asc, eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { run as verifyLogCommand } from "#app/cli/verify-log.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { openLogZip } from "#app/commands/log/open-log-zip.server.ts";
import { sealCheckpoint } from "#app/commands/log/seal-checkpoint.server.ts";
import { readCheckpoint } from "#app/domain/log/checkpoint.ts";
import { findCosignature } from "#app/domain/log/cosignature.ts";
import { TASKS } from "#app/jobs/tasks.server.ts";
import { enqueueUnwitnessed, witnessCheckpoints } from "#app/jobs/witness-checkpoints.server.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { startQueue, stopQueue } from "#app/platform/job-queue.server.ts";
import { closeMailer } from "#app/platform/mailer.server.ts";
import { getSigningKey, verifierKeyOf } from "#app/platform/signing/signer.server.ts";
import { getCosignedNote, listCheckpoints } from "#app/queries/log/checkpoint.server.ts";
import { witnessedCheckpoints } from "#db/schema/oversight.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { startBucket } from "#tests/setup/bucket.ts";
import { startCosigner } from "#tests/setup/cosigner.ts";
import { startMailSink } from "#tests/setup/mail-sink.ts";

const ACCOUNT = { region: "us-gov-west-1", keyId: "AKIDEXAMPLE", secret: "a secret key" };
const directory = await mkdtemp(join(tmpdir(), "flowdown-witness-"));
const mail = await startMailSink();
const cosigner = await startCosigner();
const bucket = await startBucket(ACCOUNT);
Object.assign(process.env, {
  SMTP_URL: mail.url,
  WITNESS_DIRECTORY: directory,
  WITNESS_EMAIL: "witness@example.org",
  WITNESS_BUCKET_URL: `${bucket.url}/logs/`,
  WITNESS_BUCKET_REGION: ACCOUNT.region,
  WITNESS_BUCKET_KEY_ID: ACCOUNT.keyId,
  WITNESS_BUCKET_SECRET: ACCOUNT.secret,
  WITNESS_URL: cosigner.url,
  WITNESS_KEY: cosigner.key,
});

afterAll(async () => {
  await stopQueue();
  closeMailer();
  await Promise.all([mail.stop(), cosigner.stop(), bucket.stop()]);
  await rm(directory, { recursive: true, force: true });
});

let manager: TestActor;
let primeId: string;

beforeEach(async () => {
  for (const name of ["log", "error"] as const) vi.spyOn(console, name).mockReturnValue();
  manager = await actorOf(await makeOrganization(), "prime-manager");
  primeId = manager.organizationId;
  const key = await asSystem(async (tx) => verifierKeyOf(await getSigningKey(tx, primeId)));
  cosigner.logs.set(`flowdown/${primeId}`, key);
  Object.assign(cosigner, { isDown: false, addition: "" });
  Object.assign(bucket, { isDown: false });
  cosigner.signed.length = 0;
  mail.letters.length = 0;
  bucket.puts.length = 0;
});

/** The log grows by some entries, and is sealed. */
async function growTo(size: number): Promise<void> {
  await asActor(manager, async (scope) => {
    const { logSize } = await listCheckpoints(scope, {});
    for (let entry = logSize; entry < size; entry += 1)
      await appendOversightEntry(scope, "supplier.changed", {}, { entry });
  });
  await sealCheckpoint(primeId, new Date());
}

const shown = () => asActor(manager, (scope) => listCheckpoints(scope, {}));
const fileOf = (name: string) => readFile(join(directory, primeId, name), "utf8");

/** @returns the path of an export of the whole log */
async function exportLog(): Promise<string> {
  const opened = await openLogZip(manager);
  if (!opened) throw new Error("the log is empty");
  const path = join(directory, "log.zip");
  await writeFile(path, await buffer(opened.stream));
  return path;
}

function rowsOf(kind: "folder" | "email" | "bucket" | "cosigner") {
  const { primeId: prime, size } = witnessedCheckpoints;
  return asSystem((tx) =>
    tx
      .select()
      .from(witnessedCheckpoints)
      .where(and(eq(prime, primeId), eq(witnessedCheckpoints.kind, kind)))
      .orderBy(asc(size)),
  );
}

test("a sealed checkpoint reaches every witness by the queue, and the page says when", async () => {
  await startQueue(TASKS, "");
  await growTo(3);
  await expect
    .poll(async () => (await shown()).checkpoints[0]?.witnessings.map(({ kind }) => kind), {
      timeout: 20_000,
    })
    .toEqual(["bucket", "cosigner", "email", "folder"]);
  await stopQueue();
  const [checkpoint] = (await shown()).checkpoints;
  expect(checkpoint?.witnessings.every(({ witnessedAt }) => witnessedAt)).toBe(true);
  const note = await fileOf("3.txt");
  expect(await fileOf("latest.txt")).toBe(note);
  expect((await readdir(join(directory, primeId))).sort()).toEqual(["3.txt", "latest.txt"]);
  expect(bucket.objects.get(`/logs/${primeId}/3.txt`)).toBe(note);
  expect(bucket.objects.get(`/logs/${primeId}/latest.txt`)).toBe(note);
  const letter = await mail.waitFor("witness@example.org", /3 entries/);
  expect(letter.attachments[0]?.content.toString("utf8")).toBe(note);
  expect(letter.attachments[0]?.filename).toBe("checkpoint-3.txt");
});

test("a cosignature is verified and kept with the checkpoint; what else comes with it is not", async () => {
  cosigner.addition = `— stranger.example ${Buffer.alloc(76, 1).toString("base64")}\n`;
  await growTo(2);
  await witnessCheckpoints({ primeId });
  const note = await asActor(manager, (scope) => getCosignedNote(scope, 2));
  const read = readCheckpoint(note ?? "");
  expect(read?.signatures.map(({ keyName }) => keyName)).toEqual([
    `flowdown/${primeId}`,
    "witness.example/one",
  ]);
  if (!read) throw new Error("no checkpoint");
  const found = await findCosignature(read, cosigner.key);
  expect(Math.abs(Date.now() - Number(found?.at))).toBeLessThan(60_000);
  const other = { ...read, text: read.text.replace("\n2\n", "\n3\n") };
  expect(await findCosignature(other, cosigner.key)).toBeNull();
});

test("while one witness is down the others get theirs, and it gets all it missed, in order", async () => {
  await growTo(1);
  await witnessCheckpoints({ primeId });
  cosigner.isDown = true;
  for (const size of [2, 4, 7]) {
    await growTo(size);
    await expect(witnessCheckpoints({ primeId })).rejects.toThrow(/^cosigner: /);
  }
  expect((await rowsOf("folder")).map(({ size }) => size)).toEqual([1, 2, 4, 7]);
  expect(await rowsOf("cosigner")).toMatchObject([
    { size: 1, failure: null },
    { size: 2, witnessedAt: null, attempts: 3 },
  ]);
  cosigner.isDown = false;
  await witnessCheckpoints({ primeId });
  expect(cosigner.signed).toEqual([1, 2, 4, 7]);
  expect(bucket.puts.filter((path) => !path.endsWith("latest.txt"))).toEqual(
    [1, 2, 4, 7].map((size) => `/logs/${primeId}/${size}.txt`),
  );
  const [second] = (await rowsOf("cosigner")).filter(({ size }) => size === 2);
  expect(second).toMatchObject({ attempts: 4, failure: null });
  await witnessCheckpoints({ primeId });
  expect(mail.letters).toHaveLength(4);
});

test("a witness that is new begins with the newest checkpoint; the sweep tells it", async () => {
  cosigner.isDown = true;
  await growTo(5);
  await growTo(6);
  await expect(witnessCheckpoints({ primeId })).rejects.toThrow();
  expect((await rowsOf("folder")).map(({ size }) => size)).toEqual([6]);
  cosigner.isDown = false;
  await startQueue(TASKS, "");
  await enqueueUnwitnessed();
  await expect.poll(() => cosigner.signed, { timeout: 20_000 }).toEqual([6]);
  await stopQueue();
});

test("a bucket that does not know the key, and a witness that does not know the log, say so", async () => {
  cosigner.logs.delete(`flowdown/${primeId}`);
  await growTo(1);
  await expect(witnessCheckpoints({ primeId })).rejects.toThrow("does not know this log");
  const [{ failure = "" } = {}] = (await shown()).checkpoints[0]?.witnessings.filter(
    ({ kind }) => kind === "cosigner",
  ) ?? [{}];
  expect(failure).toContain("does not know this log");
  const { bucketWitness } = await import("#app/platform/witness/bucket.server.ts");
  const thief = bucketWitness({ ...ACCOUNT, url: bucket.url, secret: "another" });
  const checkpoint = {
    primeId,
    primeName: "P",
    size: 1,
    sealedAt: new Date(),
    root: "",
    note: "x",
  };
  await expect(thief.take(checkpoint, async () => [])).rejects.toThrow(
    "403 (SignatureDoesNotMatch)",
  );
});

test("what the owner of the database changes behind a checkpoint is found by each witness", async () => {
  await growTo(6);
  await witnessCheckpoints({ primeId });
  const witnessed = await asActor(manager, (scope) => getCosignedNote(scope, 6));
  const kept = join(directory, "kept.txt");
  await writeFile(kept, witnessed ?? "");
  await rewriteLog(primeId);
  await growTo(9);
  await expect(witnessCheckpoints({ primeId })).rejects.toThrow(
    /cosigner: The witness found that the checkpoint of 9 entries does not continue/,
  );
  const path = await exportLog();
  expect(await verifyLogCommand([path])).toBe(0);
  expect(await verifyLogCommand([path, "--earlier", kept, "--witness", cosigner.key])).toBe(1);
});

test("a witness's copy is compared with the log, and its signature looked at", async () => {
  await growTo(4);
  await witnessCheckpoints({ primeId });
  const signed = join(directory, "signed.txt");
  await writeFile(signed, (await asActor(manager, (scope) => getCosignedNote(scope, 4))) ?? "");
  const bare = join(directory, primeId, "4.txt");
  await growTo(8);
  const path = await exportLog();
  const witness = ["--witness", cosigner.key];
  expect(await verifyLogCommand([path, "--earlier", bare])).toBe(0);
  expect(await verifyLogCommand([path, "--earlier", signed, ...witness])).toBe(0);
  expect(await verifyLogCommand([path, "--earlier", bare, ...witness])).toBe(1);
  expect(await verifyLogCommand([path, ...witness])).toBe(2);
});

test("a folder that holds another checkpoint of the same size refuses this one", async () => {
  await growTo(2);
  await witnessCheckpoints({ primeId });
  const note = await fileOf("2.txt");
  const [origin, size] = note.split("\n");
  await writeFile(
    join(directory, primeId, "2.txt"),
    note.replace(/^.*\n.*\n.*\n/, `${origin}\n${size}\n${Buffer.alloc(32).toString("base64")}\n`),
  );
  const { folderWitness } = await import("#app/platform/witness/folder.server.ts");
  const again = { primeId, primeName: "P", size: 2, sealedAt: new Date(), root: "", note };
  await expect(folderWitness(directory).take(again, async () => [])).rejects.toThrow(
    "holds another checkpoint of 2 entries",
  );
});

/** The owner turns the guards off, changes what an entry says and makes the tree fit again. */
async function rewriteLog(prime: string): Promise<void> {
  const owner = postgres(env().databaseUrl, { max: 1, onnotice: () => {} });
  const tables = [
    "oversight_log",
    "oversight_trees",
    "oversight_checkpoints",
    "witnessed_checkpoints",
  ];
  await owner.begin(async (tx) => {
    for (const table of tables)
      await tx.unsafe(`alter table ${table} no force row level security;
        alter table ${table} disable trigger all`);
    const entries = await tx<{ entry: string }[]>`
      select entry from oversight_log where prime_id = ${prime} order by seq`;
    const changed = entries.map(({ entry }, index) =>
      index === 1 ? entry.replace('"entry":1', '"entry":99') : entry,
    );
    await tx`delete from witnessed_checkpoints where prime_id = ${prime}`;
    await tx`delete from oversight_checkpoints where prime_id = ${prime}`;
    await tx`delete from oversight_log where prime_id = ${prime}`;
    await tx`update oversight_trees set size = 0, edge = '{}' where prime_id = ${prime}`;
    for (const table of tables)
      await tx.unsafe(`alter table ${table} enable trigger all;
        alter table ${table} force row level security`);
    await tx`grant flowdown_system to current_user`;
    await tx`set local role flowdown_system`;
    const rows = changed.map((entry) => ({ action: "supplier.changed", entry }));
    await tx`select flowdown.append_oversight_entries(${prime}::uuid, now(), null,
      ${tx.json(rows)})`;
  });
  await owner.end();
}
