import { and, asc, eq, exists, inArray, isNull, sql } from "drizzle-orm";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import type { LetterKind } from "#app/domain/letter/letters.ts";
import { isInDigest } from "#app/domain/notification/digest.ts";
import { topicOf } from "#app/domain/notification/topics.ts";
import type { Side } from "#app/domain/person/roles.ts";
import type { Scope, Transaction } from "#app/platform/db.server.ts";
import { listRoomReaders } from "#app/queries/audit/told.server.ts";
import { among } from "#app/queries/sql/among.server.ts";
import { notificationChoices, notifications } from "#db/schema/notification.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { listChosen } from "./choice.server.ts";

/** Not read, told in no digest yet, and of somebody who ever asked for one. */
function isWaiting(tx: Transaction) {
  return and(
    isNull(notifications.readAt),
    isNull(notifications.digestedAt),
    exists(
      tx
        .select({ id: notificationChoices.id })
        .from(notificationChoices)
        .where(
          and(
            eq(notificationChoices.personId, notifications.personId),
            eq(notificationChoices.email, "digest"),
          ),
        ),
    ),
  );
}

/** The organizations in which something may wait for a digest. */
export function listDigestPlaces(tx: Transaction) {
  return tx
    .select({
      id: organizations.id,
      legalName: organizations.legalName,
      timeZone: organizations.timeZone,
    })
    .from(organizations)
    .where(
      inArray(
        organizations.id,
        tx.select({ id: notifications.organizationId }).from(notifications).where(isWaiting(tx)),
      ),
    )
    .orderBy(organizations.id);
}

/** What one person is to be told in the digest of the actor's day, the earliest first. */
export type DueDigest = {
  personId: string;
  side: Side;
  /** the audit room in which an auditor was told; null of everybody else */
  auditId: string | null;
  /** where they read it: the organization they work for, or their access to the room */
  place: string;
  email: string;
  name: string;
  items: { id: string; text: string; on: CalendarDate }[];
};

/** The digests of the actor's organization; who works there no more, or not on that side, has none. */
export async function listDueDigests(scope: Scope): Promise<DueDigest[]> {
  const { tx, actor } = scope;
  const rows = await tx
    .select({
      id: notifications.id,
      personId: notifications.personId,
      side: notifications.side,
      auditId: notifications.auditId,
      kind: notifications.kind,
      text: notifications.text,
      createdAt: notifications.createdAt,
    })
    .from(notifications)
    .where(and(eq(notifications.organizationId, actor.organizationId), isWaiting(tx)))
    .orderBy(asc(notifications.createdAt), asc(notifications.id));
  const people = await listReaders(scope, [...new Set(rows.map(({ personId }) => personId))]);
  const digests: DueDigest[] = [];
  for (const { personId, side, auditId, place, email, name } of people) {
    const chosen = await listChosen(tx, personId);
    const day = { at: actor.at, today: actor.on, timeZone: actor.timeZone };
    const items = rows
      .filter((row) => row.personId === personId && row.side === side && row.auditId === auditId)
      .filter(({ kind, createdAt }) =>
        isInDigest({ topic: topicOf(kind as LetterKind), createdAt }, chosen, day),
      )
      .map(({ id, text, createdAt }) => ({
        id,
        text,
        on: calendarDateOf(createdAt, actor.timeZone),
      }));
    if (items.length > 0) digests.push({ personId, side, auditId, place, email, name, items });
  }
  return digests;
}

type Reader = Omit<DueDigest, "items">;

/** The organization's people on each side on which they work, and who reads in its audit rooms. */
async function listReaders(scope: Scope, personIds: readonly string[]): Promise<Reader[]> {
  const [members, auditors] = await Promise.all([
    listMembers(scope, personIds),
    listRoomReaders(scope),
  ]);
  const place = scope.actor.organizationId;
  const ofRooms = new Map(auditors.map((one) => [`${one.personId} ${one.auditId}`, one]));
  return [
    ...members.map((member) => ({ ...member, auditId: null, place })),
    ...[...ofRooms.values()]
      .filter(({ personId }) => personIds.includes(personId))
      .map(({ personId, auditId, grantId, email, name }) => ({
        personId,
        side: "audit" as const,
        auditId,
        place: grantId,
        email,
        name,
      })),
  ];
}

function listMembers({ tx, actor }: Scope, personIds: readonly string[]) {
  const side = sql<"prime" | "subcontractor">`split_part(${memberships.role}, '-', 1)`;
  return tx
    .select({
      personId: memberships.personId,
      side,
      email: sql<string>`min(${memberships.personEmail})`,
      name: sql<string>`min(${memberships.personName})`,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        among(memberships.personId, [...personIds]),
        isNull(memberships.endedAt),
      ),
    )
    .groupBy(memberships.personId, side)
    .orderBy(memberships.personId, side);
}
