import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { readCheckpoint } from "#app/domain/log/checkpoint.ts";
import type { Witness } from "./witness.server.ts";

/**
 * A folder that somebody else can read or takes copies of: one for each prime, one file for each
 * checkpoint and `latest.txt`. A checkpoint that lies there is never written over by another.
 */
export function folderWitness(directory: string): Witness {
  return {
    kind: "folder",
    name: basename(directory),
    async take({ primeId, size, note }) {
      const folder = join(directory, primeId);
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${size}.txt`);
      const kept = await readKept(path);
      if (kept === null) await writeWhole(path, note);
      else if (readCheckpoint(kept)?.text !== readCheckpoint(note)?.text)
        throw new Error(
          `The folder holds another checkpoint of ${countWords(size, "entry", "entries")}.`,
        );
      const latest = join(folder, "latest.txt");
      const latestSize = readCheckpoint((await readKept(latest)) ?? "")?.size ?? 0;
      if (latestSize < size) await writeWhole(latest, note);
      return null;
    },
  };
}

async function readKept(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** All of it or nothing, and on the disk before it counts. */
async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path}.${randomBytes(6).toString("hex")}.part`;
  const file = await open(part, "wx", 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
}
