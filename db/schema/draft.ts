import { jsonb, pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";
import { requests } from "./request.ts";

/**
 * Answers in preparation, by section: saved at every step, read by nobody but the subcontractor.
 * The one place where what a subcontractor typed is overwritten, because nothing is stated yet.
 */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    createdAt: createdAt(),
    updatedAt: instant().notNull(),
    updatedBy: uuid().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    sections: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [unique("drafts_request").on(t.organizationId, t.requestId)],
);
