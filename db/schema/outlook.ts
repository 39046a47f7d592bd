import {
  bigint,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import type { OutlookCounts } from "#app/domain/outlook/counts.ts";
import type { OutlookQuestion } from "#app/domain/outlook/question.ts";
import { id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/** What a prime's people looked ahead to, kept under a name: as it was seen, and never changed. */
export const outlooks = pgTable(
  "outlooks",
  {
    id: id(),
    keptAt: instant().notNull(),
    keptBy: uuid().notNull(),
    keptByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    name: text().notNull(),
    /** the day on which it was known */
    asOf: date({ mode: "string" }).notNull(),
    question: jsonb().$type<OutlookQuestion>().notNull(),
    counts: jsonb().$type<OutlookCounts>().notNull(),
    rowCount: integer().notNull(),
    /** SHA-256 of the lines of its parts, in their order */
    digest: text().notNull(),
    /** how many entries the oversight log had: what was known */
    logSize: bigint({ mode: "number" }).notNull(),
    catalogEdition: date({ mode: "string" }).notNull(),
  },
  (t) => [index("outlooks_prime").on(t.primeId, t.keptAt, t.id)],
);

/** The lines of a kept outlook, a few hundred a row: the first says what was asked, the others are subcontracts. */
export const outlookParts = pgTable(
  "outlook_parts",
  {
    outlookId: uuid()
      .notNull()
      .references(() => outlooks.id, { onDelete: "restrict" }),
    part: integer().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    lines: text().notNull(),
  },
  (t) => [primaryKey({ name: "outlook_parts_place", columns: [t.outlookId, t.part] })],
);
