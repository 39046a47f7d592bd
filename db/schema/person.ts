import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";

/** Someone who signs in. Read and written by the system role alone: the web role cannot see it. */
export const persons = pgTable(
  "persons",
  {
    id: id(),
    createdAt: createdAt(),
    email: text().notNull(),
    name: text().notNull(),
    passwordHash: text(),
    totpSecret: text(),
    totpConfirmedAt: instant(),
    totpLastStep: integer().notNull().default(0),
  },
  (t) => [uniqueIndex("persons_email").on(sql`lower(${t.email})`)],
);

/** Single-use codes for a lost second factor, kept as SHA-256. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    createdAt: createdAt(),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: "restrict" }),
    codeHash: text().notNull(),
    usedAt: instant(),
  },
  (t) => [index("recovery_codes_person").on(t.personId)],
);

/** A signed-in browser. The id in the cookie is never stored, only its SHA-256. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    secondFactorAt: instant(),
    device: text().notNull().default(""),
  },
  (t) => [index("sessions_person").on(t.personId)],
);

/** A request to choose a new password; its token is derived from the id, so nothing secret is kept. */
export const passwordResets = pgTable("password_resets", {
  id: id(),
  createdAt: createdAt(),
  personId: uuid()
    .notNull()
    .references(() => persons.id, { onDelete: "restrict" }),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

/** Counters behind lock-out and rate limits, shared by every process. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  count: integer().notNull(),
  resetsAt: instant().notNull(),
});
