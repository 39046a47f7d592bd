import type { LoaderFunctionArgs } from "@remix-run/node";
import { noteView } from "#app/commands/audit/note-view.server.ts";
import { NOTES_HEADER, noteLines } from "#app/domain/audit/note-file.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { listNotes } from "#app/queries/audit/note.server.ts";
import { download } from "#app/web/download.server.ts";
import { reading, requireAudit } from "#app/web/require-access.server.ts";

/** No room holds more. */
const EVERY_NOTE = 100_000;

/** Every finding and question as CSV, and a line for each reply. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAudit(request, params);
  const { notes } = await reading(actor, (scope) =>
    listNotes(scope, { auditId: actor.auditId }, EVERY_NOTE),
  );
  await noteView(actor, { page: "working-paper" });
  return download(Buffer.from(writeCsv([NOTES_HEADER, ...notes.flatMap(noteLines)])), {
    fileName: `findings-and-questions-${actor.on}.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
}
