import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { asSystemOnce } from "#app/platform/db.server.ts";
import { type Limit, takeTry } from "#app/platform/rate-limit.server.ts";
import { passwordResets, persons } from "#db/schema/person.ts";

const PER_ADDRESS: Limit = { name: "reset-address", most: 20, seconds: 3600 };
const PER_EMAIL: Limit = { name: "reset-email", most: 3, seconds: 3600 };

export const RESET_MINUTES = 30;

type Outcome = { ok: true } | { ok: false; waitSeconds: number };

/**
 * Send the way to a new password to whoever has this address. Nobody learns whether that is
 * anybody: the answer is the same, and too many letters to one address are quietly left out.
 */
export async function requestPasswordReset(input: {
  email: string;
  address: string;
  at: Date;
}): Promise<Outcome> {
  const waitSeconds = await takeTry(PER_ADDRESS, input.address);
  if (waitSeconds > 0) return { ok: false, waitSeconds };
  if ((await takeTry(PER_EMAIL, input.email)) > 0) return { ok: true };
  await asSystemOnce(async (tx) => {
    const [person] = await tx
      .select({ id: persons.id, name: persons.name, email: persons.email })
      .from(persons)
      .where(sql`lower(${persons.email}) = ${input.email}`);
    if (!person) return;
    const id = randomUUID();
    const expiresAt = new Date(input.at.getTime() + RESET_MINUTES * 60_000);
    await tx.insert(passwordResets).values({ id, personId: person.id, expiresAt });
    await sendLetter(tx, {
      kind: "password-reset",
      organizationId: null,
      to: { email: person.email, name: person.name },
      facts: { link: { tokenFor: "password-reset", id }, expiresInMinutes: RESET_MINUTES },
    });
  });
  return { ok: true };
}
