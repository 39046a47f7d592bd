import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sealCheckpoint } from "#app/commands/log/seal-checkpoint.server.ts";
import { toHex } from "#app/domain/kernel/hex.ts";
import { growTree, hashLeaf, rootOf } from "#app/domain/log/merkle.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { sha256 } from "#app/queries/log/tree.server.ts";
import { oversightLog, oversightTrees } from "#db/schema/oversight.ts";
import { makeOrganization } from "#tests/factories/people.ts";

const TRANSACTIONS = 200;

async function append(primeId: string, name: string): Promise<number> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/setup/append-process.ts", primeId, name, String(TRANSACTIONS)],
    { env: process.env, stdio: ["ignore", "pipe", "inherit"] },
  );
  const [printed, code] = await Promise.all([
    text(child.stdout),
    new Promise((resolve) => child.on("exit", resolve)),
  ]);
  expect(code).toBe(0);
  return Number(printed);
}

test("two processes that append at once, some of it taken back, keep one tree", async () => {
  const { id: primeId } = await makeOrganization();
  const names = ["first", "second"];
  const kept = await Promise.all(names.map((name) => append(primeId, name)));
  const sealed = await sealCheckpoint(primeId, new Date());

  const [rows, [tree]] = await asSystem((tx) =>
    Promise.all([
      tx
        .select()
        .from(oversightLog)
        .where(eq(oversightLog.primeId, primeId))
        .orderBy(asc(oversightLog.seq)),
      tx.select().from(oversightTrees).where(eq(oversightTrees.primeId, primeId)),
    ]),
  );
  const [first = 0, second = 0] = kept;
  expect(first).toBeGreaterThan(TRANSACTIONS * 0.8);
  expect(rows).toHaveLength(first + second);
  expect(tree?.size).toBe(first + second);
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index));

  const details = rows.map(({ entry }) => JSON.parse(entry).detail);
  expect(details.some(({ isTakenBack }) => isTakenBack)).toBe(false);
  // How often they take turns is up to the machine; that both wrote into the one tree is not.
  expect(new Set(details.map(({ name }) => name))).toEqual(new Set(names));
  for (const name of names) {
    const numbers = details.filter((detail) => detail.name === name).map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }

  const utf8 = new TextEncoder();
  const leaves = await Promise.all(rows.map(({ entry }) => hashLeaf(sha256, utf8.encode(entry))));
  expect(leaves.map(toHex)).toEqual(rows.map(({ leafHash }) => toHex(leafHash)));
  const root = toHex(await rootOf(await growTree(sha256, leaves)));
  expect(sealed).toMatchObject({ size: first + second, root });
}, 120_000);
