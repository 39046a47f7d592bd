import { asc, eq } from "drizzle-orm";
import type { Chosen } from "#app/domain/notification/topics.ts";
import { asSystem, type Transaction } from "#app/platform/db.server.ts";
import { notificationChoices, notifications } from "#db/schema/notification.ts";

/** What somebody chose, the earliest first. */
export function listChosen(tx: Transaction, personId: string): Promise<Chosen[]> {
  return tx
    .select({
      topic: notificationChoices.topic,
      email: notificationChoices.email,
      createdAt: notificationChoices.createdAt,
    })
    .from(notificationChoices)
    .where(eq(notificationChoices.personId, personId))
    .orderBy(asc(notificationChoices.createdAt), asc(notificationChoices.id));
}

/** The same, for their account page. */
export function listOwnChosen(personId: string): Promise<Chosen[]> {
  return asSystem((tx) => listChosen(tx, personId));
}

/** What whoever was told of a letter in the portal chose; null where nobody was. */
export async function findChosenOf(tx: Transaction, letterId: string): Promise<Chosen[] | null> {
  const [told] = await tx
    .select({ personId: notifications.personId })
    .from(notifications)
    .where(eq(notifications.letterId, letterId));
  return told ? listChosen(tx, told.personId) : null;
}
