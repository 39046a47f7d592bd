import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import type { LetterFacts } from "#app/domain/letter/letters.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listAskers } from "#app/queries/request/asker.server.ts";
import type { AuditRoom } from "./as-auditor.server.ts";

type Written = Pick<LetterFacts<"audit-note">, "what" | "about" | "text"> & { noteId: string };

/**
 * Write to whoever opened the room, else to an administrator, and to who stands in for them, what an
 * auditor wrote there.
 */
export async function tellOpener(scope: Scope, room: AuditRoom, written: Written): Promise<void> {
  const { tx, actor } = scope;
  const { noteId, ...facts } = written;
  for (const to of await listAskers(scope, room.openedBy))
    await sendLetter(tx, {
      kind: "audit-note",
      organizationId: actor.organizationId,
      to,
      facts: {
        link: { path: paths.prime.auditNote(actor.organizationId, room.id, noteId) },
        auditTitle: room.title,
        auditorName: actor.personName,
        ...facts,
      },
    });
}
