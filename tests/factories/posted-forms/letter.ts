import { paths } from "#app/paths.ts";
import { invite } from "../invitation.ts";
import { returnInvitation } from "../returned-letter.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";

/** What people do about letters. */
export const LETTER_FORMS: readonly PostedForm[] = [
  {
    name: "add own words to invitations",
    route: "routes/prime/letter-words.tsx",
    async ready() {
      const { manager } = await makeSupplyChain();
      const words = new URLSearchParams({ kind: "supplier-invitation", text: "Call {sender}." });
      const page = `${paths.prime.letterWords(manager.organizationId)}?${words}`;
      const browser = await Visitor.of(manager.person);
      return { browser, page, form: 'value="Call {sender}."', typed: {} };
    },
  },
  {
    name: "say that letters arrive again",
    route: "routes/prime/address-clear.ts",
    async ready() {
      const { manager, supplier } = await makeSupplyChain();
      const { addressReturnId } = await returnInvitation(
        (await invite(manager, supplier.id)).invitationId,
      );
      const { organizationId: o } = manager;
      return {
        browser: await Visitor.of(manager.person),
        page: paths.prime.supplier(o, supplier.id),
        form: paths.prime.clearAddress(o, addressReturnId),
        typed: {},
      };
    },
  },
];
