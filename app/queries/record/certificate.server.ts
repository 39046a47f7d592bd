import { X509Certificate } from "node:crypto";
import { asc, desc, eq } from "drizzle-orm";
import type { Transaction } from "#app/platform/db.server.ts";
import { fingerprintOf } from "#app/platform/signing/certificate.server.ts";
import { contracts } from "#db/schema/contract.ts";
import { organizations } from "#db/schema/organization.ts";
import { oversightCertificates } from "#db/schema/oversight-key.ts";

/** A certificate of a prime as whoever has the database itself sees it: never its key. */
export type CertificateItem = {
  primeName: string;
  /** SHA-256, lower-case hexadecimal */
  fingerprint: string;
  subject: string;
  expiresAt: Date;
  /** null for the one in use */
  retiredAt: Date | null;
  pem: string;
};

/** The certificates of one or every prime, by prime and latest first: for the command line alone. */
export async function listCertificates(
  tx: Transaction,
  { primeName }: { primeName?: string },
): Promise<CertificateItem[]> {
  const { certificate, createdAt, primeId, retiredAt } = oversightCertificates;
  const rows = await tx
    .select({ primeName: organizations.legalName, pem: certificate, retiredAt })
    .from(oversightCertificates)
    .innerJoin(organizations, eq(organizations.id, primeId))
    .where(primeName === undefined ? undefined : eq(organizations.legalName, primeName))
    .orderBy(asc(organizations.legalName), desc(createdAt));
  return rows.map((row) => {
    const read = new X509Certificate(row.pem);
    const expiresAt = new Date(read.validTo);
    return { ...row, fingerprint: fingerprintOf(read), subject: read.subject, expiresAt };
  });
}

/** Organizations that have contracts, by name: for the command line alone. */
export function findPrimes(
  tx: Transaction,
  { primeName }: { primeName?: string },
): Promise<{ id: string; legalName: string; timeZone: string }[]> {
  return tx
    .selectDistinct({
      id: organizations.id,
      legalName: organizations.legalName,
      timeZone: organizations.timeZone,
    })
    .from(organizations)
    .innerJoin(contracts, eq(contracts.primeId, organizations.id))
    .where(primeName === undefined ? undefined : eq(organizations.legalName, primeName))
    .orderBy(asc(organizations.legalName));
}
