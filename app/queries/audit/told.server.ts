import {
  and,
  asc,
  eq,
  exists,
  gt,
  gte,
  isNotNull,
  isNull,
  lte,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { CORRECTIONS } from "#app/domain/audit/told.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import {
  type CalendarDate,
  calendarDate,
  calendarDateOf,
} from "#app/domain/kernel/calendar-date.ts";
import { OVERSIGHT_ACTIONS, type OversightAction } from "#app/domain/log/actions.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { auditGrants, auditNotes, audits } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightLog, oversightTrees } from "#db/schema/oversight.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { noteStateSql } from "./note.server.ts";

/** Somebody who reads in an audit room, as a letter to them and the portal need it. */
export type RoomReader = {
  grantId: string;
  personId: string;
  email: string;
  name: string;
  auditId: string;
  auditTitle: string;
  contractIds: string[];
  endsOn: CalendarDate;
  since: CalendarDate;
  toldDaysBefore: number | null;
  toldEntries: number | null;
};

/** The access was taken up, not ended, and its room is neither closed nor over on `on`. */
function isReadable(on: CalendarDate): SQL | undefined {
  return and(
    isNotNull(auditGrants.personId),
    isNull(auditGrants.revokedAt),
    isNull(audits.closedAt),
    gte(audits.endsOn, on),
  );
}

/** The primes in whose rooms somebody reads: the day on each one's clock may be one later or earlier. */
export function listPrimesWithRooms(tx: Transaction, from: CalendarDate) {
  return tx
    .select({
      id: organizations.id,
      legalName: organizations.legalName,
      timeZone: organizations.timeZone,
    })
    .from(organizations)
    .where(
      exists(
        tx
          .select({ id: auditGrants.id })
          .from(auditGrants)
          .innerJoin(audits, eq(audits.id, auditGrants.auditId))
          .where(and(eq(audits.primeId, organizations.id), isReadable(from))),
      ),
    )
    .orderBy(organizations.id);
}

/**
 * Who reads in the rooms of the actor's organization on the actor's day, in the order in which they were
 * let in.
 *
 * @param narrowed to one person or room.
 */
export async function listRoomReaders(
  { tx, actor }: Scope,
  narrowed: { personId?: string; auditId?: string } = {},
): Promise<RoomReader[]> {
  const { personId, auditId } = narrowed;
  const rows = await tx
    .select({ grant: auditGrants, room: audits })
    .from(auditGrants)
    .innerJoin(audits, eq(audits.id, auditGrants.auditId))
    .where(
      and(
        eq(audits.primeId, actor.organizationId),
        isReadable(actor.on),
        lte(audits.startsOn, actor.on),
        personId ? eq(auditGrants.personId, personId) : undefined,
        auditId ? eq(audits.id, auditId) : undefined,
      ),
    )
    .orderBy(asc(auditGrants.createdAt), asc(auditGrants.id));
  return rows.map(({ grant, room }) => ({
    grantId: grant.id,
    personId: grant.personId ?? "",
    email: grant.email,
    name: grant.name,
    auditId: room.id,
    auditTitle: room.title,
    contractIds: room.contractIds,
    endsOn: calendarDate(room.endsOn),
    since: calendarDateOf(grant.createdAt, actor.timeZone),
    toldDaysBefore: grant.toldDaysBefore,
    toldEntries: grant.toldEntries,
  }));
}

/** How many entries the log of the actor's organization has. */
export async function countLogEntries({ tx, actor }: Scope): Promise<number> {
  const [tree] = await tx
    .select({ size: oversightTrees.size })
    .from(oversightTrees)
    .where(eq(oversightTrees.primeId, actor.organizationId));
  return tree?.size ?? 0;
}

/** A correction, as it is told to whoever noted something about what was corrected. */
export type ToldCorrection = { about: string; what: string; on: CalendarDate; noteId: string };

/** Beyond these the letter says how many more there are. */
const MOST_CORRECTIONS = 20;

/**
 * What was corrected, by the entries of the log from `from` to before `until`, of what a reader noted
 * something about that is not settled: a contract as a whole, or a subcontract and what its supplier
 * states. What they noted after a correction knew of it.
 */
export async function listCorrections(
  { tx, actor }: Scope,
  reader: Pick<RoomReader, "personId" | "auditId" | "contractIds">,
  { from, until }: { from: number; until: number },
): Promise<{ corrections: ToldCorrection[]; more: number }> {
  const { seq, at, action, contractId, subcontractId, supplierId } = oversightLog;
  const isAbout = or(
    and(
      isNull(subcontractId),
      isNull(auditNotes.subcontractId),
      eq(contractId, auditNotes.contractId),
    ),
    eq(subcontractId, auditNotes.subcontractId),
    and(isNull(subcontractId), isNull(contractId), eq(supplierId, subcontracts.supplierId)),
  );
  const rows = await tx
    .selectDistinctOn([seq], {
      seq,
      at,
      action,
      noteId: auditNotes.id,
      number: subcontracts.number,
      piid: contracts.piid,
    })
    .from(oversightLog)
    .innerJoin(auditNotes, eq(auditNotes.primeId, oversightLog.primeId))
    .innerJoin(contracts, eq(contracts.id, auditNotes.contractId))
    .leftJoin(subcontracts, eq(subcontracts.id, auditNotes.subcontractId))
    .where(
      and(
        eq(oversightLog.primeId, actor.organizationId),
        gte(seq, from),
        sql`${seq} < ${until}`,
        among(action, [...CORRECTIONS]),
        eq(auditNotes.auditId, reader.auditId),
        eq(auditNotes.writtenBy, reader.personId),
        among(auditNotes.contractId, reader.contractIds),
        gt(at, auditNotes.writtenAt),
        sql`${noteStateSql} <> 'settled'`,
        isAbout,
      ),
    )
    .orderBy(asc(seq), asc(auditNotes.writtenAt));
  const told = rows.slice(0, MOST_CORRECTIONS).map((row) => ({
    about: row.number ? `Subcontract ${row.number}` : `Contract ${formatPiid(row.piid)}`,
    what: OVERSIGHT_ACTIONS[row.action as OversightAction],
    on: calendarDateOf(row.at, actor.timeZone),
    noteId: row.noteId,
  }));
  return { corrections: told, more: rows.length - told.length };
}
