import { desc, eq } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { SAME_WORDS_MS } from "#app/platform/turn.server.ts";
import { auditReplies } from "#db/schema/audit.ts";

/** Whether the last that was said to a note, which the caller holds, are these words of the actor. */
export async function isSaidAlready(
  { tx, actor }: Scope,
  noteId: string,
  text: string,
): Promise<boolean> {
  const [last] = await tx
    .select()
    .from(auditReplies)
    .where(eq(auditReplies.noteId, noteId))
    .orderBy(desc(auditReplies.writtenAt), desc(auditReplies.id))
    .limit(1);
  if (last?.writtenBy !== actor.personId || last.text !== text) return false;
  return actor.at.getTime() - last.writtenAt.getTime() < SAME_WORDS_MS;
}
