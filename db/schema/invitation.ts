import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { ROLES } from "#app/domain/person/roles.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { supplierContacts, suppliers } from "./supplier.ts";

/** Whom an invitation brings in: a supplier's contact, a colleague, or a contract officer. */
export const INVITATION_KINDS = ["supplier", "colleague", "auditor"] as const;

/**
 * A letter that lets its reader in once. The token in the letter is derived from the id with the
 * application's secret; only its SHA-256 stands here.
 */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    kind: text({ enum: INVITATION_KINDS }).notNull(),
    role: text({ enum: ROLES }).notNull(),
    email: text().notNull(),
    name: text().notNull(),
    title: text(),
    supplierId: uuid().references(() => suppliers.id, { onDelete: "restrict" }),
    contactId: uuid().references(() => supplierContacts.id, { onDelete: "restrict" }),
    auditGrantId: uuid(),
    tokenHash: text().notNull().unique(),
    expiresAt: instant().notNull(),
    openedAt: instant(),
    acceptedAt: instant(),
    acceptedBy: uuid(),
    revokedAt: instant(),
    wrongPersonAt: instant(),
  },
  (t) => [
    index("invitations_organization").on(t.organizationId, t.createdAt),
    index("invitations_supplier").on(t.supplierId),
    oneOf("invitations_kind", t.kind, INVITATION_KINDS),
    oneOf("invitations_role", t.role, ROLES),
  ],
);
