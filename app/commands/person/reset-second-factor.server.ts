import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { sendLetter } from "#app/commands/letter/send-letter.server.ts";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { sideOf } from "#app/domain/person/roles.ts";
import { SECOND_FACTOR_RESET_HOURS } from "#app/domain/person/security-events.ts";
import { type Actor, asSystem, type Transaction } from "#app/platform/db.server.ts";
import { recordSecurityEvent } from "#app/platform/security-log.server.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { passwordResets, persons, recoveryCodes } from "#db/schema/person.ts";
import { setPassword } from "./set-password.server.ts";

type Reset = {
  organizationName: string;
  requesterName: string;
  approverName: string;
  at: Date;
};

/**
 * Take a person's second factor and password away, in a transaction that says why: every session
 * ends, and a letter leads them to new ones.
 */
export async function resetSecondFactor(
  tx: Transaction,
  { personId, name, email }: { personId: string; name: string; email: string },
  { organizationName, requesterName, approverName, at }: Reset,
): Promise<void> {
  await tx
    .update(persons)
    .set({ totpSecret: null, totpConfirmedAt: null })
    .where(eq(persons.id, personId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await setPassword(tx, personId, { passwordHash: null, at });
  const id = randomUUID();
  const expiresAt = new Date(at.getTime() + SECOND_FACTOR_RESET_HOURS * 3_600_000);
  await tx.insert(passwordResets).values({ id, personId, expiresAt });
  await sendLetter(tx, {
    kind: "second-factor-reset",
    organizationId: null,
    to: { name, email },
    facts: {
      link: { tokenFor: "password-reset", id },
      organizationName,
      requesterName,
      approverName,
      openForHours: SECOND_FACTOR_RESET_HOURS,
    },
  });
}

type Outcome = { ok: true; name: string } | { ok: false; reason: "not-found" | "no-second-factor" };
type Prime = { id: string; legalName: string; timeZone: string };

const OPERATOR = "Whoever runs the portal";

/**
 * The same by whoever runs the portal, for a person whom no two administrators can speak for: the
 * only administrator, or somebody who works for several organizations. The log of every prime that
 * they work for tells it.
 *
 * @param actorFor the portal's own actor at a prime.
 */
export function resetSecondFactorByOperator(
  email: string,
  reason: string,
  at: Date,
  actorFor: (prime: Prime) => Actor,
): Promise<Outcome> {
  return asSystem(async (tx) => {
    const [person] = await tx
      .select({
        personId: persons.id,
        name: persons.name,
        email: persons.email,
        totpConfirmedAt: persons.totpConfirmedAt,
      })
      .from(persons)
      .where(sql`lower(${persons.email}) = ${email.trim().toLowerCase()}`);
    if (!person) return { ok: false, reason: "not-found" };
    if (!person.totpConfirmedAt) return { ok: false, reason: "no-second-factor" };
    const { personId, name } = person;
    await resetSecondFactor(tx, person, {
      organizationName: "every organization",
      requesterName: OPERATOR,
      approverName: OPERATOR,
      at,
    });
    await recordSecurityEvent(tx, {
      kind: "second-factor.reset",
      personId,
      actor: { personId: NOBODY, personName: OPERATOR },
    });
    for (const prime of await listPrimesOf(tx, personId))
      await appendOversightEntry(
        { tx, actor: actorFor(prime) },
        "second-factor.reset",
        {},
        { name, requestedByName: OPERATOR, reason },
      );
    return { ok: true, name };
  });
}

/** The id under which logs name what no person of the portal did. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

async function listPrimesOf(tx: Transaction, personId: string): Promise<Prime[]> {
  const rows = await tx
    .select({
      id: organizations.id,
      legalName: organizations.legalName,
      timeZone: organizations.timeZone,
      role: memberships.role,
    })
    .from(memberships)
    .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)))
    .orderBy(organizations.id);
  const primes = rows.filter(({ role }) => sideOf(role) === "prime");
  const byId = new Map(
    primes.map(({ id, legalName, timeZone }) => [id, { id, legalName, timeZone }]),
  );
  return [...byId.values()];
}
