import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { findStaleNote, getNote } from "#app/queries/audit/note.server.ts";
import type { Stale } from "#app/queries/log/shown.server.ts";
import { auditReplies } from "#db/schema/audit.ts";
import { type Auditor, asAuditor } from "./as-auditor.server.ts";
import { isSaidAlready } from "./is-said-already.server.ts";
import { lockNote } from "./lock-note.server.ts";
import { tellOpener } from "./tell-opener.server.ts";

type Input = { intent: "reply" | "settle"; noteId: string; text: string; shown?: string };
type Outcome = { ok: true } | { ok: false; reason: "not-found" | "settled-already" } | Stale;

/** Say more to a finding or question of the room, or that it is settled: then it stays so. */
export function replyToNote(
  actor: Auditor,
  { intent, noteId, text, shown }: Input,
): Promise<Outcome> {
  return asAuditor(actor, async (scope, room): Promise<Outcome> => {
    await lockNote(scope, noteId);
    const note = await getNote(scope, room.id, noteId);
    if (!note) return { ok: false, reason: "not-found" };
    if (note.state === "settled") return { ok: false, reason: "settled-already" };
    const stale = await findStaleNote(scope, room.id, note, shown);
    if (stale) return stale;
    const settles = intent === "settle";
    if (!settles && (await isSaidAlready(scope, noteId, text))) return { ok: true };
    await scope.tx.insert(auditReplies).values({
      writtenAt: actor.at,
      writtenBy: actor.personId,
      writtenByName: actor.personName,
      primeId: actor.organizationId,
      auditId: room.id,
      noteId,
      isByAuditor: true,
      settles,
      text,
    });
    await appendOversightEntry(scope, settles ? "audit.settled" : "audit.replied", note.subject, {
      auditId: room.id,
      noteId,
      text,
    });
    if (!settles) await tellOpener(scope, room, { what: "reply", noteId, about: note.about, text });
    return { ok: true };
  });
}
