import { and, asc, eq, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";

/** A request that a spreadsheet can answer, as the letter tells of it. */
export type AskedByLetter = { requestId: string; number: string; title: string };

/** What is asked of an invited supplier and was not withdrawn: no more of it than its invitation's page tells. */
export async function listAskedByLetter({
  supplier,
  organizationId: primeId,
}: OpenedInvitation): Promise<AskedByLetter[]> {
  if (!supplier) return [];
  return asSystem((tx) =>
    tx
      .select({
        requestId: requests.id,
        number: flowdowns.subcontractNumber,
        title: flowdowns.subcontractTitle,
      })
      .from(requests)
      .innerJoin(flowdowns, eq(flowdowns.id, requests.flowdownId))
      .where(
        and(
          eq(requests.supplierId, supplier.id),
          eq(requests.primeId, primeId),
          isNull(requests.withdrawnAt),
        ),
      )
      .orderBy(asc(dueOnSql), asc(requests.id)),
  );
}
