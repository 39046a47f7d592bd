import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";

/**
 * A letter to be sent or sent: its kind and its facts, never a token. Written through one database
 * function, read and delivered by the system role.
 */
export const letters = pgTable(
  "letters",
  {
    id: id(),
    createdAt: createdAt(),
    organizationId: uuid(),
    kind: text().notNull(),
    toEmail: text().notNull(),
    toName: text().notNull(),
    facts: jsonb().$type<Record<string, unknown>>().notNull(),
    sentAt: instant(),
    attempts: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [index("letters_created").on(t.createdAt)],
);

/** In demo mode alone: letters as they would have arrived, for the mailbox page. */
export const demoMailbox = pgTable("demo_mailbox", {
  id: id(),
  arrivedAt: createdAt(),
  toEmail: text().notNull(),
  subject: text().notNull(),
  html: text().notNull(),
  text: text().notNull(),
});
