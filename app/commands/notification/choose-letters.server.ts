import { choiceAt, dutyOf, type EmailChoice, TOPICS } from "#app/domain/notification/topics.ts";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { takeTurnAt } from "#app/platform/turn.server.ts";
import { listChosen } from "#app/queries/notification/choice.server.ts";
import { notificationChoices } from "#db/schema/notification.ts";

/**
 * Set how somebody gets the letters of each topic from now on. What they leave as it is writes nothing,
 * nor does the same choice made twice at once.
 */
export function chooseLetters(
  personId: string,
  chosen: Readonly<Record<string, EmailChoice>>,
  at: Date,
): Promise<void> {
  return asSystemOnce(async (tx) => {
    await takeTurnAt(tx, `notification choices ${personId}`);
    const before = await listChosen(tx, personId);
    // Of two at once the second may have come first: its choice follows what the other chose.
    const createdAt = new Date(Math.max(at.getTime(), ...before.map((one) => +one.createdAt)));
    const changed = TOPICS.flatMap((topic) => {
      const email = chosen[topic];
      const isSame = email === undefined || email === choiceAt(topic, before, createdAt);
      return isSame || dutyOf(topic) !== null ? [] : [{ personId, topic, email, createdAt }];
    });
    if (changed.length > 0) await tx.insert(notificationChoices).values(changed);
  });
}
