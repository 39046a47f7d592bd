import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { type Browser, deviceKnownTo } from "#app/domain/person/browser.ts";
import { asSystem, asSystemOnce } from "#app/platform/db.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { passwordResets, persons } from "#db/schema/person.ts";

const PER_NETWORK: Limit = { name: "reset-network", most: 20, seconds: 3600 };
const PER_EMAIL_AND_NETWORK: Limit = { name: "reset-email-network", most: 3, seconds: 3600 };
const PER_DEVICE: Limit = { name: "reset-device", most: 3, seconds: 3600 };
/** So many that somebody whom strangers write to has a letter that is still open at any time. */
const PER_EMAIL: Limit = { name: "reset-email", most: 12, seconds: 3600 };

export const RESET_MINUTES = 30;

type Outcome = { ok: true } | { ok: false; waitSeconds: number };

/**
 * Send the way to a new password to whoever has this address. Nobody learns whether that is
 * anybody: the answer is the same, and too many letters to one address are quietly left out. Who asks
 * in a browser known to the person is counted apart, so that strangers cannot use up their letters.
 */
export async function requestPasswordReset(input: {
  email: string;
  browser: Browser;
  at: Date;
}): Promise<Outcome> {
  const { email, browser } = input;
  const waitSeconds = await takeTry(PER_NETWORK, browser.network);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  const person = await findPerson(email);
  if (!(await mayBeWrittenTo(email, person, browser)) || !person) return { ok: true };
  await asSystemOnce(async (tx) => {
    const id = randomUUID();
    const expiresAt = new Date(input.at.getTime() + RESET_MINUTES * 60_000);
    await tx.insert(passwordResets).values({ id, personId: person.id, expiresAt });
    await sendLetter(tx, {
      kind: "password-reset",
      organizationId: null,
      to: { email: person.email, name: person.name },
      facts: { link: { tokenFor: "password-reset", id }, expiresInMinutes: RESET_MINUTES },
    });
    await recordSecurityEvent(tx, { kind: "password.reset-asked", personId: person.id, browser });
  });
  return { ok: true };
}

async function findPerson(email: string) {
  const [person] = await asSystem((tx) =>
    tx
      .select({
        id: persons.id,
        name: persons.name,
        email: persons.email,
        totpConfirmedAt: persons.totpConfirmedAt,
      })
      .from(persons)
      .where(sql`lower(${persons.email}) = ${email}`),
  );
  return person;
}

/** Counted alike whether or not somebody has this address. */
async function mayBeWrittenTo(
  email: string,
  person: Awaited<ReturnType<typeof findPerson>>,
  browser: Browser,
): Promise<boolean> {
  const device = person && deviceKnownTo(browser, person.id, person.totpConfirmedAt);
  if (device) return (await takeTry(PER_DEVICE, device)) === 0;
  if ((await takeTry(PER_EMAIL_AND_NETWORK, [email, browser.network])) > 0) return false;
  return (await takeTry(PER_EMAIL, email)) === 0;
}
