import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { GRANTS } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";
import { type Actor, asReader, asSystem } from "#app/platform/db.server.ts";
import { deriveToken, hashToken, listTokens, readToken } from "#app/platform/secret.server.ts";
import { calendars } from "#db/schema/calendar.ts";
import { memberships, organizations } from "#db/schema/organization.ts";
import { listKnownExpirations } from "./expiration.server.ts";

/** The calendar that a person made and did not revoke; null without one. */
export async function findOwnCalendar(
  personId: string,
): Promise<{ token: string; ownSuppliersOnly: boolean; madeAt: string } | null> {
  const [row] = await asSystem((tx) =>
    tx
      .select()
      .from(calendars)
      .where(and(eq(calendars.personId, personId), isNull(calendars.revokedAt))),
  );
  return row
    ? {
        token: deriveToken("calendar", row.id),
        ownSuppliersOnly: row.ownSuppliersOnly,
        madeAt: row.createdAt.toISOString(),
      }
    : null;
}

/** Whether a person reads what a prime has, as far as their roles say. */
export function readsPortfolio({ role }: { role: Role }): boolean {
  return (GRANTS["portfolio:read"] as readonly Role[]).includes(role);
}

/**
 * What the address of a calendar shows: the expirations of every prime that its person works for on
 * this day, as their list shows them.
 *
 * @returns null for a token that was revoked or never made here, and once the person works for no prime.
 */
export async function openCalendar(token: string, at: Date) {
  const found = await findReader(token);
  if (!found) return null;
  const { personId, ownSuppliersOnly, places } = found;
  const listed = await Promise.all(
    places.map(async (place) => {
      const actor = actorOf(place, personId, at);
      const expirations = await asReader(actor, (scope) =>
        listKnownExpirations(scope, { isMine: ownSuppliersOnly }),
      );
      return { organizationId: place.organizationId, name: place.organizationName, expirations };
    }),
  );
  return { places: listed };
}

/** Whether an address was revoked, or a newer one took its place. Who holds it guessed nothing. */
export async function wasRevoked(token: string): Promise<boolean> {
  const named = nameOf(token);
  if (!named) return false;
  const rows = await asSystem((tx) =>
    tx
      .select({ id: calendars.id })
      .from(calendars)
      .where(
        and(
          eq(calendars.id, named.id),
          inArray(calendars.tokenHash, named.tokenHashes),
          isNotNull(calendars.revokedAt),
        ),
      ),
  );
  return rows.length > 0;
}

/** The calendar that a token names, if it is one of ours. */
function nameOf(token: string): { id: string; tokenHashes: string[] } | null {
  const id = readToken("calendar", token);
  return id ? { id, tokenHashes: listTokens("calendar", id).map(hashToken) } : null;
}

async function findReader(token: string) {
  const named = nameOf(token);
  if (!named) return null;
  const { id, tokenHashes } = named;
  const rows = await asSystem((tx) =>
    tx
      .select({
        personId: calendars.personId,
        ownSuppliersOnly: calendars.ownSuppliersOnly,
        personName: memberships.personName,
        role: memberships.role,
        organizationId: organizations.id,
        organizationName: organizations.legalName,
        timeZone: organizations.timeZone,
      })
      .from(calendars)
      .innerJoin(memberships, eq(memberships.personId, calendars.personId))
      .innerJoin(organizations, eq(organizations.id, memberships.organizationId))
      .where(
        and(
          eq(calendars.id, id),
          inArray(calendars.tokenHash, tokenHashes),
          isNull(calendars.revokedAt),
          isNull(memberships.endedAt),
        ),
      ),
  );
  const places = new Map(
    rows.filter(readsPortfolio).map((row) => [row.organizationId, row] as const),
  );
  const [first] = places.values();
  if (!first) return null;
  const { personId, ownSuppliersOnly } = first;
  return { personId, ownSuppliersOnly, places: [...places.values()] };
}

type Place = NonNullable<Awaited<ReturnType<typeof findReader>>>["places"][number];

function actorOf(place: Place, personId: string, at: Date): Actor {
  return {
    personId,
    personName: place.personName,
    organizationId: place.organizationId,
    organizationName: place.organizationName,
    role: place.role,
    secondFactorAt: null,
    at,
    on: calendarDateOf(at, place.timeZone),
    timeZone: place.timeZone,
  };
}
