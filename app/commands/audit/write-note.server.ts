import { randomUUID } from "node:crypto";
import { and, eq, gte, isNull } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import type { NoteAnswer } from "#app/domain/audit/form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { SAME_WORDS_MS, takeTurn } from "#app/platform/turn.server.ts";
import { auditNotes } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { type Auditor, type AuditRoom, asAuditor } from "./as-auditor.server.ts";
import { tellOpener } from "./tell-opener.server.ts";

/** What a note is about: a contract as a whole, or one subcontract. */
export type NoteAbout = { contractId: string } | { subcontractId: string };

type Outcome = { ok: true; noteId: string } | { ok: false; reason: "not-found" };

/** Write down a finding or a question, once and for all; whoever opened the room gets a letter. */
export function writeNote(actor: Auditor, about: NoteAbout, input: NoteAnswer): Promise<Outcome> {
  return asAuditor(actor, async (scope, room): Promise<Outcome> => {
    const subject = await findSubject(scope, room, about);
    if (!subject) return { ok: false, reason: "not-found" };
    const { contractId, subcontractId, supplierId, name } = subject;
    await takeTurn(scope, `note ${room.id}`);
    const former = await findAlike(scope, { contractId, subcontractId, ...input });
    if (former) return { ok: true, noteId: former };
    const noteId = randomUUID();
    await scope.tx.insert(auditNotes).values({
      id: noteId,
      writtenAt: actor.at,
      writtenBy: actor.personId,
      writtenByName: actor.personName,
      primeId: actor.organizationId,
      auditId: room.id,
      contractId,
      subcontractId,
      ...input,
    });
    await appendOversightEntry(
      scope,
      input.kind === "finding" ? "audit.finding" : "audit.question",
      { contractId, subcontractId, supplierId },
      { auditId: room.id, noteId, text: input.text },
    );
    await tellOpener(scope, room, { what: input.kind, noteId, about: name, text: input.text });
    return { ok: true, noteId };
  });
}

type Written = NoteAnswer & { contractId: string; subcontractId: string | null };

/** The same words of the same person about the same, written just before. */
async function findAlike({ tx, actor }: Scope, note: Written): Promise<string | undefined> {
  const { contractId, subcontractId, kind, text } = note;
  const [row] = await tx
    .select({ id: auditNotes.id })
    .from(auditNotes)
    .where(
      and(
        eq(auditNotes.primeId, actor.organizationId),
        eq(auditNotes.writtenBy, actor.personId),
        eq(auditNotes.contractId, contractId),
        subcontractId
          ? eq(auditNotes.subcontractId, subcontractId)
          : isNull(auditNotes.subcontractId),
        eq(auditNotes.kind, kind),
        eq(auditNotes.text, text),
        gte(auditNotes.writtenAt, new Date(actor.at.getTime() - SAME_WORDS_MS)),
      ),
    );
  return row?.id;
}

type Subject = {
  contractId: string;
  subcontractId: string | null;
  supplierId: string | null;
  /** as a letter names it */
  name: string;
};

/** The row a note is about; null when it lies outside of the room. */
async function findSubject(
  { tx, actor }: Scope,
  { contractIds }: AuditRoom,
  about: NoteAbout,
): Promise<Subject | null> {
  if ("contractId" in about) {
    const [row] = await tx
      .select({ contractId: contracts.id, piid: contracts.piid })
      .from(contracts)
      .where(and(eq(contracts.id, about.contractId), eq(contracts.primeId, actor.organizationId)));
    if (!row || !contractIds.includes(row.contractId)) return null;
    const name = `Contract ${formatPiid(row.piid)}`;
    return { contractId: row.contractId, subcontractId: null, supplierId: null, name };
  }
  const { id, contractId, supplierId, number, title, primeId } = subcontracts;
  const [row] = await tx
    .select({ subcontractId: id, contractId, supplierId, number, title })
    .from(subcontracts)
    .where(and(eq(id, about.subcontractId), eq(primeId, actor.organizationId)));
  if (!row || !contractIds.includes(row.contractId)) return null;
  return { ...row, name: `Subcontract ${row.number} ${row.title}` };
}
