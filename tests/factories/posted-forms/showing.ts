import { sendSheet } from "#app/commands/offline/send-sheet.server.ts";
import { paths } from "#app/paths.ts";
import { deriveToken } from "#app/platform/secret.server.ts";
import { bringFilled, FILLED_IN, makeFilledSheet } from "../brought.ts";
import { invite, openLink } from "../invitation.ts";
import { actorOf, makeOrganization } from "../people.ts";
import { recordTold, toldByPhone } from "../showing.ts";
import { makeContract, makeSubcontract, makeSupplier, makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";

async function asManager() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.manager.person);
  return { ...chain, o: chain.manager.organizationId, browser };
}

/** What was told on the telephone as the form sends it. */
function typedByPhone() {
  const { score, cages: _, ...answer } = toldByPhone();
  return { ...answer, score: String(score), cages: "1ABC5" };
}

/** A supplier without an account, with a letter on its way and the filled-in spreadsheet. */
async function makeSendable() {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const supplier = await makeSupplier(manager);
  const contractId = await makeContract(manager);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  const { invitationId } = await invite(manager, supplier.id);
  const which = { supplierId: supplier.id, requestId };
  const bytes = await makeFilledSheet(manager, which, FILLED_IN);
  const page = paths.sentSheet(deriveToken("invitation", invitationId));
  return { manager, ...which, invitationId, bytes, page };
}

/** The forms of what a prime records itself, and of a request's spreadsheet that it brings. */
export const SHOWING_FORMS: readonly PostedForm[] = [
  {
    name: "record what a supplier showed",
    route: "routes/prime/showing-new.tsx",
    async ready() {
      const { browser, o, supplier } = await asManager();
      const page = paths.prime.newShowing(o, supplier.id);
      return { browser, page, form: "shownBy", typed: typedByPhone() };
    },
  },
  {
    name: "correct what was recorded",
    route: "routes/prime/showing-correct.tsx",
    async ready() {
      const { browser, o, manager, supplier } = await asManager();
      const [assessment] = await recordTold(manager, supplier.id);
      const page = paths.prime.correctShowing(o, assessment);
      const typed = { ...typedByPhone(), correctionReason: "She read another line." };
      return { browser, page, form: "shownBy", typed };
    },
  },
  {
    name: "take back what was recorded",
    route: "routes/prime/showing-withdraw.tsx",
    async ready() {
      const { browser, o, manager, supplier } = await asManager();
      const [assessment] = await recordTold(manager, supplier.id);
      const page = paths.prime.withdrawShowing(o, assessment);
      const typed = { correctionReason: "It was about another company." };
      return { browser, page, form: "correctionReason", typed };
    },
  },
  {
    name: "bring a spreadsheet that came back",
    route: "routes/prime/offline.tsx",
    async ready() {
      const { browser, o, manager, supplier, requestId } = await asManager();
      const which = { supplierId: supplier.id, requestId };
      const bytes = await makeFilledSheet(manager, which, FILLED_IN);
      const file = new File([new Uint8Array(bytes)], "answers.xlsx");
      const page = paths.prime.offline(o, supplier.id, requestId);
      return {
        browser,
        page,
        form: "sentBy",
        typed: { sentBy: "Dana Reed", sentOn: manager.on, file },
      };
    },
  },
  {
    name: "send a spreadsheet through the link of a letter",
    route: "routes/auth/sent-sheet.tsx",
    async ready() {
      const { bytes, page } = await makeSendable();
      const file = new File([new Uint8Array(bytes)], "answers.xlsx");
      return { browser: new Visitor(), page, form: 'type="file"', typed: { file } };
    },
  },
  {
    name: "record what a spreadsheet says",
    route: "routes/prime/record-sheet.ts",
    async ready() {
      const { bytes, invitationId, manager, supplierId, requestId } = await makeSendable();
      const invitation = await openLink(invitationId);
      const file = { name: "answers.xlsx", bytes, isSaidToBe: false };
      const sent = await sendSheet(invitation, requestId, { file, at: new Date() });
      if (!sent.ok) throw new Error(String(sent.reason));
      const browser = await Visitor.of(manager.person);
      const page = paths.prime.offline(manager.organizationId, supplierId, requestId);
      return { browser, page, form: 'name="sheetId"', typed: {} };
    },
  },
  {
    name: "take over a spreadsheet that the prime brought",
    route: "routes/subcontractor/take-brought.ts",
    async ready() {
      const chain = await makeSupplyChain();
      const { manager, supplier, requestId, official } = chain;
      const sheetId = await bringFilled(manager, { supplierId: supplier.id, requestId });
      const browser = await Visitor.of(official.person);
      const page = paths.subcontractor.request(official.organizationId, requestId);
      return { browser, page, form: "sheetId", typed: { sheetId } };
    },
  },
];
