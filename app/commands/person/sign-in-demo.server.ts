import { sql } from "drizzle-orm";
import type { Browser } from "#app/domain/person/browser.ts";
import { DEMO_PERSONS, type DemoPersonKey } from "#app/domain/person/demo.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { env } from "#app/platform/env.server.ts";
import { noteSecurityEvent } from "#app/platform/security-log.server.ts";
import { startSession } from "#app/platform/session.server.ts";
import { persons } from "#db/schema/person.ts";

/**
 * Sign in as a person of the demo, the second factor taken as given.
 *
 * @returns the `Set-Cookie` value; null outside of the demo and before it is seeded.
 */
export async function signInDemo(key: DemoPersonKey, browser: Browser): Promise<string | null> {
  const demo = DEMO_PERSONS.find((person) => person.key === key);
  if (!env().isDemo || !demo) return null;
  const [person] = await asSystem((tx) =>
    tx.select({ id: persons.id }).from(persons).where(sql`lower(${persons.email}) = ${demo.email}`),
  );
  if (!person) return null;
  await noteSecurityEvent({ kind: "signed-in", personId: person.id, browser });
  const { device, sessionId: replaces } = browser;
  return startSession(person.id, { secondFactorAt: new Date(), device, replaces });
}
