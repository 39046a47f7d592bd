import { tellApart } from "#app/commands/supplier/tell-apart.server.ts";
import { paths } from "#app/paths.ts";
import { makeSupplier, makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";

/** What is done with two records of one company. */
export const MERGE_FORMS = [
  {
    name: "merge two suppliers",
    route: "routes/prime/supplier-merge.tsx",
    async ready() {
      const { manager, supplier } = await makeSupplyChain();
      const other = await makeSupplier(manager);
      const browser = await Visitor.of(manager.person);
      const page = paths.prime.mergeSuppliers(manager.organizationId, supplier.id, other.id);
      const typed = { reason: "Both invoices name the same bank account." };
      return { browser, page, form: 'name="shown"', typed };
    },
  },
  {
    name: "mark two suppliers as two companies",
    route: "routes/prime/supplier-told-apart.tsx",
    async ready() {
      const { manager, supplier } = await makeSupplyChain();
      const other = await makeSupplier(manager);
      const browser = await Visitor.of(manager.person);
      const page = paths.prime.tellSuppliersApart(manager.organizationId, supplier.id, other.id);
      const typed = { reason: "Both told us of another address." };
      return { browser, page, form: 'value="tell-apart"', typed };
    },
  },
  {
    name: "take back that two suppliers are two companies",
    route: "routes/prime/supplier-told-apart.tsx",
    async ready() {
      const { manager, supplier } = await makeSupplyChain();
      const other = await makeSupplier(manager);
      const reason = "Both told us of another address.";
      await tellApart(manager, [supplier.id, other.id], { reason });
      const browser = await Visitor.of(manager.person);
      const page = paths.prime.tellSuppliersApart(manager.organizationId, supplier.id, other.id);
      return { browser, page, form: 'value="take-back"', typed: {} };
    },
  },
];
