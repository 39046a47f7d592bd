import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toHex } from "#app/domain/kernel/hex.ts";
import { entryFileName, writeRecipe } from "./check-by-hand.ts";
import { type Digest, growTree, hashLeaf, proveInclusion, rootOf } from "./merkle.ts";
import { listSides } from "./merkle-verify.ts";

const digest: Digest = (bytes) => createHash("sha256").update(bytes).digest();

const hasTools = ["xxd", "sha256sum"].every((tool) => {
  try {
    execFileSync("sh", ["-c", `command -v ${tool}`]);
    return true;
  } catch {
    return false;
  }
});

test.runIf(hasTools).each([0, 3, 6])(
  "what the page tells to type gives the root, for entry %i of 7",
  async (seq) => {
    const texts = Array.from({ length: 7 }, (_, index) => `{"entry":"${index} \u20ac"}`);
    const utf8 = new TextEncoder();
    const leaves = await Promise.all(texts.map((text) => hashLeaf(digest, utf8.encode(text))));
    const tree = await growTree(digest, leaves);
    const hashes = await proveInclusion(tree, seq);
    const sides = listSides(seq, 6, hashes.length) ?? [];
    const path = hashes.map((hash, step) => ({ side: sides[step] ?? "left", hash: toHex(hash) }));
    const folder = mkdtempSync(join(tmpdir(), "flowdown-recipe-"));
    try {
      writeFileSync(join(folder, entryFileName(seq)), texts[seq] ?? "");
      const printed = execFileSync("sh", ["-c", writeRecipe({ seq, path })], { cwd: folder });
      expect(printed.toString().trim()).toBe(Buffer.from(await rootOf(tree)).toString("base64"));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
