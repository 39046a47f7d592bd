import { and, eq, isNull } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { paths } from "#app/paths.ts";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { findStaleNote, getNote, type NoteRow } from "#app/queries/audit/note.server.ts";
import type { Stale } from "#app/queries/log/shown.server.ts";
import { auditGrants, auditReplies, audits } from "#db/schema/audit.ts";
import { isSaidAlready } from "./is-said-already.server.ts";
import { lockNote } from "./lock-note.server.ts";

type Refusal = "not-found" | "settled-already" | "closed";
type Outcome = { ok: true } | { ok: false; reason: Refusal } | Stale;

/** Answer a finding or question of an auditor; the auditor gets a letter. */
export function answerNote(
  actor: Actor,
  auditId: string,
  { noteId, text, shown }: { noteId: string; text: string; shown?: string },
): Promise<Outcome> {
  return asActor(actor, async (scope) => {
    const { tx } = scope;
    await lockNote(scope, noteId);
    const [note, [room]] = await Promise.all([
      getNote(scope, auditId, noteId),
      tx.select().from(audits).where(eq(audits.id, auditId)),
    ]);
    if (!note || !room) return { ok: false, reason: "not-found" };
    if (room.closedAt) return { ok: false, reason: "closed" };
    if (note.state === "settled") return { ok: false, reason: "settled-already" };
    if (await isSaidAlready(scope, noteId, text)) return { ok: true };
    const stale = await findStaleNote(scope, auditId, note, shown);
    if (stale) return stale;
    await tx.insert(auditReplies).values({
      writtenAt: actor.at,
      writtenBy: actor.personId,
      writtenByName: actor.personName,
      primeId: actor.organizationId,
      auditId,
      noteId,
      isByAuditor: false,
      text,
    });
    await appendOversightEntry(scope, "audit.answered", note.subject, { auditId, noteId, text });
    await tellAuditor(scope, { id: auditId, title: room.title }, note, text);
    return { ok: true };
  });
}

/** The prime knows its auditors by their access alone, which carries the address. */
async function tellAuditor(
  { tx, actor }: Scope,
  room: { id: string; title: string },
  note: NoteRow,
  text: string,
): Promise<void> {
  const [grant] = await tx
    .select({ id: auditGrants.id, email: auditGrants.email, name: auditGrants.name })
    .from(auditGrants)
    .where(
      and(
        eq(auditGrants.auditId, room.id),
        eq(auditGrants.personId, note.writtenBy),
        isNull(auditGrants.revokedAt),
      ),
    );
  if (!grant) return;
  await sendLetter(tx, {
    kind: "audit-answer",
    organizationId: actor.organizationId,
    to: { email: grant.email, name: grant.name },
    facts: {
      link: { path: paths.audit.note(grant.id, note.id) },
      auditTitle: room.title,
      primeName: actor.organizationName,
      answererName: actor.personName,
      what: note.kind,
      about: note.about,
      asked: note.text,
      text,
    },
  });
}
