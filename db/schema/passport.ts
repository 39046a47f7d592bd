import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { PassportContent } from "#app/domain/passport/content.ts";
import { PORTAL_STANDINGS } from "#app/domain/passport/portal.ts";
import type { TakenFile } from "#app/domain/submission/from-passport.ts";
import { createdAt, id, instant, oneOf } from "./columns.ts";
import { organizations } from "./organization.ts";
import { requests, submissions } from "./request.ts";

/**
 * The Ed25519 keys with which this portal signs passports. One is in use; a retired one still verifies
 * what it signed. The private half is for the system role alone.
 */
export const portalKeys = pgTable(
  "portal_keys",
  {
    id: id(),
    createdAt: createdAt(),
    /** names the portal: its host stands in it */
    name: text().notNull(),
    /** 32 bytes, base64 */
    publicKey: text().notNull(),
    /** PKCS #8, encrypted with a key derived from the application's secret */
    privateKeySealed: text().notNull(),
    retiredAt: instant(),
  },
  (t) => [uniqueIndex("portal_keys_in_use").on(sql`(true)`).where(sql`${t.retiredAt} is null`)],
);

/** A signed statement as its organization took it along. Never changed: the same bytes every time. */
export const passports = pgTable(
  "passports",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    submissionId: uuid()
      .notNull()
      .references(() => submissions.id, { onDelete: "restrict" }),
    number: text().notNull(),
    jsonBlobKey: text().notNull(),
    jsonSha256: text().notNull(),
    pdfBlobKey: text().notNull(),
    manifestJws: text().notNull(),
    /** ids of the evidence files in it */
    evidenceIds: uuid().array().notNull(),
  },
  (t) => [
    unique("passports_number").on(t.number),
    index("passports_organization").on(t.organizationId, t.createdAt),
  ],
);

/**
 * A passport of another portal, verified and taken in for the answer to a request: what fills in the
 * draft. Read by nobody but its organization; never changed.
 */
export const passportIntakes = pgTable(
  "passport_intakes",
  {
    id: id(),
    createdAt: createdAt(),
    createdBy: uuid().notNull(),
    createdByName: text().notNull(),
    organizationId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    requestId: uuid()
      .notNull()
      .references(() => requests.id, { onDelete: "restrict" }),
    fileName: text().notNull(),
    /** of the whole package */
    sha256: text().notNull(),
    verifierKey: text().notNull(),
    standing: text({ enum: PORTAL_STANDINGS }).notNull(),
    content: jsonb().$type<PassportContent>().notNull(),
    files: jsonb().$type<TakenFile[]>().notNull(),
  },
  (t) => [
    index("passport_intakes_request").on(t.requestId, t.createdAt),
    index("passport_intakes_organization").on(t.organizationId),
    oneOf("passport_intakes_standing", t.standing, PORTAL_STANDINGS),
  ],
);
