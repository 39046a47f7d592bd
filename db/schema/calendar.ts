import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { persons } from "./person.ts";

/**
 * The secret address of a person's calendar. The token in it is derived from the id with the
 * application's secret; only its SHA-256 stands here. Written by the system role alone.
 */
export const calendars = pgTable(
  "calendars",
  {
    id: id(),
    createdAt: createdAt(),
    personId: uuid()
      .notNull()
      .references(() => persons.id, { onDelete: "restrict" }),
    tokenHash: text().notNull().unique(),
    /** only what concerns the suppliers that the person owns */
    ownSuppliersOnly: boolean().notNull(),
    revokedAt: instant(),
  },
  (t) => [
    index("calendars_person").on(t.personId),
    uniqueIndex("calendars_open").on(t.personId).where(sql`${t.revokedAt} is null`),
  ],
);
