import { and, eq, sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { endingStepOf } from "#app/domain/audit/told.ts";
import { paths } from "#app/paths.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { countNotes } from "#app/queries/audit/note.server.ts";
import {
  countLogEntries,
  listCorrections,
  listRoomReaders,
  type RoomReader,
} from "#app/queries/audit/told.server.ts";
import { auditGrants } from "#db/schema/audit.ts";

/**
 * Tell who reads in the rooms of an organization that their access ends soon, and what was corrected that
 * they noted something about. How far each was told is written in this transaction, so that nothing is told
 * twice however often and by whomever this is run. Of one who was let in before that was kept, it is told
 * from now on.
 *
 * @param scope of the system role.
 * @returns how many letters.
 */
export async function tellAuditorsIn(scope: Scope): Promise<number> {
  const until = await countLogEntries(scope);
  let sent = 0;
  for (const reader of await listRoomReaders(scope)) {
    if (await tellOfEnding(scope, reader)) sent += 1;
    if (await tellOfCorrections(scope, reader, until)) sent += 1;
  }
  return sent;
}

async function tellOfEnding(scope: Scope, reader: RoomReader): Promise<boolean> {
  const { tx, actor } = scope;
  const step = endingStepOf(reader, actor.on);
  if (step === null) return false;
  const isFirst = await claim(scope, reader, { toldDaysBefore: step });
  if (!isFirst) return false;
  const { open, answered } = await countNotes(scope, reader.auditId);
  await sendLetter(tx, {
    kind: "audit-ending",
    organizationId: actor.organizationId,
    to: reader,
    facts: {
      link: { path: paths.audit.workingPaper(reader.grantId) },
      primeName: actor.organizationName,
      auditTitle: reader.auditTitle,
      endsOn: reader.endsOn,
      unsettled: open + answered,
    },
  });
  return true;
}

async function tellOfCorrections(
  scope: Scope,
  reader: RoomReader,
  until: number,
): Promise<boolean> {
  const from = reader.toldEntries ?? until;
  if (reader.toldEntries === until) return false;
  if (!(await claim(scope, reader, { toldEntries: until }))) return false;
  const { corrections, more } = await listCorrections(scope, reader, { from, until });
  const [first] = corrections;
  if (!first) return false;
  const { tx, actor } = scope;
  await sendLetter(tx, {
    kind: "audit-corrected",
    organizationId: actor.organizationId,
    to: reader,
    facts: {
      link: { path: paths.audit.note(reader.grantId, first.noteId) },
      primeName: actor.organizationName,
      auditTitle: reader.auditTitle,
      items: corrections.map(({ about, what, on }) => ({ about, what, on })),
      more,
    },
  });
  return true;
}

/** Whether this is the one that tells: another waits here, and finds it told. */
async function claim(
  { tx }: Scope,
  { grantId, toldDaysBefore, toldEntries }: RoomReader,
  told: { toldDaysBefore: number } | { toldEntries: number },
): Promise<boolean> {
  const isAsRead =
    "toldEntries" in told
      ? sql`${auditGrants.toldEntries} is not distinct from ${toldEntries}`
      : sql`${auditGrants.toldDaysBefore} is not distinct from ${toldDaysBefore}`;
  const claimed = await tx
    .update(auditGrants)
    .set(told)
    .where(and(eq(auditGrants.id, grantId), isAsRead))
    .returning({ id: auditGrants.id });
  return claimed.length > 0;
}
