import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/**
 * That a form was worked off, and how it was answered: the same form sent again gets the same answer.
 * Written in the transaction of the command; swept after two days.
 */
export const formPosts = pgTable(
  "form_posts",
  {
    /** keyed, of the address, the form's key and everything typed */
    digest: text().primaryKey(),
    createdAt: createdAt(),
    /** null where the sender is no member: signing in, invitations, auditors */
    organizationId: uuid().references(() => organizations.id, { onDelete: "restrict" }),
    /** keyed, of the session that it was sent with: cookies are given again to that browser alone */
    browser: text().notNull(),
    status: integer(),
    location: text(),
    /** sealed: the cookies of the answer */
    cookies: text(),
  },
  (t) => [
    index("form_posts_created").on(t.createdAt),
    index("form_posts_organization").on(t.organizationId),
  ],
);

/** What somebody typed while their session ended, sealed, until they are back. */
export const keptForms = pgTable(
  "kept_forms",
  {
    /** of the token in the browser's cookie, SHA-256 */
    tokenHash: text().primaryKey(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    sealed: text().notNull(),
  },
  (t) => [index("kept_forms_expires").on(t.expiresAt)],
);
