import { eq } from "drizzle-orm";
import { appendOversightEntry } from "#app/commands/log/append-entry.server.ts";
import { addMembership } from "#app/commands/person/add-membership.server.ts";
import { type Actor, asSystemOnce } from "#app/platform/db.server.ts";
import { takeTurn } from "#app/platform/turn.server.ts";
import { findOwnSide } from "#app/queries/lower-tier/own-side.server.ts";
import { persons } from "#db/schema/person.ts";

type Outcome = { ok: true } | { ok: false; reason: "run-by-others" };

/** As what an official runs the own side: who invites the next. */
const ROLE = "prime-admin";

/**
 * Open the side on which an organization has subcontractors of its own: its official administers it, and
 * it keeps a log of its own from here on, as any prime does. Opening it twice opens it once. Where
 * somebody runs it already, they say who else does.
 */
export function openOwnSide(actor: Actor): Promise<Outcome> {
  return asSystemOnce(async (tx) => {
    const scope = { tx, actor };
    await takeTurn(scope, "open own side");
    const ownSide = await findOwnSide(scope);
    if (ownSide === "run-by-reader") return { ok: true };
    if (ownSide === "run-by-others") return { ok: false, reason: "run-by-others" };
    const { organizationId, personId, personName: name } = actor;
    const [person] = await tx
      .select({ email: persons.email })
      .from(persons)
      .where(eq(persons.id, personId));
    if (!person) throw new Error("who opens it is not there");
    const { email } = person;
    await addMembership(tx, organizationId, { personId, name, email }, ROLE);
    await appendOversightEntry(scope, "own-side.opened", {}, { name, email, role: ROLE });
    return { ok: true };
  });
}
