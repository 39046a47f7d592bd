import { answerNote } from "#app/commands/audit/answer-note.server.ts";
import { writeNote } from "#app/commands/audit/write-note.server.ts";
import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { paths } from "#app/paths.ts";
import { makeAuditor } from "../audit.ts";
import { actorOf, makeOrganization } from "../people.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";

/** A manager whom a supplier asked something. */
async function askedManager() {
  const { manager, official, requestId } = await makeSupplyChain();
  await askPrime(official, { requestId, text: "Which site is it about?" });
  const page = paths.prime.notifications(manager.organizationId);
  return { browser: await Visitor.of(manager.person), page };
}

/** An official whom a prime wrote to. */
async function toldOfficial() {
  const { manager, official, supplier, requestId } = await makeSupplyChain();
  await answerSupplier(manager, { supplierId: supplier.id, requestId, text: "The one in Dayton." });
  const page = paths.subcontractor.notifications(official.organizationId);
  return { browser: await Visitor.of(official.person), page };
}

/** An auditor whose question was answered. */
async function toldAuditor() {
  const { manager, contractId } = await makeSupplyChain();
  const auditor = await makeAuditor(manager, [contractId]);
  const question = { kind: "question", text: "Which lots does it cover?" } as const;
  const asked = await writeNote(auditor, { contractId }, question);
  if (!asked.ok) throw new Error(asked.reason);
  await answerNote(manager, auditor.auditId, { noteId: asked.noteId, text: "All of them." });
  const page = paths.audit.notifications(auditor.grantId);
  return { browser: await Visitor.of({ id: auditor.personId }), page };
}

/** What people do with what they were told, and with what they get by email. */
export const NOTIFICATION_FORMS: readonly PostedForm[] = [
  {
    name: "mark all notifications of a prime's person as read",
    route: "routes/prime/notification-list.tsx",
    leavesNoRow: true,
    async ready() {
      return { ...(await askedManager()), form: 'name="newest"', typed: {} };
    },
  },
  {
    name: "open what a prime's person was told",
    route: "routes/prime/notification.ts",
    leavesNoRow: true,
    async ready() {
      return { ...(await askedManager()), form: 'value="open"', typed: {} };
    },
  },
  {
    name: "mark all notifications of a subcontractor's person as read",
    route: "routes/subcontractor/notification-list.tsx",
    leavesNoRow: true,
    async ready() {
      return { ...(await toldOfficial()), form: 'name="newest"', typed: {} };
    },
  },
  {
    name: "mark what a subcontractor's person was told as read",
    route: "routes/subcontractor/notification.ts",
    leavesNoRow: true,
    async ready() {
      return { ...(await toldOfficial()), form: 'value="read"', typed: {} };
    },
  },
  {
    name: "mark all that an auditor was told in a room as read",
    route: "routes/audit/notification-list.tsx",
    leavesNoRow: true,
    async ready() {
      return { ...(await toldAuditor()), form: 'name="newest"', typed: {} };
    },
  },
  {
    name: "open what an auditor was told in a room",
    route: "routes/audit/notification.ts",
    leavesNoRow: true,
    async ready() {
      return { ...(await toldAuditor()), form: 'value="open"', typed: {} };
    },
  },
  {
    name: "choose what comes by email",
    route: "routes/auth/choose-letters.ts",
    async ready() {
      const { person } = await actorOf(await makeOrganization(), "prime-manager");
      const browser = await Visitor.of(person);
      const typed = {
        answers: "digest",
        questions: "at-once",
        endings: "none",
        work: "at-once",
        joining: "digest",
        exceptions: "at-once",
        auditors: "at-once",
        "returned-letters": "at-once",
        records: "none",
      };
      return { browser, page: paths.account, form: paths.chooseLetters, typed };
    },
  },
];
