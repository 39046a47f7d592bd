import { randomUUID } from "node:crypto";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { deriveToken, hashToken } from "#app/platform/secret.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { calendars } from "#db/schema/calendar.ts";
import { revokeCalendarIn } from "./revoke-calendar.server.ts";

/** Make a new secret address of a person's calendar; the one before it opens nothing any more. */
export function makeCalendar(
  personId: string,
  { ownSuppliersOnly }: { ownSuppliersOnly: boolean },
): Promise<void> {
  return asSystemOnce(async (tx) => {
    await revokeCalendarIn(tx, personId);
    const id = randomUUID();
    const tokenHash = hashToken(deriveToken("calendar", id));
    await tx.insert(calendars).values({ id, personId, tokenHash, ownSuppliersOnly });
    await recordSecurityEvent(tx, { kind: "calendar.made", personId });
  });
}
