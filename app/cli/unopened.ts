import { open } from "node:fs/promises";
import { sayWhatIs } from "#app/domain/record/verify/what-is-given.ts";

const TELLING_BYTES = 64;

/** Why no package could be opened at a path: no file is there, or what the file is instead. */
export async function sayUnopened(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(TELLING_BYTES),
        0,
        TELLING_BYTES,
        0,
      );
      return sayWhatIs(buffer.toString("latin1", 0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return "There is no such file.";
    if (code === "EISDIR") return "This is a folder: give the ZIP as it was downloaded.";
    return `It cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
