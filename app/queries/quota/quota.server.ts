import { and, eq, gt, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { seesAssignedOnly } from "#app/domain/person/roles.ts";
import { QUOTA_HOURS, type Quota } from "#app/domain/quota/quotas.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { evidence } from "#db/schema/evidence.ts";
import { supplierImports } from "#db/schema/import.ts";
import { invitations } from "#db/schema/invitation.ts";
import { oversightRecords } from "#db/schema/oversight.ts";
import { passportIntakes, passports } from "#db/schema/passport.ts";
import { remediationImports } from "#db/schema/remediation.ts";
import { workbookImports } from "#db/schema/workbook.ts";

type Counted = { table: PgTable; owner: PgColumn; at: PgColumn; amount?: SQL };

/** Where it stands how much an organization took, and when. */
const COUNTED: Readonly<Record<Quota, Counted>> = {
  "evidence-files": {
    table: evidence,
    owner: evidence.organizationId,
    at: evidence.uploadedAt,
  },
  "evidence-bytes": {
    table: evidence,
    owner: evidence.organizationId,
    at: evidence.uploadedAt,
    amount: sql`coalesce(sum(${evidence.sizeBytes}), 0)`,
  },
  imports: {
    table: supplierImports,
    owner: supplierImports.primeId,
    at: supplierImports.createdAt,
  },
  "workbook-imports": {
    table: workbookImports,
    owner: workbookImports.organizationId,
    at: workbookImports.createdAt,
  },
  "plan-imports": {
    table: remediationImports,
    owner: remediationImports.organizationId,
    at: remediationImports.createdAt,
  },
  records: {
    table: oversightRecords,
    owner: oversightRecords.primeId,
    at: oversightRecords.requestedAt,
  },
  passports: {
    table: passports,
    owner: passports.organizationId,
    at: passports.createdAt,
  },
  "passport-intakes": {
    table: passportIntakes,
    owner: passportIntakes.organizationId,
    at: passportIntakes.createdAt,
  },
  invitations: {
    table: invitations,
    owner: invitations.organizationId,
    at: invitations.createdAt,
  },
};

/** How much the actor's organization took of a quota within its time. */
export async function countTaken(scope: Scope, quota: Quota): Promise<number> {
  const { tx, actor } = scope;
  if (seesAssignedOnly(actor.role) && isOfFiles(quota)) return countFiles(scope, quota);
  const { table, owner, at, amount = sql`count(*)` } = COUNTED[quota];
  const since = new Date(actor.at.getTime() - QUOTA_HOURS * 3_600_000);
  const [row] = await tx
    .select({ taken: sql<string>`${amount}` })
    .from(table)
    .where(and(eq(owner, actor.organizationId), gt(at, since)));
  return Number(row?.taken ?? 0);
}

type FileQuota = "evidence-files" | "evidence-bytes";

function isOfFiles(quota: Quota): quota is FileQuota {
  return quota === "evidence-files" || quota === "evidence-bytes";
}

/** Counted by the database for who sees no file of others: they take from what all may take. */
async function countFiles({ tx, actor }: Scope, quota: FileQuota): Promise<number> {
  const since = new Date(actor.at.getTime() - QUOTA_HOURS * 3_600_000).toISOString();
  const [row] = await tx.execute<{ files: string; bytes: string }>(
    sql`select files, bytes from flowdown.evidence_taken(${since}::timestamptz)`,
  );
  return Number((quota === "evidence-files" ? row?.files : row?.bytes) ?? 0);
}
