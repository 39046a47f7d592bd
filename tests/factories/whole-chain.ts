import { makeAccessKey } from "#app/commands/access-key/make-access-key.server.ts";
import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { confirmEvidence } from "#app/commands/evidence/confirm-evidence.server.ts";
import { mapColumns } from "#app/commands/import/map-columns.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { setAddition } from "#app/commands/letter/set-addition.server.ts";
import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { keepPostureMonth } from "#app/commands/posture/keep-month.server.ts";
import { requestRecord } from "#app/commands/record/request-record.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { tellApart } from "#app/commands/supplier/tell-apart.server.ts";
import { openWithView } from "#app/commands/view/open-with.server.ts";
import { saveView } from "#app/commands/view/save-view.server.ts";
import { IMPORT_COLUMNS, sampleRows } from "#app/domain/import/columns.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { answerAll, answerSection, makePdf, sign } from "./answer.ts";
import { giveTo } from "./assignment.ts";
import { awardByException } from "./award.ts";
import { bringFilled } from "./brought.ts";
import { draft } from "./campaign.ts";
import { invite, inviteAuditor } from "./invitation.ts";
import { fillLowerTiers } from "./lower-tier.ts";
import { mergeTwo } from "./merged-suppliers.ts";
import { keepAnOutlook } from "./outlook.ts";
import { fillPassports } from "./passport.ts";
import { actorOf, makeOrganization } from "./people.ts";
import { fillProofTables } from "./proof-tables.ts";
import { fillQuestionnaires } from "./questionnaire.ts";
import { fillRemediation } from "./remediation.ts";
import { fillReminders } from "./reminders.ts";
import { returnInvitation } from "./returned-letter.ts";
import { fillReuseChoices } from "./sharing.ts";
import { recordTold } from "./showing.ts";
import { makeContract, makeSubcontract, makeSupplier } from "./supply-chain.ts";
import { fillTermTables } from "./terms.ts";
import { fillWorkbook } from "./workbook-answers.ts";

const CERTIFICATE = {
  hasCertificate: "yes",
  edition: "2022",
  body: "Northgate Registrar",
  number: "IS 700123",
  scope: "Machining of housings",
  coversCuiSystem: "yes",
  issuedOn: "2026-03-01",
  expiresOn: "2029-02-28",
};

function done<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome as Extract<T, { ok: true }>;
}

/**
 * A supply chain in which everything has happened once, so that no table of a tenant is empty.
 *
 * @param names of the two organizations; numbered ones when absent.
 */
export async function makeWholeChain(names: { prime?: string; subcontractor?: string } = {}) {
  const prime = await makeOrganization(names.prime);
  const manager = await actorOf(prime, "prime-manager");
  const subcontractor = await makeOrganization(names.subcontractor);
  const official = await actorOf(subcontractor, "subcontractor-official");
  const options = [{ name: "Option 1", exerciseOn: calendarDate("2028-01-01") }];
  const contractId = await makeContract(manager, { options });
  const supplier = await makeSupplier(manager, subcontractor);
  const subcontract = await makeSubcontract(manager, { contractId, supplier });
  const chain = { prime, manager, subcontractor, official, contractId, supplier, ...subcontract };
  await awardByException(chain);
  await answerWithCertificate(chain);
  const { submissionId } = done(await sign(chain));
  done(
    await acceptSubmission(manager, supplier.id, submissionId, { method: "certificate", note: "" }),
  );
  const asked = await requestRecord(
    { ...manager, at: new Date() },
    { kind: "subcontract", subcontractId: chain.subcontractId },
    { asOf: manager.on },
  );
  const { recordId } = done(asked);
  const { invitationId } = await invite(manager, supplier.id);
  await setAddition(manager, "supplier-invitation", "Call {sender}.");
  const { addressReturnId } = await returnInvitation(invitationId);
  const { grantId } = await inviteAuditor(manager, contractId);
  const bytes = Buffer.from(writeCsv(sampleRows()));
  const uploaded = done(await uploadSuppliers(manager, { name: "suppliers.csv", bytes }));
  const columns = sampleRows()[0]?.map(
    (name) => IMPORT_COLUMNS.find((one) => one === name) ?? null,
  );
  const mapping = { headerRow: 1, columns: columns ?? [], dateOrder: null };
  const { importId } = done(
    await mapColumns(manager, uploaded.importId, { mapping, isKept: true }),
  );
  const proof = await fillProofTables({ ...chain, supplierId: supplier.id });
  done(await askPrime(official, { requestId: chain.requestId, text: "Which site is it about?" }));
  done(
    await answerSupplier(manager, {
      supplierId: supplier.id,
      requestId: chain.requestId,
      text: "The one in Dayton.",
    }),
  );
  await fillTermTables(manager, { contractId, supplierId: supplier.id });
  await recordTold(manager, supplier.id);
  await bringFilled(manager, { supplierId: supplier.id, requestId: chain.requestId });
  const { workbookId, workbookImportId } = await fillWorkbook(official);
  await giveTo(official, official, { kind: "workbook", id: workbookId }, ["access-control"]);
  await fillReuseChoices(official, prime.id);
  await fillLowerTiers(official, chain.subcontractId);
  await fillPassports(official, chain.requestId);
  await fillReminders(manager, prime);
  const outlookId = await keepAnOutlook(manager);
  const campaignId = await draft(manager, [supplier.id]);
  const remediation = await fillRemediation({ official, manager, workbookId });
  const questionnaires = await fillQuestionnaires(chain);
  await asSystem((tx) => keepPostureMonth({ tx, actor: manager }));
  const { viewId } = done(
    await saveView(manager, {
      list: "suppliers",
      query: "sort=state",
      name: "Worst first",
      isShared: true,
    }),
  );
  done(await makeAccessKey(manager, { name: "Purchasing system", lastOn: manager.on }));
  const { keptId } = await mergeTwo(manager);
  done(
    await tellApart(manager, [supplier.id, keptId], {
      reason: "Both told us of another address.",
    }),
  );
  const colleague = await actorOf(prime, "prime-manager");
  // Of a colleague: the lists of who keeps the chain open as they are.
  done(await openWithView(colleague, viewId));
  done(
    await nameDeputy(manager, {
      ownerId: manager.personId,
      deputyId: colleague.personId,
      startsOn: manager.on,
      endsOn: manager.on,
      reason: "On leave today.",
    }),
  );
  return {
    ...chain,
    ...remediation,
    workbookId,
    workbookImportId,
    outlookId,
    campaignId,
    ...questionnaires,
    keptId,
    submissionId,
    recordId,
    invitationId,
    addressReturnId,
    grantId,
    importId,
    ...proof,
  };
}
export type WholeChain = Awaited<ReturnType<typeof makeWholeChain>>;

type Chain = Pick<
  WholeChain,
  "prime" | "manager" | "official" | "supplier" | "subcontractId" | "requestId"
>;

async function answerWithCertificate(chain: Chain): Promise<void> {
  const { official, requestId } = chain;
  await answerAll(chain);
  await answerSection(chain, "certification", CERTIFICATE);
  const added = await addEvidence(official, {
    requestId,
    subject: "certification",
    fileName: "ISO certificate.pdf",
    bytes: makePdf("Certificate IS 700123"),
  });
  done(added);
  done(await confirmEvidence(official, { requestId, withoutFiles: false, isConfirmed: true }));
}
