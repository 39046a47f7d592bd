import { and, arrayContains, asc, desc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import {
  type GrantState,
  grantStateOf,
  type RoomState,
  roomStateOf,
} from "#app/domain/audit/grant.ts";
import { type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { auditGrants, auditNotes, audits } from "#db/schema/audit.ts";
import { contracts } from "#db/schema/contract.ts";
import { noteStateSql } from "./note.server.ts";

/** Somebody who was let into a room. */
export type RoomPerson = {
  grantId: string;
  name: string;
  /** null where it was not asked when they were let in */
  organization: string | null;
  email: string;
  /** ISO instant, UTC */
  createdAt: string;
  state: GrantState;
};

export type RoomContract = { id: string; piid: string; title: string };

/** An audit room as its prime sees it. */
export type Room = {
  id: string;
  title: string;
  openedByName: string;
  /** ISO instant, UTC */
  openedAt: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  state: RoomState;
  contracts: RoomContract[];
  people: RoomPerson[];
  /** whether its auditors make oversight records by themselves */
  mayMakeRecords: boolean;
  openNotes: number;
};

const ROOMS_PER_PAGE = 50;

type RoomFilter = {
  /** rooms that hold this contract */
  contractId?: string;
  /** only this one */
  auditId?: string;
  /** where the page begins: the last room of the page before */
  after?: string;
};

/** The prime's audit rooms, newest first. */
export async function listRooms(
  scope: Scope,
  { contractId, auditId, after }: RoomFilter,
): Promise<{ rooms: Room[]; next: string | null }> {
  const { tx, actor } = scope;
  const rows = await tx
    .select()
    .from(audits)
    .where(
      and(
        eq(audits.primeId, actor.organizationId),
        contractId ? arrayContains(audits.contractIds, [contractId]) : undefined,
        auditId ? eq(audits.id, auditId) : undefined,
        after
          ? sql`(${audits.createdAt}, ${audits.id}) <
              (select last.created_at, last.id from audits last where last.id = ${after}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(audits.createdAt), desc(audits.id))
    .limit(ROOMS_PER_PAGE + 1);
  const page = rows.slice(0, ROOMS_PER_PAGE);
  return {
    rooms: await withContents(scope, page),
    next: rows.length > ROOMS_PER_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One room; null when the prime has none such. */
export async function getRoom(scope: Scope, auditId: string): Promise<Room | null> {
  const { rooms } = await listRooms(scope, { auditId });
  return rooms[0] ?? null;
}

type RoomRow = typeof audits.$inferSelect;

async function withContents(scope: Scope, rows: RoomRow[]): Promise<Room[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [named, grants, questions] = await Promise.all([
    listContractsOf(scope, [...new Set(rows.flatMap((row) => row.contractIds))]),
    listGrantsOf(scope, ids),
    countOpenNotesOf(scope, ids),
  ]);
  const { on } = scope.actor;
  return rows.map((row) => {
    const { id, title, createdByName, createdAt, contractIds } = row;
    const days = { startsOn: calendarDate(row.startsOn), endsOn: calendarDate(row.endsOn) };
    const period = { ...days, isClosed: row.closedAt !== null };
    return {
      id,
      title,
      openedByName: createdByName,
      openedAt: createdAt.toISOString(),
      ...days,
      state: roomStateOf(period, on),
      contracts: named.filter((contract) => contractIds.includes(contract.id)),
      people: grants
        .filter((grant) => grant.auditId === id)
        .map(
          ({ id: grantId, name, organization, email, createdAt: since, personId, revokedAt }) => {
            const grant = { isAccepted: personId !== null, isRevoked: revokedAt !== null };
            const state = grantStateOf({ ...grant, ...period }, on);
            return { grantId, name, organization, email, createdAt: since.toISOString(), state };
          },
        ),
      mayMakeRecords: row.mayMakeRecords,
      openNotes: questions.get(id) ?? 0,
    };
  });
}

/** The contracts of a room that an actor may see, by number. */
export function listContractsOf(
  { tx, actor }: Scope,
  contractIds: readonly string[],
): Promise<RoomContract[]> {
  return tx
    .select({ id: contracts.id, piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(
      and(eq(contracts.primeId, actor.organizationId), inArray(contracts.id, [...contractIds])),
    )
    .orderBy(asc(contracts.piid));
}

function listGrantsOf({ tx, actor }: Scope, auditIds: string[]) {
  return tx
    .select()
    .from(auditGrants)
    .where(
      and(eq(auditGrants.primeId, actor.organizationId), inArray(auditGrants.auditId, auditIds)),
    )
    .orderBy(asc(auditGrants.createdAt), asc(auditGrants.name), asc(auditGrants.id));
}

async function countOpenNotesOf(
  { tx, actor }: Scope,
  auditIds: string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ auditId: auditNotes.auditId, count: sql<number>`count(*)::int` })
    .from(auditNotes)
    .where(
      and(
        eq(auditNotes.primeId, actor.organizationId),
        inArray(auditNotes.auditId, auditIds),
        sql`${noteStateSql} = 'open'`,
      ),
    )
    .groupBy(auditNotes.auditId);
  return new Map(rows.map(({ auditId, count }) => [auditId, count]));
}

/** How many findings and questions of auditors, in rooms that are not closed, wait for an answer. */
export async function countOpenNotes(scope: Scope): Promise<number> {
  const [row] = await scope.tx.execute<{ count: number }>(
    sql`select ${openNoteCount(scope)} as count`,
  );
  return row?.count ?? 0;
}

/** The same as part of a statement that counts more. */
export function openNoteCount({ tx, actor }: Scope): SQL {
  const open = tx
    .select({ count: sql<number>`count(*)::int` })
    .from(auditNotes)
    .innerJoin(audits, eq(audits.id, auditNotes.auditId))
    .where(
      and(
        eq(audits.primeId, actor.organizationId),
        isNull(audits.closedAt),
        sql`${noteStateSql} = 'open'`,
      ),
    );
  return sql`${open}`;
}

/** The contracts that a room can be opened for, by number. */
export async function listContractChoices({ tx, actor }: Scope): Promise<RoomContract[]> {
  return tx
    .select({ id: contracts.id, piid: contracts.piid, title: contracts.title })
    .from(contracts)
    .where(eq(contracts.primeId, actor.organizationId))
    .orderBy(asc(contracts.piid));
}
