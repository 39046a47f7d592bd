import type { AuditSample } from "#app/domain/audit/drawn-sample.ts";
import type { MatrixRow } from "#app/domain/audit/matrix.ts";
import type { AuditNote } from "#app/domain/audit/note.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditOf } from "./audit-of.server.ts";
import { countMatrix, listMatrix } from "./matrix.server.ts";
import { listNotes } from "./note.server.ts";
import { getRoom, type Room } from "./room.server.ts";
import { listSamples } from "./sample.server.ts";

/** More rows than this are nobody's reading: the file has them all. */
const ROWS_PRINTED = 500;
const NOTES_PRINTED = 1_000;

/** Everything a working paper says. */
export type WorkingPaper = {
  room: Room;
  /** of how many subcontracts `rows` shows the first */
  total: number;
  rows: MatrixRow[];
  samples: AuditSample[];
  notes: AuditNote[];
};

/** The working paper of the actor's audit; null when there is none. */
export async function getWorkingPaper(scope: Scope): Promise<WorkingPaper | null> {
  const auditId = auditOf(scope.actor);
  const [room, counts, { rows }, samples, { notes }] = await Promise.all([
    getRoom(scope, auditId),
    countMatrix(scope, {}),
    listMatrix(scope, {}, ROWS_PRINTED),
    listSamples(scope, auditId),
    listNotes(scope, { auditId }, NOTES_PRINTED),
  ]);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return room && { room, total, rows, samples, notes };
}
