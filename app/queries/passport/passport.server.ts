import { desc, eq, sql } from "drizzle-orm";
import type { Scope } from "#app/platform/db.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { passports } from "#db/schema/passport.ts";
import { requests, submissions } from "#db/schema/request.ts";

/** A passport that the organization made. */
export type MadePassport = {
  id: string;
  number: string;
  /** ISO instants, UTC */
  madeAt: string;
  signedAt: string;
  madeByName: string;
  primeName: string;
  subcontractNumber: string;
  /** how many evidence files are in it */
  fileCount: number;
};

/** The passports of the actor's organization, the newest first. */
export async function listPassports({ tx, actor }: Scope): Promise<MadePassport[]> {
  const rows = await tx
    .select({
      id: passports.id,
      number: passports.number,
      createdAt: passports.createdAt,
      madeByName: passports.createdByName,
      submittedAt: submissions.submittedAt,
      primeName: flowdowns.primeName,
      subcontractNumber: flowdowns.subcontractNumber,
      fileCount: sql<number>`cardinality(${passports.evidenceIds})`,
    })
    .from(passports)
    .innerJoin(submissions, eq(submissions.id, passports.submissionId))
    .innerJoin(requests, eq(requests.id, submissions.requestId))
    .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
    .where(eq(passports.organizationId, actor.organizationId))
    .orderBy(desc(passports.createdAt), desc(passports.id))
    .limit(MOST_LISTED);
  return rows.map(({ createdAt, submittedAt, ...row }) => ({
    ...row,
    madeAt: createdAt.toISOString(),
    signedAt: submittedAt.toISOString(),
  }));
}

const MOST_LISTED = 200;
