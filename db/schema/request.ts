import { sql } from "drizzle-orm";
import { date, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { Renews } from "#app/domain/renewal/lapse.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { flowdowns } from "./flowdown.ts";
import { organizations } from "./organization.ts";
import { suppliers } from "./supplier.ts";

/** What a prime can ask for. */
export const REQUEST_KINDS = ["submission", "correction", "renewal"] as const;

/** What a prime asks of a supplier, by when: about one flowdown. */
export const requests = pgTable(
  "requests",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    flowdownId: uuid()
      .notNull()
      .references(() => flowdowns.id, { onDelete: "restrict" }),
    kind: text({ enum: REQUEST_KINDS }).notNull().default("submission"),
    dueOn: date({ mode: "string" }).notNull(),
    message: text().notNull().default(""),
    withdrawnAt: instant(),
    /** of a renewal alone: what lapses, as the supplier was told */
    renews: jsonb().$type<Renews>(),
  },
  (t) => [
    index("requests_supplier").on(t.supplierId, t.dueOn),
    index("requests_flowdown").on(t.flowdownId),
    index("requests_by_due").on(t.primeId, t.dueOn, t.id).where(sql`${t.withdrawnAt} is null`),
    oneOf("requests_kind", t.kind, REQUEST_KINDS),
  ],
);

/**
 * A later day by which an answer is asked for, told with an invitation. A request is due on the latest
 * day that was told, and late only after it. Never updated.
 */
export const requestDueDates = pgTable(
  "request_due_dates",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    dueOn: date({ mode: "string" }).notNull(),
  },
  (t) => [index("request_due_dates_request").on(t.requestId, t.dueOn)],
);

/** Who writes about a request: the one that asks, or the one that is asked. */
export const MESSAGE_SIDES = ["prime", "subcontractor"] as const;

/** A question about a request, or the answer to it: read by both sides. Never updated. */
export const requestMessages = pgTable(
  "request_messages",
  {
    id: id(),
    createdAt: createdAt(),
    writtenBy: uuid().notNull(),
    writtenByName: text().notNull(),
    side: text({ enum: MESSAGE_SIDES }).notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    text: text().notNull(),
  },
  (t) => [
    index("request_messages_request").on(t.requestId, t.createdAt),
    index("request_messages_prime").on(t.primeId, t.supplierId),
    oneOf("request_messages_side", t.side, MESSAGE_SIDES),
  ],
);

/** A subcontractor's signed answer to a request. Never updated. */
export const submissions = pgTable(
  "submissions",
  {
    id: id(),
    submittedAt: createdAt(),
    submittedBy: uuid().notNull(),
    submittedByName: text().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    attestationId: uuid().notNull(),
  },
  (t) => [
    unique("submissions_once").on(t.requestId, t.attestationId),
    index("submissions_supplier").on(t.supplierId),
    index("submissions_organization").on(t.organizationId),
  ],
);
