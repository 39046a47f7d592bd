import { randomUUID } from "node:crypto";
import { TOTP } from "otpauth";
import { allowRecords } from "#app/commands/audit/allow-records.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { setOwnTerms } from "#app/commands/contract/set-own-terms.server.ts";
import { nameDeputy } from "#app/commands/deputy/name-deputy.server.ts";
import { makeCalendar } from "#app/commands/expiration/make-calendar.server.ts";
import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { uploadSuppliers } from "#app/commands/import/upload-suppliers.server.ts";
import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { uploadPlan } from "#app/commands/remediation/upload-plan.server.ts";
import { placeHold } from "#app/commands/retention/place-hold.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { addContact } from "#app/commands/supplier/add-contact.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { uploadResults } from "#app/commands/workbook/upload-results.server.ts";
import { sampleRows } from "#app/domain/import/columns.ts";
import { addDays, addYears } from "#app/domain/kernel/calendar-date.ts";
import { writeCsv } from "#app/domain/kernel/csv.ts";
import { paths } from "#app/paths.ts";
import { asActor, asSystem } from "#app/platform/db.server.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { getPortalKey } from "#app/platform/signing/signer.server.ts";
import { getSupplierImport } from "#app/queries/import/supplier-import.server.ts";
import { memberships } from "#db/schema/organization.ts";
import { passwordResets } from "#db/schema/person.ts";
import { suppliers } from "#db/schema/supplier.ts";
import { answerAll, answerSection, answersOf, codeOf, makePdf, sign } from "./answer.ts";
import { makeAuditor, makeRoom, takeUp } from "./audit.ts";
import { ANY_REASONS } from "./award.ts";
import { invite, inviteAs, newEmail } from "./invitation.ts";
import { giveEvidence } from "./kept-evidence.ts";
import { packPassport } from "./passport.ts";
import {
  actorOf,
  makeOrganization,
  makePerson,
  nextNumber,
  TEST_PASSWORD,
  type TestActor,
  type TestPerson,
} from "./people.ts";
import { LETTER_FORMS } from "./posted-forms/letter.ts";
import { MERGE_FORMS } from "./posted-forms/merge.ts";
import { NOTIFICATION_FORMS } from "./posted-forms/notification.ts";
import { SHOWING_FORMS } from "./posted-forms/showing.ts";
import { VIEW_FORMS } from "./posted-forms/view.ts";
import { answerQuestions, handIn, makeOwn, SHORT, sendTo } from "./questionnaire.ts";
import { makePlan, readPlan } from "./remediation.ts";
import { makeSubmission } from "./statement.ts";
import { makeContract, makeSubcontract, makeSupplier, makeSupplyChain } from "./supply-chain.ts";
import { type Fields, Visitor } from "./visitor.ts";
import { makeWholeChain } from "./whole-chain.ts";
import { ANY_APPLICABILITY, answer, makeWorkbook } from "./workbook-answers.ts";

/** A form about to be sent: from which page, which form of it, and what is typed into it. */
export type ReadyForm = {
  browser: Visitor;
  /** the page on which the form stands */
  page: string;
  /** words that stand in this form alone: an address, a field's name, a button's value */
  form: string;
  typed: Fields;
};

export type PostedForm = {
  /** what somebody does with it */
  name: string;
  /** the file that answers it */
  route: string;
  /** everything that must be there first, made anew at each call */
  ready(): Promise<ReadyForm>;
  /** it writes no row: what was there is removed, or only the browser is told */
  leavesNoRow?: true;
};

const REASON = "The part is needed for a grounded aircraft; no CUI is sent before certification.";
const NEW_PASSWORD = "harbor violet quartz nine";

const COMMERCIAL_ITEM = (cage: string) => ({
  information: "none" as const,
  cuiCategories: [],
  commercialOffTheShelfOnly: true,
  performingCages: [cage],
  directedStatus: null,
  operationallyCriticalSupport: false,
});

const reasonFields: Fields = Object.fromEntries(
  Object.entries(ANY_REASONS).map(([code, reason]) => [`reasons.${code}`, reason]),
);

const endingOn = ({ on }: TestActor) => ({
  cause: "status-revoked" as const,
  endedOn: on,
  source: "A letter of the program office that names the revocation.",
});

const totp = ({ totpSecret }: TestPerson) => new TOTP({ secret: totpSecret }).generate();

async function asManager() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.manager.person);
  return { ...chain, o: chain.manager.organizationId, browser };
}

/** An owner of a supplier, and whom they name to stand in. */
async function asOwnerWhoLeaves() {
  const chain = await asManager();
  const { manager } = chain;
  const colleague = await actorOf(chain.prime, "prime-manager");
  await asActor(manager, ({ tx }) => tx.update(suppliers).set({ ownerId: manager.personId }));
  const typed = {
    ownerId: manager.personId,
    deputyId: colleague.personId,
    startsOn: manager.on,
    endsOn: addDays(manager.on, 14),
    reason: "On leave for two weeks.",
  };
  return { ...chain, typed };
}

async function asAdmin() {
  const chain = await makeSupplyChain();
  const admin = await actorOf(chain.prime, "prime-admin");
  return { ...chain, admin, o: admin.organizationId, browser: await Visitor.of(admin.person) };
}

async function asOfficial() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.official.person);
  return { ...chain, o: chain.official.organizationId, browser };
}

async function asAuditor() {
  const chain = await makeSupplyChain();
  const auditor = await makeAuditor(chain.manager, [chain.contractId]);
  return {
    ...chain,
    auditor,
    g: auditor.grantId,
    browser: await Visitor.of({ id: auditor.personId }),
  };
}

async function asReviewer() {
  const chain = await asManager();
  return { ...chain, ...(await makeSubmission(chain)) };
}

async function withNote() {
  const chain = await asAuditor();
  const written = await writeNote(
    chain.auditor,
    { contractId: chain.contractId },
    { kind: "question", text: "Why was no certificate asked for?" },
  );
  if (!written.ok) throw new Error(written.reason);
  return { ...chain, noteId: written.noteId };
}

async function asColleague() {
  const chain = await asAdmin();
  const colleague = await actorOf(chain.prime, "prime-viewer");
  const rows = await asSystem((tx) => tx.select().from(memberships));
  const membershipId = rows.find((row) => row.personId === colleague.personId)?.id ?? "";
  return { ...chain, membershipId };
}

async function withReset() {
  const person = await makePerson();
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + 600_000);
  await asSystem((tx) => tx.insert(passwordResets).values({ id, personId: person.id, expiresAt }));
  return { person, page: paths.resetPassword(deriveToken("password-reset", id)) };
}

const contractFields = () => ({
  piid: `FA862026C${String(nextNumber()).padStart(4, "0")}`,
  agency: "Department of the Air Force",
  title: "Actuator housings",
  startsOn: "2026-01-01",
  endsOn: "2029-12-31",
  requiredStatus: "Level 2 (C3PAO)",
  clauses: ["252.204-7012", "252.204-7021"],
});

/** Every form of the portal that changes something, at least one for each action of the site map. */
export const POSTED_FORMS: readonly PostedForm[] = [
  ...NOTIFICATION_FORMS,
  ...LETTER_FORMS,
  {
    name: "sign in",
    route: "routes/auth/sign-in.tsx",
    leavesNoRow: true,
    async ready() {
      const { email } = await makePerson();
      const typed = { email, password: TEST_PASSWORD };
      return { browser: new Visitor(), page: paths.signIn(), form: "password", typed };
    },
  },
  {
    name: "give the second factor",
    route: "routes/auth/second-factor.tsx",
    leavesNoRow: true,
    async ready() {
      const person = await makePerson();
      const browser = await Visitor.of(person, { isPending: true });
      return { browser, page: paths.secondFactor(), form: "code", typed: { code: totp(person) } };
    },
  },
  {
    name: "save the recovery codes",
    route: "routes/auth/recovery-codes.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      await browser.post(paths.renewRecoveryCodes, {});
      return { browser, page: paths.recoveryCodes(), form: "saved", typed: { saved: "on" } };
    },
  },
  {
    name: "make the address of a calendar",
    route: "routes/auth/make-calendar.ts",
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      const browser = await Visitor.of(person);
      const form = 'value="own"';
      return { browser, page: paths.account, form, typed: {} };
    },
  },
  {
    name: "revoke the address of a calendar",
    route: "routes/auth/revoke-calendar.ts",
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      await makeCalendar(person.id, { ownSuppliersOnly: false });
      const browser = await Visitor.of(person);
      return { browser, page: paths.account, form: paths.revokeCalendar, typed: {} };
    },
  },
  {
    name: "renew the recovery codes",
    route: "routes/auth/renew-recovery-codes.ts",
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.account, form: paths.renewRecoveryCodes, typed: {} };
    },
  },
  {
    name: "enrol an authenticator app",
    route: "routes/auth/enrol-second-factor.tsx",
    async ready() {
      const browser = await Visitor.of(await makePerson());
      const page = paths.enrolSecondFactor();
      const { body } = await browser.get(page);
      const secret = /[A-Z2-7]{32}|(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}/.exec(body)?.[0] ?? "";
      const code = new TOTP({ secret: secret.replaceAll(" ", "") }).generate();
      return { browser, page, form: "code", typed: { code } };
    },
  },
  {
    name: "sign out",
    route: "routes/auth/sign-out.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.signOut, form: `"${paths.signOut}"`, typed: {} };
    },
  },
  {
    name: "end one of one's own sessions",
    route: "routes/auth/end-session.ts",
    async ready() {
      const person = await makePerson();
      await Visitor.of(person);
      const browser = await Visitor.of(person);
      return { browser, page: paths.account, form: paths.endSession, typed: {} };
    },
  },
  {
    name: "sign a colleague out",
    route: "routes/prime/person.tsx",
    async ready() {
      const { browser, o, prime } = await asAdmin();
      const colleague = await actorOf(prime, "prime-viewer");
      await Visitor.of(colleague.person);
      const page = paths.prime.person(o, colleague.personId);
      return { browser, page, form: 'value="sign-out"', typed: {} };
    },
  },
  {
    name: "ask that a colleague's second factor is reset",
    route: "routes/prime/person.tsx",
    async ready() {
      const { browser, o, prime } = await asAdmin();
      await actorOf(prime, "prime-admin");
      const colleague = await actorOf(prime, "prime-viewer");
      const page = paths.prime.person(o, colleague.personId);
      const typed = { reason: "They called from the number that we know." };
      return { browser, page, form: 'value="ask-reset"', typed };
    },
  },
  {
    name: "start a workbook",
    route: "routes/subcontractor/workbook-list.tsx",
    async ready() {
      const { browser, o } = await asOfficial();
      const page = paths.subcontractor.workbooks(o);
      return { browser, page, form: "systemName", typed: { systemName: "Shop network" } };
    },
  },
  {
    name: "save a family of a workbook",
    route: "routes/subcontractor/workbook-family.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.workbookFamily(o, workbookId, "access-control");
      const typed = { "3-1-1.status": "not-met", "3-1-1.note": "Later", intent: "continue" };
      return { browser, page, form: "3-1-1.version", typed };
    },
  },
  {
    name: "say what an ISO/IEC 27001 certificate covers",
    route: "routes/subcontractor/iso-bridge.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.isoBridge(o, workbookId);
      const typed = { coversCuiSystem: "yes", controls5: ["A.5.15", "A.5.16"] };
      return { browser, page, form: "controls5", typed };
    },
  },
  {
    name: "take proposals of ISO/IEC 27001 over",
    route: "routes/subcontractor/iso-proposals.ts",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      await saveApplicability(official, workbookId, ANY_APPLICABILITY);
      const page = paths.subcontractor.isoBridge(o, workbookId);
      return { browser, page, form: "iso-27001/proposals", typed: {} };
    },
  },
  {
    name: "save Level 1 of a workbook",
    route: "routes/subcontractor/workbook-level-1.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.workbookLevel1(o, workbookId);
      const typed = { "3-1-2.objectives": ["a", "b"], intent: "save" };
      return { browser, page, form: "3-1-2.version", typed };
    },
  },
  {
    name: "check a spreadsheet of results",
    route: "routes/subcontractor/results-upload.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.importResults(o, workbookId);
      const file = new File(["Requirement,Status\n3.1.1,Not met\n"], "results.csv");
      return { browser, page, form: "multipart/form-data", typed: { file } };
    },
  },
  {
    name: "take answers from a spreadsheet",
    route: "routes/subcontractor/results-preview.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const bytes = Buffer.from("Requirement,Status\n3.1.1,Not met\n");
      const outcome = await uploadResults(official, workbookId, { name: "results.csv", bytes });
      if (!outcome.ok) throw new Error("the spreadsheet was refused");
      const page = paths.subcontractor.resultsPreview(o, workbookId, outcome.importId);
      return { browser, page, form: 'name="shown"', typed: { take: "3.1.1" } };
    },
  },
  {
    name: "make a plan of what is not met",
    route: "routes/subcontractor/remediation-list.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.remediation(o);
      return { browser, page, form: workbookId, typed: {} };
    },
  },
  {
    name: "put a weakness on a plan",
    route: "routes/subcontractor/remediation-plan.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const planId = await makePlan(official, await makeWorkbook(official));
      const page = paths.subcontractor.remediationPlan(o, planId);
      const typed = { weakness: "There is no spare firewall." };
      return { browser, page, form: 'name="weakness"', typed };
    },
  },
  {
    name: "change an item of a plan",
    route: "routes/subcontractor/remediation-item.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const open = { "3.1.3": answer({ status: "not-met" }) };
      const planId = await makePlan(official, await makeWorkbook(official, open));
      const [item] = (await readPlan(official, planId)).items;
      const page = paths.subcontractor.remediationItem(o, planId, item?.id ?? "");
      const typed = { weakness: "Not met.", action: "Buy a firewall.", status: "open" };
      return { browser, page, form: 'name="action"', typed };
    },
  },
  {
    name: "choose what a prime sees of a plan",
    route: "routes/subcontractor/remediation-sharing.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const planId = await makePlan(official, await makeWorkbook(official));
      const page = paths.subcontractor.remediationSharing(o, planId);
      return { browser, page, form: 'name="level"', typed: { level: "items" } };
    },
  },
  {
    name: "check a file of a plan",
    route: "routes/subcontractor/plan-upload.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const planId = await makePlan(official, await makeWorkbook(official));
      const page = paths.subcontractor.importPlan(o, planId);
      const file = new File(["Requirement,Weakness\n3.1.3,Flat network\n"], "poam.csv");
      return { browser, page, form: "multipart/form-data", typed: { file } };
    },
  },
  {
    name: "take items from a file of a plan",
    route: "routes/subcontractor/plan-preview.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const planId = await makePlan(official, await makeWorkbook(official));
      const bytes = Buffer.from("Requirement,Weakness\n3.1.3,Flat network\n");
      const outcome = await uploadPlan(official, planId, { name: "poam.csv", bytes });
      if (!outcome.ok) throw new Error("the file was refused");
      const page = paths.subcontractor.planPreview(o, planId, outcome.importId);
      return { browser, page, form: 'name="shown"', typed: { take: "Row 2" } };
    },
  },
  {
    name: "say something of a supplier's plan",
    route: "routes/prime/remediation-plan.tsx",
    async ready() {
      const { browser, o, official } = await asManager();
      const planId = await makePlan(official, await makeWorkbook(official));
      await sharePlan(official, planId, { primeId: o, level: "progress" });
      const page = paths.prime.remediationPlan(o, planId);
      const typed = { outcome: "commented", note: "Please finish before the option." };
      return { browser, page, form: 'name="outcome"', typed };
    },
  },
  {
    name: "take the score of a workbook",
    route: "routes/subcontractor/take-score.tsx",
    async ready() {
      const { browser, o, official, requestId } = await asOfficial();
      await makeWorkbook(official);
      const page = paths.subcontractor.takeScore(o, requestId);
      return { browser, page, form: "workbookId", typed: { as: "NIST SP 800-171 Basic" } };
    },
  },
  {
    name: "sign a colleague of the subcontractor out",
    route: "routes/subcontractor/person.tsx",
    async ready() {
      const { browser, o, subcontractor } = await asOfficial();
      const colleague = await actorOf(subcontractor, "subcontractor-preparer");
      const page = paths.subcontractor.person(o, colleague.personId);
      return { browser, page, form: 'value="sign-out"', typed: {} };
    },
  },
  {
    name: "sign out everywhere",
    route: "routes/auth/sign-out-everywhere.ts",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      return { browser, page: paths.account, form: paths.signOutEverywhere, typed: {} };
    },
  },
  {
    name: "change the password",
    route: "routes/auth/change-password.tsx",
    leavesNoRow: true,
    async ready() {
      const browser = await Visitor.of(await makePerson());
      const typed = { currentPassword: TEST_PASSWORD, newPassword: NEW_PASSWORD };
      return { browser, page: paths.changePassword, form: "newPassword", typed };
    },
  },
  {
    name: "ask for a new password",
    route: "routes/auth/forgot-password.tsx",
    async ready() {
      const { email } = await makePerson();
      return {
        browser: new Visitor(),
        page: paths.forgotPassword,
        form: "email",
        typed: { email },
      };
    },
  },
  {
    name: "choose a new password",
    route: "routes/auth/reset-password.tsx",
    leavesNoRow: true,
    async ready() {
      const { page } = await withReset();
      const typed = { newPassword: NEW_PASSWORD };
      return { browser: new Visitor(), page, form: "newPassword", typed };
    },
  },
  {
    name: "accept an invitation as somebody new",
    route: "routes/auth/invitation.tsx",
    async ready() {
      const { manager, supplier } = await asManager();
      const unlinked = await makeSupplier(manager);
      const { invitationId } = await invite(manager, unlinked.id);
      const page = paths.invitation(deriveToken("invitation", invitationId));
      const typed = { name: `June Okafor ${supplier.cage}`, newPassword: NEW_PASSWORD };
      return { browser: new Visitor(), page, form: "newPassword", typed };
    },
  },
  {
    name: "accept an invitation as somebody known",
    route: "routes/auth/invitation.tsx",
    async ready() {
      const { admin } = await asAdmin();
      const person = await makePerson();
      const invitationId = await inviteAs(admin, "prime-viewer", person.email);
      const page = paths.invitation(deriveToken("invitation", invitationId));
      return { browser: await Visitor.of(person), page, form: 'method="post"', typed: {} };
    },
  },
  {
    name: "say that an invitation reached the wrong person",
    route: "routes/auth/wrong-person.tsx",
    async ready() {
      const { manager } = await asManager();
      const { invitationId } = await invite(manager, (await makeSupplier(manager)).id);
      const page = paths.wrongPerson(deriveToken("invitation", invitationId));
      return { browser: new Visitor(), page, form: 'method="post"', typed: {} };
    },
  },

  {
    name: "record a contract",
    route: "routes/prime/contract-new.tsx",
    async ready() {
      const { browser, o } = await asManager();
      return { browser, page: paths.prime.newContract(o), form: "piid", typed: contractFields() };
    },
  },
  {
    name: "correct a contract",
    route: "routes/prime/contract-edit.tsx",
    async ready() {
      const { browser, o, contractId } = await asManager();
      const page = paths.prime.editContract(o, contractId);
      return { browser, page, form: "piid", typed: contractFields() };
    },
  },
  {
    name: "hand over suppliers",
    route: "routes/prime/supplier-hand-over.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const colleague = await actorOf(
        { id: o, legalName: manager.organizationName },
        "prime-manager",
      );
      await asActor(manager, ({ tx }) => tx.update(suppliers).set({ ownerId: manager.personId }));
      const page = paths.prime.handOverSuppliers(o);
      const typed = {
        fromId: manager.personId,
        toId: colleague.personId,
        reason: "Moves to another program on Monday.",
      };
      return { browser, page, form: 'name="fromId"', typed };
    },
  },
  {
    name: "name a deputy",
    route: "routes/prime/deputies.tsx",
    async ready() {
      const { browser, o, typed } = await asOwnerWhoLeaves();
      return { browser, page: paths.prime.deputies(o), form: 'value="name"', typed };
    },
  },
  {
    name: "end a deputy early",
    route: "routes/prime/deputies.tsx",
    async ready() {
      const { browser, o, manager, typed } = await asOwnerWhoLeaves();
      const named = await nameDeputy(manager, typed);
      if (!named.ok) throw new Error(named.reason);
      return { browser, page: paths.prime.deputies(o), form: 'value="end"', typed: {} };
    },
  },
  {
    name: "correct a subcontract",
    route: "routes/prime/subcontract-edit.tsx",
    async ready() {
      const { browser, o, subcontractId, supplier } = await asManager();
      const page = paths.prime.editSubcontract(o, subcontractId);
      const typed = {
        supplierId: supplier.id,
        number: `SC-${nextNumber()}`,
        title: "Rib fittings, machined",
        plannedAwardOn: "",
        parentId: "",
        reason: "The title was that of another order.",
      };
      return { browser, page, form: 'name="reason"', typed };
    },
  },
  {
    name: "close a subcontract",
    route: "routes/prime/subcontract-close.tsx",
    async ready() {
      const { browser, o, subcontractId } = await asManager();
      const page = paths.prime.closeSubcontract(o, subcontractId);
      const typed = { reason: "The order went to another supplier." };
      return { browser, page, form: 'name="reason"', typed };
    },
  },
  {
    name: "issue the flowdowns of several subcontracts",
    route: "routes/prime/flowdown-issue-chosen.tsx",
    async ready() {
      const { browser, o, manager, contractId, supplier } = await asManager();
      const one = () => makeSubcontract(manager, { contractId, supplier, isIssued: false });
      const [first, second] = [await one(), await one()];
      const subcontractId = [first, second].map((made) => made.subcontractId);
      const chosen = subcontractId.map((id) => `subcontractId=${id}`);
      const page = `${paths.prime.issueChosen(o)}?${chosen.join("&")}`;
      const typed = { subcontractId, dueOn: addDays(manager.on, 21) };
      return { browser, page, form: 'name="dueOn"', typed };
    },
  },
  {
    name: "answer what information flows to several",
    route: "routes/prime/information-chosen.tsx",
    async ready() {
      const { browser, o, manager, contractId, supplier } = await asManager();
      const created = await createSubcontract(manager, contractId, {
        supplierId: supplier.id,
        number: `SC-${nextNumber()}`,
        title: "Covers",
      });
      if (!created.ok) throw new Error(created.reason);
      const page = `${paths.prime.answerChosen(o)}?subcontractId=${created.subcontractId}`;
      const typed = { information: "FCI", commercialOffTheShelfOnly: "no" };
      return { browser, page, form: 'name="information"', typed };
    },
  },
  {
    name: "issue outdated flowdowns again",
    route: "routes/prime/flowdown-reissue.tsx",
    async ready() {
      const { browser, o, manager, contractId, subcontractId } = await asManager();
      await modified(manager, contractId);
      const typed = {
        subcontractIds: [subcontractId],
        dueOn: addDays(manager.on, 21),
        message: "",
      };
      const page = paths.prime.reissueFlowdowns(o, contractId);
      return { browser, page, form: "subcontractIds", typed };
    },
  },
  {
    name: "record a modification",
    route: "routes/prime/modification-new.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const query = new URLSearchParams({
        number: "P00007",
        effectiveOn: manager.on,
        requiredStatus: "Level 2 (Self)",
      });
      const page = `${paths.prime.newModification(o, contractId)}?${query}`;
      const file = new File([new Uint8Array(makePdf("Modification"))], "P00007.pdf");
      return { browser, page, form: "multipart", typed: { noCui: "on", file } };
    },
  },
  {
    name: "correct a modification",
    route: "routes/prime/modification-correct.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const modificationId = await modified(manager, contractId);
      const query = new URLSearchParams({
        number: "P00007",
        effectiveOn: addDays(manager.on, -1),
        requiredStatus: "Level 2 (Self)",
        correctionReason: "The date was misread.",
      });
      const page = `${paths.prime.correctModification(o, contractId, modificationId)}?${query}`;
      return { browser, page, form: "multipart", typed: {} };
    },
  },
  {
    name: "withdraw a modification",
    route: "routes/prime/modification-withdraw.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const modificationId = await modified(manager, contractId);
      const page = paths.prime.withdrawModification(o, contractId, modificationId);
      const typed = { correctionReason: "It belongs to another contract." };
      return { browser, page, form: "correctionReason", typed };
    },
  },
  {
    name: "ask for more than the rule",
    route: "routes/prime/own-terms-new.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.newOwnTerms(o);
      return { browser, page, form: "wording", typed: ownTermFields(manager) };
    },
  },
  {
    name: "change own terms",
    route: "routes/prime/own-terms-change.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.changeOwnTerms(o, await askedFor(manager));
      const typed = { ...ownTermFields(manager), requiredStatus: "Level 2 (Self)" };
      return { browser, page, form: "wording", typed };
    },
  },
  {
    name: "end own terms",
    route: "routes/prime/own-terms-end.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.endOwnTerms(o, await askedFor(manager));
      return { browser, page, form: 'name="reason"', typed: { reason: "No longer needed." } };
    },
  },
  {
    name: "record a subcontract",
    route: "routes/prime/subcontract-new.tsx",
    async ready() {
      const { browser, o, contractId, supplier } = await asManager();
      const typed = { supplierId: supplier.id, number: `SC-${nextNumber()}`, title: "Housings" };
      const page = paths.prime.newSubcontract(o, contractId);
      return { browser, page, form: "supplierId", typed };
    },
  },
  {
    name: "answer what flows",
    route: "routes/prime/information.tsx",
    async ready() {
      const { browser, o, subcontractId, supplier } = await asManager();
      const typed = {
        information: "CUI",
        cuiCategories: ["CTI", "EXPT"],
        commercialOffTheShelfOnly: "no",
        performingCages: supplier.cage,
        directedStatus: "none",
        operationallyCriticalSupport: "no",
      };
      const page = paths.prime.information(o, subcontractId);
      return { browser, page, form: "performingCages", typed };
    },
  },
  {
    name: "issue a flowdown",
    route: "routes/prime/flowdown-issue.tsx",
    async ready() {
      const { browser, o, manager, contractId, supplier } = await asManager();
      const { subcontractId } = await makeSubcontract(manager, {
        contractId,
        supplier,
        isIssued: false,
      });
      const page = paths.prime.issueFlowdown(o, subcontractId);
      const typed = { dueOn: addDays(manager.on, 21), message: "Please answer by then." };
      return { browser, page, form: "dueOn", typed };
    },
  },
  {
    name: "ask for an exception",
    route: "routes/prime/award.tsx",
    async ready() {
      const { browser, o, prime, manager, subcontractId } = await asManager();
      const approver = await actorOf(prime, "prime-approver");
      const typed = {
        intent: "exception",
        awardOn: manager.on,
        awardUntil: manager.on,
        approverId: approver.personId,
        reason: REASON,
      };
      const page = paths.prime.award(o, subcontractId);
      return { browser, page, form: "approverId", typed };
    },
  },
  {
    name: "decide on an exception",
    route: "routes/prime/exception.tsx",
    async ready() {
      const { prime, manager, o, subcontractId } = await asManager();
      const approver = await actorOf(prime, "prime-approver");
      const asked = await requestException(manager, subcontractId, {
        awardOn: manager.on,
        awardUntil: manager.on,
        approverId: approver.personId,
        reason: REASON,
      });
      if (!asked.ok) throw new Error(asked.reason);
      const page = paths.prime.exception(o, asked.exceptionId);
      const typed = { outcome: "refused", reason: REASON };
      return { browser: await Visitor.of(approver.person), page, form: "outcome", typed };
    },
  },
  {
    name: "record an award",
    route: "routes/prime/award.tsx",
    async ready() {
      const { browser, o, manager, contractId, supplier } = await asManager();
      const { subcontractId } = await makeSubcontract(manager, {
        contractId,
        supplier,
        information: COMMERCIAL_ITEM(supplier.cage),
      });
      const page = paths.prime.award(o, subcontractId);
      const typed = { intent: "award", awardedOn: manager.on, ...reasonFields };
      return { browser, page, form: "awardedOn", typed };
    },
  },
  {
    name: "annul an award",
    route: "routes/prime/award-annul.tsx",
    async ready() {
      const { o, prime, manager, contractId, supplier } = await asManager();
      const { subcontractId } = await makeSubcontract(manager, {
        contractId,
        supplier,
        information: COMMERCIAL_ITEM(supplier.cage),
      });
      const recorded = await recordAward(manager, subcontractId, {
        awardedOn: manager.on,
        reasons: ANY_REASONS,
      });
      if (!recorded.ok) throw new Error(recorded.reason);
      const second = await actorOf(prime, "prime-approver");
      const page = paths.prime.annulAward(o, subcontractId);
      const browser = await Visitor.of(second.person);
      return { browser, page, form: 'name="reason"', typed: { reason: REASON } };
    },
  },
  {
    name: "ask for a record of a subcontract",
    route: "routes/prime/record-list.tsx",
    async ready() {
      const { browser, o, manager, subcontractId } = await asManager();
      const page = paths.prime.records(o, subcontractId);
      return { browser, page, form: "asOf", typed: { asOf: manager.on, knownOn: "" } };
    },
  },
  {
    name: "ask for a record of a contract",
    route: "routes/prime/contract-record-list.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const page = paths.prime.contractRecords(o, contractId);
      return { browser, page, form: "asOf", typed: { asOf: manager.on, knownOn: "" } };
    },
  },
  {
    name: "ask for records of a sample",
    route: "routes/prime/sample-record-list.tsx",
    async ready() {
      const { manager, auditId, sampleId } = await makeWholeChain();
      const page = paths.prime.sampleRecords(manager.organizationId, auditId, sampleId);
      const typed = { asOf: manager.on, knownOn: "" };
      return { browser: await Visitor.of(manager.person), page, form: "asOf", typed };
    },
  },
  {
    name: "set how long evidence is kept",
    route: "routes/prime/retention.tsx",
    async ready() {
      const { browser, o } = await asAdmin();
      return { browser, page: paths.prime.retention(o), form: "years", typed: { years: "9" } };
    },
  },
  {
    name: "dispose of evidence",
    route: "routes/prime/dispose.tsx",
    async ready() {
      const { browser, o, ...chain } = await asAdmin();
      const statedOn = addYears(chain.manager.on, -8);
      const { evidenceId } = await giveEvidence(chain, { statedOn });
      const page = `${paths.prime.dispose(o)}?file=${evidenceId}`;
      return { browser, page, form: "understood", typed: { understood: "on" } };
    },
  },
  {
    name: "place a legal hold",
    route: "routes/prime/hold-new.tsx",
    async ready() {
      const { browser, o, contractId } = await asAdmin();
      const typed = { subject: `contract ${contractId}`, reason: "A claim is pending in court." };
      return { browser, page: paths.prime.newHold(o), form: "subject", typed };
    },
  },
  {
    name: "release a legal hold",
    route: "routes/prime/hold-release.tsx",
    async ready() {
      const { browser, o, admin } = await asAdmin();
      const placed = await placeHold(admin, {
        subject: { about: "everything" },
        reason: "A claim is pending in court.",
      });
      if (!placed.ok) throw new Error(placed.reason);
      const page = paths.prime.releaseHold(o, placed.holdId);
      return { browser, page, form: "reason", typed: { reason: "The claim was withdrawn." } };
    },
  },
  {
    name: "open an audit room",
    route: "routes/prime/audit-new.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const typed = {
        title: "Annual oversight review",
        contractIds: [contractId],
        startsOn: manager.on,
        endsOn: addDays(manager.on, 30),
        "people[0].name": "Casey Holt",
        "people[0].organization": "DCMA Boston",
        "people[0].email": newEmail(),
      };
      return { browser, page: paths.prime.newAudit(o), form: "startsOn", typed };
    },
  },
  {
    name: "let one more auditor in",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const { auditId } = await makeRoom(manager, [contractId]);
      const typed = { intent: "add", name: "Robin Vale", organization: "DCAA", email: newEmail() };
      return { browser, page: paths.prime.audit(o, auditId), form: 'value="add"', typed };
    },
  },
  {
    name: "send an auditor's invitation again",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const { auditId } = await makeRoom(manager, [contractId]);
      const typed = { intent: "resend" };
      return { browser, page: paths.prime.audit(o, auditId), form: 'value="resend"', typed };
    },
  },
  {
    name: "end an auditor's access",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const { auditId } = await makeRoom(manager, [contractId]);
      const typed = { intent: "end" };
      return { browser, page: paths.prime.audit(o, auditId), form: 'value="end"', typed };
    },
  },
  {
    name: "let auditors make records",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const { auditId } = await makeRoom(manager, [contractId]);
      return { browser, page: paths.prime.audit(o, auditId), form: 'value="records"', typed: {} };
    },
  },
  {
    name: "make a record in an audit room",
    route: "routes/audit/record-new.tsx",
    async ready() {
      const { manager, contractId, subcontractId } = await asManager();
      const { auditId, grantId } = await makeRoom(manager, [contractId]);
      await allowRecords(manager, auditId, true);
      const person = await makePerson();
      await takeUp(grantId, person.id);
      const browser = await Visitor.of(person);
      const page = paths.audit.newRecord(grantId, { subcontract: subcontractId });
      return { browser, page, form: 'value="subcontract"', typed: {} };
    },
  },
  {
    name: "close an audit room",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { browser, o, manager, contractId } = await asManager();
      const { auditId } = await makeRoom(manager, [contractId]);
      return { browser, page: paths.prime.audit(o, auditId), form: 'value="close"', typed: {} };
    },
  },
  {
    name: "answer an auditor's question",
    route: "routes/prime/audit.tsx",
    async ready() {
      const { manager, auditor } = await withNote();
      const page = paths.prime.audit(manager.organizationId, auditor.auditId);
      const typed = { text: "It was asked for in August." };
      return { browser: await Visitor.of(manager.person), page, form: 'value="answer"', typed };
    },
  },
  {
    name: "invite a colleague",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o } = await asAdmin();
      const typed = {
        intent: "invite",
        name: "Sam Abara",
        email: newEmail(),
        role: "prime-viewer",
      };
      return { browser, page: paths.prime.people(o), form: 'value="invite"', typed };
    },
  },
  {
    name: "withdraw a colleague's invitation",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o, admin } = await asAdmin();
      await inviteAs(admin, "prime-viewer");
      return { browser, page: paths.prime.people(o), form: 'value="withdraw"', typed: {} };
    },
  },
  {
    name: "end a colleague's membership",
    route: "routes/prime/people.tsx",
    async ready() {
      const { browser, o, membershipId } = await asColleague();
      return { browser, page: paths.prime.people(o), form: membershipId, typed: {} };
    },
  },
  {
    name: "record a supplier",
    route: "routes/prime/supplier-new.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const typed = {
        legalName: `Harrow Tools ${nextNumber()}`,
        contactName: "June Okafor",
        contactEmail: newEmail(),
      };
      return { browser, page: paths.prime.newSupplier(o), form: "legalName", typed };
    },
  },
  {
    name: "correct a supplier",
    route: "routes/prime/supplier-edit.tsx",
    async ready() {
      const { browser, o, supplier } = await asManager();
      const typed = {
        legalName: `${supplier.legalName} LLC`,
        cages: supplier.cage,
        tags: "castings",
      };
      return { browser, page: paths.prime.editSupplier(o, supplier.id), form: "legalName", typed };
    },
  },
  {
    name: "add a contact",
    route: "routes/prime/contact-new.tsx",
    async ready() {
      const { browser, o, supplier } = await asManager();
      const typed = { name: "June Okafor", email: newEmail(), title: "" };
      return { browser, page: paths.prime.newContact(o, supplier.id), form: "email", typed };
    },
  },
  {
    name: "invite a contact",
    route: "routes/prime/invite.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { contactId } = await addedContact(manager, supplier.id);
      const page = paths.prime.invite(o, supplier.id);
      return { browser, page, form: "contactId", typed: { contactId } };
    },
  },
  {
    name: "send a questionnaire to chosen suppliers",
    route: "routes/prime/questionnaire-send.tsx",
    async ready() {
      const { browser, o, supplier, manager } = await asManager();
      const page = `${paths.prime.sendQuestionnaire(o, SHORT)}?supplierId=${supplier.id}`;
      const typed = { supplierId: [supplier.id], dueOn: addDays(manager.on, 21) };
      return { browser, page, form: 'id="send-questionnaire"', typed };
    },
  },
  {
    name: "copy a questionnaire",
    route: "routes/prime/questionnaire-copy.ts",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.questionnaire(o, SHORT);
      return { browser, page, form: paths.prime.copyQuestionnaire(o, SHORT), typed: {} };
    },
  },
  {
    name: "publish a questionnaire of one's own",
    route: "routes/prime/questionnaire-own.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.ownQuestionnaire(o, await makeOwn(manager));
      return { browser, page, form: 'id="publish"', typed: {} };
    },
  },
  {
    name: "add a question to a questionnaire of one's own",
    route: "routes/prime/questionnaire-own-question.tsx",
    leavesNoRow: true,
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.newQuestion(o, await makeOwn(manager), "telecom");
      const typed = { label: "Who buys your cameras?", type: "text", required: "on" };
      return { browser, page, form: 'id="question"', typed };
    },
  },
  {
    name: "withdraw a questionnaire",
    route: "routes/prime/questionnaire-withdraw.ts",
    async ready() {
      const chain = await asManager();
      const requestId = await sendTo(chain);
      const page = paths.prime.sentQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: "/withdraw", typed: {} };
    },
  },
  {
    name: "answer a part of a questionnaire",
    route: "routes/subcontractor/questionnaire-part.tsx",
    async ready() {
      const chain = await asOfficial();
      const page = paths.subcontractor.questionnairePart(chain.o, await sendTo(chain), "passing");
      const typed = { "q-report-to.text": "R. Moss", intent: "continue" };
      return { browser: chain.browser, page, form: 'id="questions"', typed };
    },
  },
  {
    name: "sign the answers to a questionnaire",
    route: "routes/subcontractor/questionnaire-submit.tsx",
    async ready() {
      const chain = await asOfficial();
      const requestId = await sendTo(chain);
      await answerQuestions(chain.official, requestId);
      const { personName } = chain.official;
      const typed = {
        agrees: "on",
        officialName: personName,
        officialTitle: "President",
        code: totp(chain.official.person),
      };
      const page = paths.subcontractor.submitQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: 'id="submit"', typed };
    },
  },
  {
    name: "review the answers to a questionnaire",
    route: "routes/prime/questionnaire-sent.tsx",
    async ready() {
      const chain = await asManager();
      const requestId = await sendTo(chain);
      await handIn(chain.official, requestId);
      const page = paths.prime.sentQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: 'id="review"', typed: { intent: "accepted" } };
    },
  },
  {
    name: "invite the contacts of chosen suppliers",
    route: "routes/prime/supplier-invite.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      await addedContact(manager, supplier.id);
      const page = `${paths.prime.inviteSuppliers(o)}?supplierId=${supplier.id}`;
      return { browser, page, form: 'id="invite-chosen"', typed: { supplierId: [supplier.id] } };
    },
  },
  {
    name: "send a contact's invitation again",
    route: "routes/prime/contact-resend.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { invitationId } = await invite(manager, supplier.id);
      const page = paths.prime.resendInvitation(o, supplier.id, invitationId);
      return { browser, page, form: 'id="resend"', typed: {} };
    },
  },
  {
    name: "withdraw a contact's invitation",
    route: "routes/prime/contact-withdraw.ts",
    async ready() {
      const { browser, o, manager } = await asManager();
      const supplier = await makeSupplier(manager);
      const { invitationId } = await invite(manager, supplier.id);
      const form = paths.prime.withdrawInvitation(o, supplier.id, invitationId);
      return { browser, page: paths.prime.supplier(o, supplier.id), form, typed: {} };
    },
  },
  {
    name: "tell suppliers a telephone",
    route: "routes/auth/set-telephone.ts",
    leavesNoRow: true,
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-viewer");
      const browser = await Visitor.of(person);
      const typed = { telephone: "+1 937 555 0142" };
      return { browser, page: paths.account, form: paths.setTelephone, typed };
    },
  },
  {
    name: "answer a supplier",
    route: "routes/prime/messages.tsx",
    async ready() {
      const { browser, o, supplier, requestId } = await asManager();
      const page = paths.prime.messages(o, supplier.id, requestId);
      return { browser, page, form: 'name="text"', typed: { text: "The work is done in Dayton." } };
    },
  },
  {
    name: "ask the prime",
    route: "routes/subcontractor/messages.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.messages(o, requestId);
      return { browser, page, form: 'name="text"', typed: { text: "Which site is it about?" } };
    },
  },
  {
    name: "remind a supplier",
    route: "routes/prime/supplier-remind.ts",
    async ready() {
      const { browser, o, supplier, requestId } = await asManager();
      const form = paths.prime.remind(o, supplier.id, requestId);
      return { browser, page: paths.prime.supplier(o, supplier.id), form, typed: {} };
    },
  },
  {
    name: "remind of several requests",
    route: "routes/prime/chase.tsx",
    async ready() {
      const { browser, o, requestId } = await asManager();
      const page = paths.prime.chase(o);
      return { browser, page, form: "remind-chosen", typed: { requestId } };
    },
  },
  {
    name: "ask for renewals",
    route: "routes/prime/renewal-new.tsx",
    async ready() {
      const { browser, o, manager, supplier, submissionId } = await asReviewer();
      const accepted = await acceptSubmission(manager, supplier.id, submissionId, {
        method: "certificate",
        note: "",
      });
      if (!accepted.ok) throw new Error(accepted.reason);
      const page = paths.prime.newRenewal(o, supplier.id);
      const typed = { dueOn: addDays(manager.on, 14), message: "" };
      return { browser, page, form: 'id="ask-renewal"', typed };
    },
  },
  {
    name: "set when reminders go out",
    route: "routes/prime/reminder-cadence.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.cadence(o, "status-expires");
      return { browser, page, form: 'id="cadence"', typed: { daysBefore: "100, 50, 5" } };
    },
  },
  {
    name: "set days without reminders",
    route: "routes/prime/reminder-list.tsx",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.reminders(o);
      return { browser, page, form: 'id="quiet-days"', typed: { days: "2026-12-25" } };
    },
  },
  {
    name: "keep an outlook",
    route: "routes/prime/outlook.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.outlookOn(o, { on: addDays(manager.on, 90) });
      const typed = { name: "Ninety days from now, if nobody renews" };
      return { browser, page, form: 'id="keep-outlook"', typed };
    },
  },
  {
    name: "snooze a reminder",
    route: "routes/prime/reminder-snooze.tsx",
    async ready() {
      const { browser, o, manager, requestId } = await asManager();
      const on = addDays(manager.on, 21);
      const page = paths.prime.snooze(o, { kind: "answer-due", id: requestId, on });
      const typed = { until: addDays(manager.on, 7), reason: "They told us that it comes." };
      return { browser, page, form: 'id="snooze"', typed };
    },
  },
  {
    name: "upload a file of suppliers",
    route: "routes/prime/import-upload.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      await makeContract(manager, { piid: "N0002426C5501" });
      const file = new File([writeCsv(sampleRows())], "suppliers.csv", { type: "text/csv" });
      return { browser, page: paths.prime.importSuppliers(o), form: "file", typed: { file } };
    },
  },
  {
    name: "confirm an import",
    route: "routes/prime/import-preview.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      await makeContract(manager, { piid: "N0002426C5501" });
      const bytes = Buffer.from(writeCsv(sampleRows()));
      const uploaded = await uploadSuppliers(manager, { name: "suppliers.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const page = paths.prime.importPreview(o, uploaded.importId);
      return { browser, page, form: "planHash", typed: {} };
    },
  },
  {
    name: "say what the columns of a list hold",
    route: "routes/prime/import-columns.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const bytes = Buffer.from("Firma,Code\nHarrow Castings,7HR01\n");
      const uploaded = await uploadSuppliers(manager, { name: "firms.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const page = paths.prime.importColumns(o, uploaded.importId);
      const typed = { "columns[0]": "legal_name", "columns[1]": "cages" };
      return { browser, page, form: 'name="headerRow"', typed };
    },
  },
  {
    name: "undo an import",
    route: "routes/prime/import-undo.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const bytes = Buffer.from("legal_name\nHarrow Castings\n");
      const uploaded = await uploadSuppliers(manager, { name: "firms.csv", bytes });
      if (!uploaded.ok) throw new Error(JSON.stringify(uploaded));
      const { importId } = uploaded;
      const found = await asActor(manager, (scope) => getSupplierImport(scope, importId));
      const planHash = found?.planHash ?? "";
      await confirmImport(manager, importId, { leaveOut: false, planHash });
      const page = paths.prime.undoImport(o, importId);
      return { browser, page, form: "Undo this import", typed: {} };
    },
  },
  {
    name: "accept a submission",
    route: "routes/prime/review-submission.tsx",
    async ready() {
      const { browser, o, supplier, submissionId } = await asReviewer();
      const page = paths.prime.submission(o, supplier.id, submissionId);
      return { browser, page, form: 'name="method"', typed: { method: "certificate", note: "" } };
    },
  },
  {
    name: "accept a fact",
    route: "routes/prime/review.tsx",
    async ready() {
      const { browser, o, assessment } = await asReviewer();
      const page = paths.prime.review(o, assessment.factId);
      const typed = { method: "certificate", note: "" };
      return { browser, page, form: 'value="accept"', typed };
    },
  },
  {
    name: "return a fact",
    route: "routes/prime/review.tsx",
    async ready() {
      const { browser, o, assessment } = await asReviewer();
      const page = paths.prime.review(o, assessment.factId);
      const typed = { reason: "The certificate names another site than this one." };
      return { browser, page, form: 'value="return"', typed };
    },
  },
  {
    name: "record that a status ended",
    route: "routes/prime/status-ending-new.tsx",
    async ready() {
      const { browser, o, manager, assessment } = await asReviewer();
      const page = paths.prime.endStatus(o, assessment.factId);
      return { browser, page, form: "endedOn", typed: endingOn(manager) };
    },
  },
  {
    name: "take back that a status ended",
    route: "routes/prime/status-ending-withdraw.tsx",
    async ready() {
      const { browser, o, manager, supplier, assessment } = await asReviewer();
      const which = { supplierId: supplier.id, assessmentLineageId: assessment.lineageId };
      const recorded = await recordStatusEnding(manager, which, endingOn(manager));
      if (!recorded.ok) throw new Error(recorded.reason);
      const page = paths.prime.withdrawStatusEnding(o, recorded.statusEndingId);
      const typed = { source: "The letter was about another company." };
      return { browser, page, form: 'name="source"', typed };
    },
  },
  {
    name: "answer a section",
    route: "routes/subcontractor/section.tsx",
    async ready() {
      const { browser, o, requestId, supplier } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "organization");
      const typed = { ...answersOf(supplier).organization, intent: "continue" };
      return { browser, page, form: "legalName", typed };
    },
  },
  {
    name: "answer about assessments",
    route: "routes/subcontractor/assessment.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "assessment");
      const typed = { cmmcType: "Level 2 (C3PAO)", dodType: "none", intent: "kind" };
      return { browser, page, form: "cmmcType", typed };
    },
  },
  {
    name: "add a file",
    route: "routes/subcontractor/evidence-section.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "evidence");
      const file = new File([new Uint8Array(makePdf(`SPRS ${nextNumber()}`))], "SPRS entry.pdf", {
        type: "application/pdf",
      });
      const typed = { subject: "cmmc-status", noCui: "on", intent: "add", file };
      return { browser, page, form: "noCui", typed };
    },
  },
  {
    name: "take a file off",
    route: "routes/subcontractor/evidence-section.tsx",
    leavesNoRow: true,
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const page = paths.subcontractor.section(chain.o, chain.requestId, "evidence");
      return { browser: chain.browser, page, form: 'name="remove"', typed: {} };
    },
  },
  {
    name: "use earlier answers",
    route: "routes/subcontractor/request.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      const { requestId } = await makeSubcontract(chain.manager, chain);
      const page = paths.subcontractor.request(chain.o, requestId);
      return {
        browser: chain.browser,
        page,
        form: "Use earlier answers",
        typed: { intent: "reuse" },
      };
    },
  },
  {
    name: "discard what was changed since the signature",
    route: "routes/subcontractor/request.tsx",
    leavesNoRow: true,
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      await answerSection(chain, "organization", {
        ...answersOf(chain.supplier).organization,
        address: "99 New Street, Dayton, OH 45402",
      });
      const page = paths.subcontractor.request(chain.o, chain.requestId);
      return {
        browser: chain.browser,
        page,
        form: "Discard changes",
        typed: { intent: "discard" },
      };
    },
  },
  {
    name: "bring the answers of a spreadsheet",
    route: "routes/subcontractor/offline.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.offline(o, requestId);
      const csv = writeCsv([
        ["Section", "Question", "Your answer", "Key"],
        ["", "", "K7NQ4M2XWR91", "organization.uei"],
      ]);
      const file = new File([csv], "answers.csv", { type: "text/csv" });
      return { browser, page, form: 'type="file"', typed: { file } };
    },
  },
  {
    name: "fill in from SPRS",
    route: "routes/subcontractor/sprs-read.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.readSprs(o, requestId);
      const text = "CMMC UID: S2AB001234\nCMMC Status Date: 09/01/2026";
      return { browser, page, form: 'name="text"', typed: { text } };
    },
  },
  {
    name: "make a passport",
    route: "routes/subcontractor/passport-new.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      // The first passport of a portal makes its key, whoever makes it.
      await asSystem(getPortalKey);
      const page = paths.subcontractor.makePassport(chain.o, chain.requestId);
      return { browser: chain.browser, page, form: "Make the passport", typed: {} };
    },
  },
  {
    name: "take in a passport",
    route: "routes/subcontractor/passport-take.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      const bytes = await packPassport(chain.official, chain.requestId);
      const { requestId } = await makeSubcontract(chain.manager, chain);
      const page = paths.subcontractor.takePassport(chain.o, requestId);
      const file = new File([new Uint8Array(bytes)], "Passport.zip", { type: "application/zip" });
      return { browser: chain.browser, page, form: 'type="file"', typed: { file } };
    },
  },
  {
    name: "sign",
    route: "routes/subcontractor/sign.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const { official } = chain;
      const page = paths.subcontractor.sign(chain.o, chain.requestId);
      const typed = {
        agrees: "on",
        officialName: official.personName,
        officialTitle: "President",
        code: codeOf(official, new Date()),
      };
      return { browser: chain.browser, page, form: "officialName", typed };
    },
  },
  {
    name: "invite a colleague of the subcontractor",
    route: "routes/subcontractor/people.tsx",
    async ready() {
      const { browser, o } = await asOfficial();
      const typed = {
        intent: "invite",
        name: "Sam Abara",
        email: newEmail(),
        role: "subcontractor-preparer",
      };
      return { browser, page: paths.subcontractor.people(o), form: 'value="invite"', typed };
    },
  },

  {
    name: "draw a sample",
    route: "routes/audit/sample-list.tsx",
    async ready() {
      const { browser, g } = await asAuditor();
      const typed = { seed: "lot 7", size: "1" };
      return { browser, page: paths.audit.samples(g), form: "seed", typed };
    },
  },
  {
    name: "write a note about a contract",
    route: "routes/audit/contract.tsx",
    async ready() {
      const { browser, g, contractId } = await asAuditor();
      const typed = { kind: "finding", text: "The acknowledgement is missing." };
      return { browser, page: paths.audit.contract(g, contractId), form: "kind", typed };
    },
  },
  {
    name: "write a note about a subcontract",
    route: "routes/audit/subcontract.tsx",
    async ready() {
      const { browser, g, subcontractId } = await asAuditor();
      const typed = { kind: "question", text: "Why is the acknowledgement missing?" };
      return { browser, page: paths.audit.subcontract(g, subcontractId), form: "kind", typed };
    },
  },
  {
    name: "reply to a note",
    route: "routes/audit/note-list.tsx",
    async ready() {
      const { browser, g, noteId } = await withNote();
      const typed = { intent: "reply", text: "That was another site." };
      return { browser, page: paths.audit.notes(g), form: noteId, typed };
    },
  },
  ...MERGE_FORMS,
  ...VIEW_FORMS,
  ...SHOWING_FORMS,
];

/** Forms that do two things when they come twice without a key, and why that makes sense. */
export const TWO_WITHOUT_KEY: Readonly<Record<string, string>> = {
  "make a passport": "each is a package of its own of the same statement, and changes nothing",
  "take in a passport": "the second takes the place of the first and fills in the same",
  "check a file of a plan": "each upload is a preview of its own; what is taken is told",
  "check a spreadsheet of results": "each upload is a preview of its own; what is taken is told",
  "copy a questionnaire": "each is a copy of its own",
  "ask for a new password": "up to three letters an hour go to an address that asks for them",
  "make the address of a calendar": "each revokes the one before, and the last is shown",
  "record what a supplier showed": "each is an account of its own of what was shown",
  "record that a status ended": "each is an account of its own of what was learned",
  "say what the columns of a list hold": "each is a preview of its own; one of them is confirmed",
  "sign a colleague out": "each is an order of its own; the second finds no session",
  "upload a file of suppliers": "each upload is a preview of its own; one of them is confirmed",
};

/** Actions that are not tried here, and why. */
export const NOT_TRIED: Readonly<Record<string, string>> = {
  "routes/subcontractor/save-answer.ts":
    "sent by a script, which has no form; the version of an answer makes the same again do nothing",
  "routes/auth/sign-in-demo.ts": "answers in the demo alone, which the end-to-end tests run",
};

async function addedContact(manager: Parameters<typeof invite>[0], supplierId: string) {
  const added = await addContact(manager, supplierId, {
    name: "June Okafor",
    email: newEmail(),
    title: null,
  });
  if (!added.ok) throw new Error(added.reason);
  return added;
}

/** A modification that takes the required status down, so that what was issued is outdated. */
async function modified(manager: TestActor, contractId: string): Promise<string> {
  const recorded = await recordModification(manager, contractId, {
    number: "P00007",
    effectiveOn: manager.on,
    changesStatus: true,
    requiredStatus: "Level 2 (Self)",
    addClauses: [],
    removeClauses: [],
    exercisesOption: null,
    endsOn: null,
    note: "",
  });
  if (!("ok" in recorded) || !recorded.ok) throw new Error(JSON.stringify(recorded));
  return recorded.modificationId;
}

const ownTermFields = ({ on }: TestActor) => ({
  requiredStatus: "Level 2 (C3PAO)" as const,
  information: ["CUI" as const],
  from: on,
  reason: "Our own risk is higher.",
  wording: "We ask for a Level 2 (C3PAO) status.",
});

async function askedFor(manager: TestActor): Promise<string> {
  const where = { contractId: null, subcontractId: null };
  const set = await setOwnTerms(manager, where, { ...ownTermFields(manager), until: null });
  if (!set.ok) throw new Error(set.reason);
  return set.ownTermId;
}
