import { sql } from "drizzle-orm";
import type { Browser } from "#app/domain/person/browser.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { isPassword } from "#app/platform/password.server.ts";
import { noteRefusal } from "#app/platform/security-log.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { persons } from "#db/schema/person.ts";
import { takeSignInTry } from "./sign-in-tries.server.ts";

type Input = { email: string; password: string; browser: Browser };
type Outcome =
  | { ok: true; cookie: string; hasSecondFactor: boolean }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "wait"; waitSeconds: number };

/**
 * Sign in with email and password; the second factor is still to come. Who does not exist is
 * answered like who mistyped, after the same work. The session that the browser had before ends.
 */
export async function signIn({ email, password, browser }: Input): Promise<Outcome> {
  const person = await findPerson(email);
  const aTry = await takeSignInTry({
    email,
    person: person && { id: person.id, secondFactorSince: person.totpConfirmedAt },
    browser,
  });
  const personId = person?.id ?? null;
  const { waitSeconds } = aTry;
  if (waitSeconds > 0) {
    await noteRefusal({ kind: "sign-in.locked", personId, browser }, browser.network);
    return { ok: false, reason: "wait", waitSeconds };
  }
  const isRight = await isPassword(password, person?.passwordHash ?? null);
  if (!person || !isRight) {
    await noteRefusal({ kind: "sign-in.wrong-password", personId, browser }, browser.network);
    return { ok: false, reason: "wrong" };
  }
  await aTry.succeeded();
  const { device, sessionId: replaces } = browser;
  const cookie = await startSession(person.id, { secondFactorAt: null, device, replaces });
  return { ok: true, cookie, hasSecondFactor: person.totpConfirmedAt !== null };
}

async function findPerson(email: string) {
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
  return person;
}
