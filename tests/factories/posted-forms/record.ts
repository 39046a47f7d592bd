import { paths } from "#app/paths.ts";
import { Visitor } from "../visitor.ts";
import { makeWholeChain } from "../whole-chain.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager } from "./scene.ts";

export const RECORD_FORMS: readonly PostedForm[] = [
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
    name: "ask for records of a sample",
    route: "routes/prime/sample-record-list.tsx",
    async ready() {
      const { manager, auditId, sampleId } = await makeWholeChain();
      const page = paths.prime.sampleRecords(manager.organizationId, auditId, sampleId);
      const typed = { asOf: manager.on, knownOn: "" };
      return { browser: await Visitor.of(manager.person), page, form: "asOf", typed };
    },
  },
];
