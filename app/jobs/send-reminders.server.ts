import { and, eq, exists, ne } from "drizzle-orm";
import { sendRemindersIn } from "#app/commands/reminder/send-reminders.server.ts";
import { forEachApart } from "#app/domain/kernel/for-each-apart.ts";
import { isWakingHour } from "#app/domain/reminder/quiet-days.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { systemActor } from "./system-actor.server.ts";

/**
 * The reminders of every prime whose morning has come: one transaction a prime, so that one prime's
 * trouble does not stop the others. Run every hour, it does something once a day for each.
 */
export async function sendReminders(at: Date): Promise<{ occasions: number; letters: number }> {
  const sent = { occasions: 0, letters: 0 };
  await forEachApart(await listPrimes(), async (prime) => {
    if (!isWakingHour(at, prime.timeZone)) return;
    const actor = systemActor(prime, at);
    const { occasions, letters } = await asSystem((tx) => sendRemindersIn({ tx, actor }), { at });
    sent.occasions += occasions;
    sent.letters += letters;
  });
  return sent;
}

/** Whoever has subcontracts that are not closed. */
function listPrimes() {
  return asSystem((tx) =>
    tx
      .select({
        id: organizations.id,
        legalName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(organizations)
      .where(
        exists(
          tx
            .select({ id: subcontracts.id })
            .from(subcontracts)
            .where(
              and(eq(subcontracts.primeId, organizations.id), ne(subcontracts.state, "closed")),
            ),
        ),
      )
      .orderBy(organizations.id),
  );
}
