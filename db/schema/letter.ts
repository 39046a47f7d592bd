import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ADDED_KINDS } from "#app/domain/letter/addition.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { requests } from "./request.ts";
import { suppliers } from "./supplier.ts";

/**
 * A letter to be sent or sent: its kind and its facts, never a token. Written through one database
 * function, read and delivered by the system role; a prime reads which letters went to its suppliers,
 * without their facts.
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
    /** as it was written, once it was */
    subject: text(),
    /** what the mail server said last */
    smtpReply: text(),
    /** when the mail server said that it will never take it */
    refusedAt: instant(),
    /** when it was found to concern nobody any more, before it went out, and why */
    droppedAt: instant(),
    droppedWhy: text(),
    /** when whom it went to followed its button and was signed in, or answered its invitation */
    openedAt: instant(),
    /** when it came back, with what status of RFC 3463, in the words of the mail server */
    bouncedAt: instant(),
    bounceStatus: text(),
    bounceWords: text(),
    /** of a letter to a supplier: whose it is, and the request that it is about */
    supplierId: uuid().references(() => suppliers.id, { onDelete: "restrict" }),
    requestId: uuid().references(() => requests.id, { onDelete: "restrict" }),
  },
  (t) => [
    index("letters_created").on(t.createdAt),
    index("letters_supplier").on(t.supplierId, t.createdAt),
    index("letters_request").on(t.requestId),
  ],
);

/**
 * That an address of a supplier takes no letters, as a mail server said for good: no reminder goes
 * there until somebody at the prime says that letters arrive again.
 */
export const addressReturns = pgTable(
  "address_returns",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    letterId: uuid()
      .notNull()
      .unique()
      .references(() => letters.id, { onDelete: "restrict" }),
    email: text().notNull(),
    words: text().notNull(),
    clearedAt: instant(),
    clearedBy: uuid(),
    clearedByName: text(),
  },
  (t) => [
    index("address_returns_supplier").on(t.supplierId),
    index("address_returns_open").on(t.primeId).where(sql`${t.clearedAt} is null`),
  ],
);

/** The words that a prime adds to letters of a kind, from then on; the latest hold. Never updated. */
export const letterAdditions = pgTable(
  "letter_additions",
  {
    id: id(),
    createdAt: createdAt(),
    setBy: uuid().notNull(),
    setByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    kind: text({ enum: ADDED_KINDS }).notNull(),
    /** with its placeholders; "" takes them back */
    text: text().notNull(),
  },
  (t) => [
    index("letter_additions_latest").on(t.primeId, t.kind, t.createdAt),
    oneOf("letter_additions_kind", t.kind, ADDED_KINDS),
  ],
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
