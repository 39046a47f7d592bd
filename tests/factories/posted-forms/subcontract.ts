import { recordAward } from "#app/commands/award/record-award.server.ts";
import { requestException } from "#app/commands/award/request-exception.server.ts";
import { acceptSubmission } from "#app/commands/review/accept-submission.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { ANY_REASONS } from "../award.ts";
import { actorOf, nextNumber } from "../people.ts";
import { makeSubcontract } from "../supply-chain.ts";
import { type Fields, Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager, asReviewer, modified } from "./scene.ts";

const REASON = "The part is needed for a grounded aircraft; no CUI is sent before certification.";

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

export const SUBCONTRACT_FORMS: readonly PostedForm[] = [
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
];
