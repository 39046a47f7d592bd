import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./columns.ts";
import { organizations } from "./organization.ts";

/**
 * The Ed25519 keys with which a prime's checkpoints and records are signed. One is in use; a retired
 * one still verifies what it signed. The web role sees the public half alone.
 */
export const oversightKeys = pgTable(
  "oversight_keys",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** 32 bytes, base64 */
    publicKey: text().notNull(),
    /** PKCS #8, encrypted with a key derived from the application's secret */
    privateKeySealed: text().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    index("oversight_keys_prime").on(t.primeId, t.createdAt),
    uniqueIndex("oversight_keys_in_use").on(t.primeId).where(sql`${t.retiredAt} is null`),
  ],
);

/**
 * The certificates with which a prime's PDFs are signed (PAdES): one made at the first record, or
 * the prime's own. One is in use; a retired one still verifies what it signed.
 */
export const oversightCertificates = pgTable(
  "oversight_certificates",
  {
    id: id(),
    createdAt: createdAt(),
    primeId: uuid()
      .notNull()
      .references(() => organizations.id, { onDelete: "restrict" }),
    /** the certificate of the signer, PEM */
    certificate: text().notNull(),
    /** PKCS #12 with key and chain, encrypted with a key derived from the application's secret */
    bundleSealed: text().notNull(),
    retiredAt: instant(),
  },
  (t) => [
    index("oversight_certificates_prime").on(t.primeId, t.createdAt),
    uniqueIndex("oversight_certificates_in_use").on(t.primeId).where(sql`${t.retiredAt} is null`),
  ],
);
