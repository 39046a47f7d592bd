import { and, eq, exists, ne } from "drizzle-orm";
import { sendRemindersIn } from "#app/commands/reminder/send-reminders.server.ts";
import { isoInZone } from "#app/domain/kernel/instant.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { organizations } from "#db/schema/organization.ts";
import { subcontracts } from "#db/schema/subcontract.ts";
import { systemActor } from "./system-actor.server.ts";

/** Nobody is written to by night: from this hour on, on the clock of the prime. */
const FROM_HOUR = 7;

/**
 * The reminders of every prime whose morning has come: one transaction a prime, so that one prime's
 * trouble does not stop the others. Run every hour, it does something once a day for each.
 */
export async function sendReminders(at: Date): Promise<{ occasions: number; letters: number }> {
  const sent = { occasions: 0, letters: 0 };
  for (const prime of await listPrimes()) {
    if (hourOf(at, prime.timeZone) < FROM_HOUR) continue;
    const actor = systemActor(prime, at);
    const { occasions, letters } = await asSystem((tx) => sendRemindersIn({ tx, actor }), { at });
    sent.occasions += occasions;
    sent.letters += letters;
  }
  return sent;
}

function hourOf(at: Date, timeZone: string): number {
  return Number(isoInZone(at, timeZone).slice(11, 13));
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
