import { allowRecords } from "#app/commands/audit/allow-records.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { makeAuditor, makeRoom, takeUp } from "../audit.ts";
import { newEmail } from "../invitation.ts";
import { makePerson } from "../people.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

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

export const AUDIT_FORMS: readonly PostedForm[] = [
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
];
