import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { SuggestedPerson } from "#app/domain/invitation/wrong-person-form.ts";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/** What a prime keeps about one subcontractor; linked to its organization once an invitation is accepted. */
export const suppliers = pgTable(
  "suppliers",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    organizationId: uuid().references(() => organizations.id, { onDelete: "restrict" }),
    legalName: text().notNull(),
    uei: text(),
    cages: text().array().notNull().default([]),
    tags: text().array().notNull().default([]),
    ownerId: uuid(),
    linkedAt: instant(),
    searchText: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("suppliers_uei").on(t.primeId, t.uei).where(sql`${t.uei} is not null`),
    uniqueIndex("suppliers_organization")
      .on(t.primeId, t.organizationId)
      .where(sql`${t.organizationId} is not null`),
    index("suppliers_name").on(t.primeId, t.legalName, t.id),
    // Counted, and gone through some at a time.
    index("suppliers_prime").on(t.primeId, t.id, t.ownerId),
    index("suppliers_organization_id").on(t.organizationId),
    index("suppliers_owner").on(t.primeId, t.ownerId),
    index("suppliers_cages").using("gin", t.cages),
    index("suppliers_letters").on(t.primeId, sql`left(lower(${t.legalName}), 3)`),
    index("suppliers_search").using("gin", sql`${t.searchText} gin_trgm_ops`),
  ],
);

/** Whom the prime writes to at a supplier. */
export const supplierContacts = pgTable(
  "supplier_contacts",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    supplierId: uuid()
      .notNull()
      .references(() => suppliers.id, { onDelete: "restrict" }),
    name: text().notNull(),
    email: text().notNull(),
    title: text(),
    wrongPersonAt: instant(),
    /** whom whoever said that they are the wrong person named instead; nobody checked it */
    suggested: jsonb().$type<SuggestedPerson>(),
  },
  (t) => [
    uniqueIndex("supplier_contacts_email").on(t.supplierId, sql`lower(${t.email})`),
    index("supplier_contacts_prime").on(t.primeId),
    // Few of many.
    index("supplier_contacts_wrong")
      .on(t.primeId, t.supplierId)
      .where(sql`${t.wrongPersonAt} is not null`),
  ],
);
