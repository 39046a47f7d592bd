import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { VIEWED_LISTS } from "#app/domain/view/lists.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";

/** The state of a list that somebody of a prime keeps under a name, for themselves or for everybody. */
export const listViews = pgTable(
  "list_views",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    madeBy: uuid().notNull(),
    madeByName: text().notNull(),
    list: text({ enum: VIEWED_LISTS }).notNull(),
    name: text().notNull(),
    /** the query part of the list's address */
    query: text().notNull(),
    isShared: boolean().notNull(),
    /** from when on nobody sees it */
    deletedAt: instant(),
  },
  (t) => [
    uniqueIndex("list_views_name")
      .on(t.primeId, t.madeBy, t.list, sql`lower(${t.name})`)
      .where(sql`${t.deletedAt} is null`),
    index("list_views_list").on(t.primeId, t.list),
    oneOf("list_views_list_known", t.list, VIEWED_LISTS),
    check("list_views_query_length", sql`length(${t.query}) <= 1000`),
  ],
);

/** The view with which a list opens for one person; null where they took it back. */
export const listDefaults = pgTable(
  "list_defaults",
  {
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    personId: uuid().notNull(),
    list: text({ enum: VIEWED_LISTS }).notNull(),
    viewId: uuid().references(() => listViews.id, { onDelete: "restrict" }),
    chosenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ name: "list_defaults_once", columns: [t.primeId, t.personId, t.list] }),
    oneOf("list_defaults_list_known", t.list, VIEWED_LISTS),
  ],
);
