import { sql } from "drizzle-orm";
import { check, date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/**
 * Who stands in for an owner of suppliers, from a day until a day. It ends by itself after its last
 * day; ended earlier, it stays ended.
 */
export const deputies = pgTable(
  "deputies",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    ownerId: uuid().notNull(),
    ownerName: text().notNull(),
    deputyId: uuid().notNull(),
    deputyName: text().notNull(),
    /** the first and the last day, of the organization's zone */
    startsOn: date({ mode: "string" }).notNull(),
    endsOn: date({ mode: "string" }).notNull(),
    reason: text().notNull(),
    endedAt: instant(),
    endedBy: uuid(),
    endedByName: text(),
  },
  (t) => [
    index("deputies_deputy").on(t.primeId, t.deputyId),
    index("deputies_owner").on(t.primeId, t.ownerId),
    check("deputies_second_person", sql`${t.ownerId} <> ${t.deputyId}`),
    check("deputies_days", sql`${t.endsOn} >= ${t.startsOn}`),
  ],
);
