import { and, asc, desc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { type DeputyState, deputyStateOf, sayDeputyState } from "#app/domain/deputy/deputy.ts";
import { addDays, type CalendarDate, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { GRANTS } from "#app/domain/person/decide-access.ts";
import type { Role } from "#app/domain/person/roles.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { deputies } from "#db/schema/deputy.ts";
import { memberships } from "#db/schema/organization.ts";

/** That somebody stands in for an owner of suppliers. */
export type Deputyship = {
  id: string;
  ownerId: string;
  ownerName: string;
  deputyId: string;
  deputyName: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate;
  reason: string;
  isEnded: boolean;
  endedByName: string | null;
  state: DeputyState;
  /** its state in words */
  words: string;
};

const SHOWN_AFTER_DAYS = 90;

/** Who stands in for whom now, later, or did so lately: the latest first. */
export async function listDeputies({ tx, actor }: Scope): Promise<Deputyship[]> {
  const rows = await tx
    .select()
    .from(deputies)
    .where(
      and(
        eq(deputies.primeId, actor.organizationId),
        gte(deputies.endsOn, addDays(actor.on, -SHOWN_AFTER_DAYS)),
      ),
    )
    .orderBy(desc(deputies.startsOn), desc(deputies.createdAt), desc(deputies.id));
  return rows.map((row) => deputyshipOf(row, actor.on));
}

/** For whom the actor stands in today, and who stands in for them. */
export async function listOwnDeputyships({ tx, actor }: Scope): Promise<Deputyship[]> {
  const { personId, organizationId, on } = actor;
  const rows = await tx
    .select()
    .from(deputies)
    .where(
      and(
        eq(deputies.primeId, organizationId),
        or(eq(deputies.deputyId, personId), eq(deputies.ownerId, personId)),
        isNull(deputies.endedAt),
        lte(deputies.startsOn, on),
        gte(deputies.endsOn, on),
      ),
    )
    .orderBy(asc(deputies.endsOn), asc(deputies.id));
  return rows.map((row) => deputyshipOf(row, on));
}

function deputyshipOf(row: typeof deputies.$inferSelect, on: CalendarDate): Deputyship {
  const days = {
    startsOn: calendarDate(row.startsOn),
    endsOn: calendarDate(row.endsOn),
    isEnded: row.endedAt !== null,
  };
  return {
    ...days,
    id: row.id,
    ownerId: row.ownerId,
    ownerName: row.ownerName,
    deputyId: row.deputyId,
    deputyName: row.deputyName,
    reason: row.reason,
    endedByName: row.endedByName,
    state: deputyStateOf(days, on),
    words: sayDeputyState(days, on),
  };
}

/** Somebody who works here, as letters address them. */
export type Here = { id: string; name: string; email: string };

/** Who works here and can do what an owner of suppliers does, by name. */
export async function listPossibleDeputies({ tx, actor }: Scope): Promise<Here[]> {
  const writers: readonly Role[] = GRANTS["supplier:write"];
  const rows = await tx
    .selectDistinctOn([memberships.personName, memberships.personId], {
      id: memberships.personId,
      name: memberships.personName,
      email: memberships.personEmail,
      role: memberships.role,
    })
    .from(memberships)
    .where(
      and(
        eq(memberships.organizationId, actor.organizationId),
        isNull(memberships.endedAt),
        or(...writers.map((role) => eq(memberships.role, role))),
      ),
    )
    .orderBy(asc(memberships.personName), asc(memberships.personId));
  return rows.map(({ id, name, email }) => ({ id, name, email }));
}
