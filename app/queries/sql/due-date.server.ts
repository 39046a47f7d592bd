import { and, isNull, ne, type SQL, sql } from "drizzle-orm";
import { invitations } from "#db/schema/invitation.ts";
import {
  questionnaireDecisions,
  questionnaireRequests,
  questionnaireSendings,
} from "#db/schema/questionnaire.ts";
import { requestDueDates, requests } from "#db/schema/request.ts";

/** The day by which a request is to be answered: the latest that was told, `YYYY-MM-DD`. */
export const dueOnSql = sql<string>`greatest(${requests.dueOn}, (
  select max(${requestDueDates.dueOn}) from ${requestDueDates}
  where ${requestDueDates.requestId} = ${requests.id}))::text`;

/** The same of a questionnaire: the latest day that was told, when it was sent or sent back. */
export const questionnaireDueSql = sql<string>`greatest(${questionnaireSendings.dueOn}, (
  select max(${questionnaireDecisions.dueOn}) from ${questionnaireDecisions}
  where ${questionnaireDecisions.requestId} = ${questionnaireRequests.id}))::text`;

/**
 * Whether somebody at the supplier was told of a request, as far as its prime knows: an invitation
 * that nobody took back went out with it or after it, or somebody who joined works there.
 */
export const isToldSql = sql<boolean>`(exists (
    select 1 from ${invitations}
    where ${invitations.supplierId} = ${requests.supplierId}
      and ${invitations.organizationId} = ${requests.primeId}
      and ${invitations.createdAt} >= ${requests.createdAt}
      and ${invitations.revokedAt} is null and ${invitations.wrongPersonAt} is null)
  or ${hasReadersSql()})`;

/** Whether anybody at the supplier of a request reads what is asked there. */
export function hasReadersSql() {
  return sql<boolean>`exists (select 1 from flowdown.supplier_readers(${requests.supplierId}))`;
}

/** Whether an invitation of the supplier of a request still opens a way in, at an instant. */
export function hasOpenInvitationSql(at: Date): SQL<boolean> {
  return sql<boolean>`exists (
    select 1 from ${invitations}
    where ${invitations.supplierId} = ${requests.supplierId}
      and ${invitations.organizationId} = ${requests.primeId}
      and ${invitations.acceptedAt} is null and ${invitations.revokedAt} is null
      and ${invitations.wrongPersonAt} is null
      and ${invitations.expiresAt} > ${at.toISOString()}::timestamptz)`;
}

/** The request that went with a flowdown when it was issued, and none that asked again since. */
export function isIssuedWith(): SQL {
  return ne(requests.kind, "renewal");
}

/** A request that was not taken back, and that no signed answer came to yet. */
export function isUnanswered(): SQL | undefined {
  return and(
    isNull(requests.withdrawnAt),
    sql`not exists (select 1 from submissions where submissions.request_id = ${requests.id})`,
  );
}
