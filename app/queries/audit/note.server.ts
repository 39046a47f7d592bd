import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import {
  type AuditNote,
  type AuditReply,
  type NoteKind,
  type NoteState,
  noteStateOf,
} from "#app/domain/audit/note.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { findStale, type Stale, showing, startShowing } from "#app/queries/log/shown.server.ts";
import { auditNotes, auditReplies } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";

const NOTES_PER_PAGE = 50;

/**
 * `noteStateOf` in SQL, for filters and counts. The table is named by hand: where one table alone is
 * asked, drizzle leaves its name out, and a reply's own id would be compared.
 */
export const noteStateSql: SQL<NoteState> = sql<NoteState>`case
  when exists (select 1 from audit_replies r
    where r.note_id = audit_notes.id and r.settles and r.is_by_auditor) then 'settled'
  when (select r.is_by_auditor from audit_replies r where r.note_id = audit_notes.id
    order by r.written_at desc, r.id desc limit 1) = false then 'answered'
  else 'open' end`;

export type NoteFilter = {
  auditId: string;
  state?: NoteState;
  /** about the contract as a whole */
  contractId?: string;
  subcontractId?: string;
  /** only this one */
  noteId?: string;
  /** where the page begins: the last note of the page before */
  after?: string;
};

export type NotePage = { notes: AuditNote[]; next: string | null };

/** The findings and questions of a room, newest first, each with what was said to it. */
export async function listNotes(
  scope: Scope,
  filter: NoteFilter,
  limit = NOTES_PER_PAGE,
): Promise<NotePage> {
  const rows = await scope.tx
    .select({ note: auditNotes, piid: contracts.piid, number: subcontracts.number })
    .from(auditNotes)
    .innerJoin(contracts, eq(contracts.id, auditNotes.contractId))
    .leftJoin(subcontracts, eq(subcontracts.id, auditNotes.subcontractId))
    .where(narrowed(scope, filter))
    .orderBy(desc(auditNotes.writtenAt), desc(auditNotes.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const repliesOf = await listReplies(
    scope,
    page.map(({ note }) => note.id),
  );
  return {
    notes: page.map(({ note, piid, number }) => {
      const replies = repliesOf.get(note.id) ?? [];
      const { id, writtenByName, kind, text, contractId, subcontractId } = note;
      return {
        id,
        writtenByName,
        kind,
        text,
        replies,
        state: noteStateOf(replies),
        writtenAt: note.writtenAt.toISOString(),
        contract: { id: contractId, piid },
        subcontract: subcontractId && number ? { id: subcontractId, number } : null,
      };
    }),
    next: rows.length > limit ? (page.at(-1)?.note.id ?? null) : null,
  };
}

function narrowed({ actor }: Scope, filter: NoteFilter): SQL | undefined {
  const { auditId, state, contractId, subcontractId, noteId, after } = filter;
  return and(
    eq(auditNotes.primeId, actor.organizationId),
    eq(auditNotes.auditId, auditId),
    state && sql`${noteStateSql} = ${state}`,
    contractId
      ? and(eq(auditNotes.contractId, contractId), isNull(auditNotes.subcontractId))
      : undefined,
    subcontractId ? eq(auditNotes.subcontractId, subcontractId) : undefined,
    noteId ? eq(auditNotes.id, noteId) : undefined,
    after
      ? sql`(${auditNotes.writtenAt}, ${auditNotes.id}) <
          (select last.written_at, last.id from audit_notes last where last.id = ${after}::uuid)`
      : undefined,
  );
}

async function listReplies({ tx }: Scope, noteIds: string[]): Promise<Map<string, AuditReply[]>> {
  const found = new Map<string, AuditReply[]>();
  if (noteIds.length === 0) return found;
  const rows = await tx
    .select()
    .from(auditReplies)
    .where(inArray(auditReplies.noteId, noteIds))
    .orderBy(asc(auditReplies.writtenAt), asc(auditReplies.id));
  for (const { id, noteId, writtenAt, writtenByName, isByAuditor, settles, text } of rows) {
    const reply = { id, writtenByName, isByAuditor, settles, text };
    const list = found.get(noteId) ?? [];
    found.set(noteId, [...list, { ...reply, writtenAt: writtenAt.toISOString() }]);
  }
  return found;
}

/** The same with what an answer to each is given on, for pages that offer to answer. */
export async function listNotesToAnswer(scope: Scope, filter: NoteFilter) {
  const logSize = await startShowing(scope);
  const { notes, next } = await listNotes(scope, filter);
  return {
    notes: notes.map((note) => ({ ...note, shown: showing(logSize, shownNote(note)) })),
    next,
  };
}

/** Whether something was added to a note since the page showed it. */
export async function findStaleNote(
  scope: Scope,
  auditId: string,
  { id, subject }: NoteRow,
  shown: string | undefined,
): Promise<Stale | null> {
  if (shown === undefined) return null;
  const { notes } = await listNotes(scope, { auditId, noteId: id }, 1);
  const [note] = notes;
  const { contractId, subcontractId } = subject;
  const about = subcontractId ? { subcontractId } : { contractId };
  return note ? findStale(scope, shown, shownNote(note), about) : null;
}

const shownNote = ({ id, replies }: AuditNote): object => ({
  id,
  replies: replies.map((reply) => reply.id),
});

/** How many notes of a room stand at each state. */
export async function countNotes(
  { tx, actor }: Scope,
  auditId: string,
): Promise<Record<NoteState, number>> {
  const rows = await tx
    .select({ state: noteStateSql, count: sql<number>`count(*)::int` })
    .from(auditNotes)
    .where(and(eq(auditNotes.primeId, actor.organizationId), eq(auditNotes.auditId, auditId)))
    .groupBy(sql`1`);
  const counts: Record<NoteState, number> = { open: 0, answered: 0, settled: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** A note as the commands that add to it need it. */
export type NoteRow = {
  id: string;
  writtenBy: string;
  kind: NoteKind;
  text: string;
  state: NoteState;
  /** as a letter names it */
  about: string;
  subject: { contractId: string; subcontractId: string | null; supplierId: string | null };
};

/** One note of a room; null when the room has none such. */
export async function getNote(
  { tx, actor }: Scope,
  auditId: string,
  noteId: string,
): Promise<NoteRow | null> {
  const [row] = await tx
    .select({
      note: auditNotes,
      state: noteStateSql,
      piid: contracts.piid,
      number: subcontracts.number,
      supplierId: subcontracts.supplierId,
    })
    .from(auditNotes)
    .innerJoin(contracts, eq(contracts.id, auditNotes.contractId))
    .leftJoin(subcontracts, eq(subcontracts.id, auditNotes.subcontractId))
    .where(
      and(
        eq(auditNotes.id, noteId),
        eq(auditNotes.auditId, auditId),
        eq(auditNotes.primeId, actor.organizationId),
      ),
    );
  if (!row) return null;
  const { note, state, piid, number, supplierId } = row;
  const { id, writtenBy, kind, text, contractId, subcontractId } = note;
  return {
    id,
    writtenBy,
    kind,
    text,
    state,
    about: number ? `Subcontract ${number}` : `Contract ${formatPiid(piid)}`,
    subject: { contractId, subcontractId, supplierId },
  };
}
