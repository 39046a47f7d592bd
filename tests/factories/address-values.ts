import { sql } from "drizzle-orm";
import { asSystem } from "#app/platform/db.server.ts";
import type { WholeChain } from "./whole-chain.ts";

export type AddressValues = Readonly<Record<string, string>>;

/** Counted in every organization's own log: such a number names nothing of another. */
export const PLACES = { seq: "0", size: "1" };

/** The rows of a supply chain by the names that the site map gives its parameters. */
export async function addressValues(chain: WholeChain): Promise<AddressValues> {
  const rowOf = async (table: string, column: string, owner: string) => {
    const [row] = await asSystem((tx) =>
      tx.execute<{ id: string }>(
        sql`select id from ${sql.identifier(table)} where ${sql.identifier(column)} = ${owner}`,
      ),
    );
    if (!row) throw new Error(`the chain has no row in ${table}`);
    return row.id;
  };
  const { prime, subcontractor, contractId, subcontractId, requestId } = chain;
  return {
    organizationId: prime.id,
    contractId,
    subcontractId,
    requestId,
    supplierId: chain.supplier.id,
    otherSupplierId: chain.keptId,
    submissionId: chain.submissionId,
    recordId: chain.recordId,
    importId: chain.importId,
    invitationId: chain.invitationId,
    grantId: chain.grantId,
    token: chain.invitationId,
    auditId: chain.auditId,
    sampleId: chain.sampleId,
    exceptionId: await rowOf("award_exceptions", "prime_id", prime.id),
    factId: await rowOf("facts", "organization_id", subcontractor.id),
    evidenceId: await rowOf("evidence", "organization_id", subcontractor.id),
    personId: chain.manager.personId,
    holdId: await rowOf("legal_holds", "prime_id", prime.id),
    modificationId: await rowOf("contract_modifications", "prime_id", prime.id),
    ownTermId: await rowOf("own_terms", "prime_id", prime.id),
    showingId: await rowOf("showings", "prime_id", prime.id),
    statusEndingId: await rowOf("status_endings", "prime_id", prime.id),
    letterId: await rowOf("letters", "organization_id", prime.id),
    addressReturnId: chain.addressReturnId,
    notificationId: await rowOf("notifications", "person_id", chain.manager.personId),
    section: "organization",
    passportId: await rowOf("passports", "organization_id", subcontractor.id),
    assignmentId: await rowOf("assignments", "organization_id", subcontractor.id),
    workbookId: chain.workbookId,
    workbookImportId: chain.workbookImportId,
    outlookId: chain.outlookId,
    campaignId: chain.campaignId,
    planId: chain.planId,
    itemId: chain.itemId,
    itemNumber: "1",
    remediationImportId: chain.remediationImportId,
    family: "access-control",
    requirement: "3.1.1",
    questionnaireRequestId: chain.questionnaireRequestId,
    part: "telecom",
    question: "looked",
    questionnaireKey: chain.ownQuestionnaireId,
    ownQuestion: "looked",
    ownQuestionnaireId: chain.ownQuestionnaireId,
    viewId: await rowOf("list_views", "prime_id", prime.id),
    ...PLACES,
  };
}
