import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "#app/domain/person/roles.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { persons } from "./person.ts";

/** A legal entity. It can be a prime for some and a subcontractor for others. */
export const organizations = pgTable("organizations", {
  id: id(),
  createdAt: createdAt(),
  legalName: text().notNull(),
  uei: text(),
  cages: text().array().notNull().default([]),
  timeZone: text().notNull().default("America/New_York"),
  /** how long assessment artifacts are kept, from the status date: six years at least, 32 CFR 170.17(c)(4) */
  retentionYears: integer().notNull().default(6),
});

/**
 * A person's role in an organization. Ended, never deleted nor taken up again: who comes back gets
 * a membership of their own.
 */
export const memberships = pgTable(
  "memberships",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: "restrict" }),
    personName: text().notNull(),
    personEmail: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    title: text(),
    /** told to those whom the organization asks, by the person themselves; null: not told */
    telephone: text(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("memberships_once")
      .on(t.organizationId, t.personId, t.role)
      .where(sql`${t.endedAt} is null`),
    index("memberships_person").on(t.personId),
    oneOf("memberships_role", t.role, ROLES),
  ],
);
