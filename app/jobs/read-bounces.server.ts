import { readdir, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { recordReturn } from "#app/commands/letter/record-return.server.ts";
import { letterIdOf, readDeliveryReport } from "#app/domain/letter/delivery-report.ts";
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
 * Take what is new in a Maildir, and move it to what was read; several may do so at once.
 *
 * @throws when the folder cannot be read.
 */
export async function readMaildir(folder: string, at: Date): Promise<Taken[]> {
  const taken: Taken[] = [];
  for (const name of (await readdir(join(folder, "new"))).sort()) {
    const path = join(folder, "new", name);
    const message = await readFile(path, "utf8").catch(ignoreMoved);
    if (message === null) continue;
    taken.push(await takeBounce(message, at));
    await rename(path, join(folder, "cur", name + SEEN)).catch(ignoreMoved);
  }
  return taken;
}

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
