import { and, eq, isNull, sql } from "drizzle-orm";
import { type Actor, asActor, type Scope } from "#app/platform/db.server.ts";
import { isOwnNotification } from "#app/queries/notification/notification.server.ts";
import { notifications } from "#db/schema/notification.ts";

/** Mark one notification of the actor as read; one that is read already stays as it is. */
export function readNotification(actor: Actor, id: string): Promise<void> {
  return asActor(actor, (scope) => markRead(scope, id));
}

/** The same inside a transaction that is open already. */
export async function markRead(scope: Scope, id: string): Promise<void> {
  await scope.tx
    .update(notifications)
    .set({ readAt: scope.actor.at })
    .where(and(eq(notifications.id, id), isOwnNotification(scope), isNull(notifications.readAt)));
}

/** Mark all of them as read, down from the newest that was shown: what came later was not seen. */
export function readAllNotifications(actor: Actor, newestId: string): Promise<void> {
  return asActor(actor, (scope) => markAllRead(scope, newestId));
}

/** The same inside a transaction that is open already. */
export async function markAllRead(scope: Scope, newestId: string): Promise<void> {
  await scope.tx
    .update(notifications)
    .set({ readAt: scope.actor.at })
    .where(
      and(
        isOwnNotification(scope),
        isNull(notifications.readAt),
        sql`(${notifications.createdAt}, ${notifications.id}) <=
          (select newest.created_at, newest.id from notifications newest
            where newest.id = ${newestId})`,
      ),
    );
}
