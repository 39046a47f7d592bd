import type { Scope } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";

/** Two who answer and settle a note at the same moment do so one after the other. */
export async function lockNote({ tx }: Scope, noteId: string): Promise<void> {
  await takeTurnAt(tx, `audit note ${noteId}`);
}
