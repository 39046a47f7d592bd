import { open, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { recordReturn } from "#app/commands/letter/record-return.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import {
  LONGEST_REPORT,
  letterIdOf,
  readDeliveryReport,
} from "#app/domain/letter/delivery-report.ts";
import { env } from "#app/platform/env.server.ts";

/** What became of a message: a letter of ours that is recorded now or was before, another's, or no bounce. */
export type Taken = "recorded" | "known" | "not-ours" | "no-bounce";

/** Take one message that came to the sender of the letters. Taken twice, it does its thing once. */
export async function takeBounce(message: string, at: Date): Promise<Taken> {
  const report = readDeliveryReport(message);
  if (!report) return "no-bounce";
  const letterId = letterIdOf(report.messageId, new URL(env().appUrl).hostname);
  if (!letterId) return "not-ours";
  const { status, words } = report;
  return (await recordReturn({ letterId, status, words }, at)) ? "recorded" : "known";
}

/** Seen, as a Maildir marks it: whoever looks into the mailbox finds them as read. */
const SEEN = ":2,S";

/**
 * Take what is new in a Maildir, and move it to what was read; several may do so at once. A message that
 * cannot be taken now stays new, and keeps none of the others waiting.
 *
 * @throws when the folder, or any message in it, cannot be read.
 */
export async function readMaildir(folder: string, at: Date): Promise<Taken[]> {
  const taken: Taken[] = [];
  const found = await readdir(join(folder, "new"), { withFileTypes: true });
  const names = found.filter((one) => one.isFile()).map(({ name }) => name);
  await forEachApart(names.sort(), async (name) => {
    const path = join(folder, "new", name);
    const message = await readMessage(path).catch(ignoreMoved);
    if (message === null) return;
    taken.push(await takeBounce(message, at));
    await rename(path, join(folder, "cur", name + SEEN)).catch(ignoreMoved);
  });
  return taken;
}

/** A message, no further than a report is looked into: one of gigabytes is not held in memory. */
async function readMessage(path: string): Promise<string> {
  const file = await open(path);
  try {
    const bytes = Buffer.alloc(Math.min((await file.stat()).size, MOST_BYTES));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0);
    return bytes.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** More bytes than the longest report has characters, whatever its script: the rest need not be read. */
const MOST_BYTES = 4 * LONGEST_REPORT + 4;

/** Another one took it between the listing and now. */
function ignoreMoved(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/** What came back since the last round, where the environment names a Maildir for it. */
export async function readBounces(at: Date): Promise<void> {
  const { bouncesMaildir } = env();
  if (bouncesMaildir) await readMaildir(bouncesMaildir, at);
}
