import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { type Side, sideOf } from "#app/domain/person/roles.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { keptStatement } from "#app/platform/kept-statement.server.ts";
import { notifications } from "#db/schema/notification.ts";

/** Something that the actor was told. */
export type Notification = {
  id: string;
  text: string;
  toldAt: Date;
  isRead: boolean;
};

const PER_PAGE = 50;
/** No more are counted: the bell says that there are more. */
export const MOST_UNREAD = 99;

/** What the actor was told where they act, on the side on which they do. */
export function isOwnNotification({ actor }: Scope): SQL | undefined {
  return and(
    eq(notifications.organizationId, actor.organizationId),
    eq(notifications.personId, actor.personId),
    eq(notifications.side, ownSideOf(actor.role)),
    ownRoom(actor.auditId ?? null),
  );
}

/** In the audit room in which the actor reads; of who reads in none, what was told outside of all. */
function ownRoom(auditId: unknown): SQL {
  return sql`${notifications.auditId} is not distinct from ${auditId}::uuid`;
}

function ownSideOf(role: Scope["actor"]["role"]): Side {
  return role === "system" ? "prime" : sideOf(role);
}

/**
 * What the actor was told, the newest first.
 *
 * @param after the last of the page before
 */
export async function listNotifications(
  scope: Scope,
  after?: string,
): Promise<{ notifications: Notification[]; next: string | null }> {
  const beyond = after
    ? sql`(${notifications.createdAt}, ${notifications.id}) <
        (select former.created_at, former.id from notifications former where former.id = ${after})`
    : undefined;
  const rows = await scope.tx
    .select({
      id: notifications.id,
      text: notifications.text,
      toldAt: notifications.createdAt,
      isRead: sql<boolean>`${notifications.readAt} is not null`,
    })
    .from(notifications)
    .where(and(isOwnNotification(scope), beyond))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(PER_PAGE + 1);
  const page = rows.slice(0, PER_PAGE);
  return {
    notifications: page,
    next: rows.length > PER_PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** One of them; null where it is not the actor's. */
export async function findNotification(scope: Scope, id: string): Promise<{ path: string } | null> {
  const [row] = await scope.tx
    .select({ path: notifications.path })
    .from(notifications)
    .where(and(eq(notifications.id, id), isOwnNotification(scope)));
  return row ?? null;
}

const unreadOf = keptStatement((tx) => {
  const unread = tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(
      and(
        eq(notifications.organizationId, sql.placeholder("organizationId")),
        eq(notifications.personId, sql.placeholder("personId")),
        eq(notifications.side, sql.placeholder("side")),
        ownRoom(sql.placeholder("auditId")),
        isNull(notifications.readAt),
      ),
    )
    .limit(MOST_UNREAD + 1)
    .as("unread");
  return tx.select({ unread: sql<number>`count(*)::int` }).from(unread);
});

/**
 * How many the actor has not read, one more than `MOST_UNREAD` at most: for the bell of every page. It
 * reads one partial index, no further than it counts.
 */
export async function countUnread({ tx, actor }: Scope): Promise<number> {
  const [row] = await unreadOf(tx, {
    organizationId: actor.organizationId,
    personId: actor.personId,
    side: ownSideOf(actor.role),
    auditId: actor.auditId ?? null,
  });
  return row?.unread ?? 0;
}
