import { makeAccessKey } from "#app/commands/access-key/make-access-key.server.ts";
import { paths } from "#app/paths.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";

async function asReader() {
  const { manager } = await makeSupplyChain();
  const browser = await Visitor.of(manager.person);
  const o = manager.organizationId;
  return { manager, browser, o, page: paths.prime.accessKeys(o) };
}

/** What is done with the keys by which programs read. */
export const ACCESS_KEY_FORMS: readonly PostedForm[] = [
  {
    name: "make an access key",
    route: "routes/prime/access-key-list.tsx",
    async ready() {
      const { browser, page, manager } = await asReader();
      const typed = { name: "Purchasing system", lastOn: manager.on };
      return { browser, page, form: 'value="make"', typed };
    },
  },
  {
    name: "end an access key",
    route: "routes/prime/access-key-list.tsx",
    async ready() {
      const { browser, page, manager } = await asReader();
      await makeAccessKey(manager, { name: "Purchasing system", lastOn: manager.on });
      return { browser, page, form: 'value="end"', typed: {} };
    },
  },
  {
    name: "say that an access key is copied",
    route: "routes/prime/access-key-made.tsx",
    leavesNoRow: true,
    async ready() {
      const { browser, page, manager, o } = await asReader();
      const fields = { intent: "make", name: "Purchasing system", lastOn: manager.on };
      await browser.post(page, fields);
      return { browser, page: paths.prime.madeAccessKey(o), form: 'method="post"', typed: {} };
    },
  },
];
