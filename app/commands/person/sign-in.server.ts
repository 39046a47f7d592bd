import { sql } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import { isPassword } from "#app/platform/password.server.ts";
import { forgetTries, type Limit, returnTry, takeTry } from "#app/platform/rate-limit.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { persons } from "#db/schema/person.ts";

const TRIES_PER_EMAIL: Limit = { name: "sign-in-email", most: 5, seconds: 60, backsOff: true };
const FAILURES_PER_ADDRESS: Limit = { name: "sign-in-address", most: 30, seconds: 600 };

type Input = { email: string; password: string; address: string; device: string };
type Outcome =
  | { ok: true; cookie: string; hasSecondFactor: boolean }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "wait"; waitSeconds: number };

/**
 * Sign in with email and password; the second factor is still to come. Who does not exist is
 * answered like who mistyped, after the same work.
 */
export async function signIn({ email, password, address, device }: Input): Promise<Outcome> {
  const waitSeconds =
    (await takeTry(FAILURES_PER_ADDRESS, address)) || (await takeTry(TRIES_PER_EMAIL, email));
  if (waitSeconds > 0) return { ok: false, reason: "wait", waitSeconds };
  const [person] = await asSystem((tx) =>
    tx
      .select({
        id: persons.id,
        passwordHash: persons.passwordHash,
        totpConfirmedAt: persons.totpConfirmedAt,
      })
      .from(persons)
      .where(sql`lower(${persons.email}) = ${email}`),
  );
  const isRight = await isPassword(password, person?.passwordHash ?? null);
  if (!person || !isRight) return { ok: false, reason: "wrong" };
  await forgetTries(TRIES_PER_EMAIL, email);
  await returnTry(FAILURES_PER_ADDRESS, address);
  const cookie = await startSession(person.id, { secondFactorAt: null, device });
  return { ok: true, cookie, hasSecondFactor: person.totpConfirmedAt !== null };
}
