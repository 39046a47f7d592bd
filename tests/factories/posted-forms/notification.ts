import { answerSupplier } from "#app/commands/message/answer-supplier.server.ts";
import { askPrime } from "#app/commands/message/ask-prime.server.ts";
import { paths } from "#app/paths.ts";
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
