import { and, asc, eq, isNull } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import type { OpenedInvitation } from "#app/queries/invitation/invitation.server.ts";
import { dueOnSql } from "#app/queries/sql/due-date.server.ts";
import { flowdowns } from "#db/schema/flowdown.ts";
import { requests } from "#db/schema/request.ts";
import { getOfflineRequest } from "./brought.server.ts";
import { getOutgoingSheet } from "./sheet.server.ts";

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

/**
 * The questions of one of them as a spreadsheet, for whoever holds the letter: nothing is filled in, and it
 * says no more of the request than the letter does. What flows down is read and accepted after signing in.
 *
 * @returns null for what is not asked of the invited supplier.
 */
export async function getAskedSheet(
  invitation: OpenedInvitation,
  requestId: string,
  at: Date,
): Promise<{ number: string; bytes: Buffer } | null> {
  const { supplier, organizationId, organizationName } = invitation;
  if (!supplier) return null;
  const asked = await asSystem((tx) =>
    getOfflineRequest({ tx, actor: { organizationId } }, { supplierId: supplier.id, requestId }),
  );
  if (!asked) return null;
  const blank = {
    ...asked,
    why: "You read why, and what flows down, after you sign in.",
    clauses: [],
    sections: asked.sections
      .filter(({ section }) => section !== "acknowledgement")
      .map(({ section }) => ({ section, values: {} })),
  };
  const bytes = await getOutgoingSheet(blank, { at, returnTo: organizationName });
  return { number: asked.subcontractNumber, bytes };
}
