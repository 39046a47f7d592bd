import { date, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { memberships, organizations } from "./organization.ts";

/**
 * The keys with which programs read a prime's lists in the name of who made them. Only the SHA-256 of a
 * key stands here. It opens nothing once it is ended, past its last day, or once the membership has ended
 * under which it was made. Written by the system role alone.
 */
export const accessKeys = pgTable(
  "access_keys",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    membershipId: uuid()
      .notNull()
      .references(() => memberships.id, { onDelete: "restrict" }),
    personId: uuid().notNull(),
    name: text().notNull(),
    tokenHash: text().notNull().unique(),
    /** the last day, of the organization's zone */
    lastOn: date({ mode: "string" }).notNull(),
    /** not every reading writes: at most a minute old */
    lastUsedAt: instant(),
    endedAt: instant(),
    endedBy: uuid(),
    endedByName: text(),
  },
  (t) => [index("access_keys_organization").on(t.organizationId)],
);
