import { sharePlan } from "#app/commands/remediation/share-plan.server.ts";
import { uploadPlan } from "#app/commands/remediation/upload-plan.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { paths } from "#app/paths.ts";
import { makePdf } from "../answer.ts";
import { closeItem, giveItemFile, makePlan, readPlan } from "../remediation.ts";
import { answer, makeWorkbook } from "../workbook-answers.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager, asOfficial } from "./scene.ts";

export const REMEDIATION_FORMS: readonly PostedForm[] = [
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
    name: "add a file to an item of a plan",
    route: "routes/subcontractor/item-evidence.tsx",
    async ready() {
      const { browser, o, page, official } = await asOfficialWithItem();
      const bytes = new Uint8Array(makePdf(`Notice ${o}`));
      const file = new File([bytes], "notice.pdf", { type: "application/pdf" });
      const typed = { aboutOn: official.on, noCui: "on", file };
      return { browser, page, form: "noCui", typed };
    },
  },
  {
    name: "take a file off an item of a plan",
    route: "routes/subcontractor/item-evidence.tsx",
    async ready() {
      const { browser, page, official, which } = await asOfficialWithItem();
      await giveItemFile(official, which);
      return { browser, page, form: 'name="remove"', typed: { why: "Of another machine." } };
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
    name: "decide on the closing of an item of a supplier's plan",
    route: "routes/prime/plan-closing.tsx",
    async ready() {
      const { browser, o, official } = await asManager();
      const open = { "3.1.3": answer({ status: "not-met" }) };
      const planId = await makePlan(official, await makeWorkbook(official, open));
      const item = await closeItem(official, planId);
      await sharePlan(official, planId, { primeId: o, level: "items" });
      const page = paths.prime.planClosing(o, planId, item.number);
      const typed = { outcome: "returned", note: "Which accounts does the ticket cover?" };
      return { browser, page, form: 'name="outcome"', typed };
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
];

/** An official at the files of the first item of a plan. */
async function asOfficialWithItem() {
  const { browser, o, official } = await asOfficial();
  const open = { "3.1.3": answer({ status: "not-met" }) };
  const planId = await makePlan(official, await makeWorkbook(official, open));
  const itemId = (await readPlan(official, planId)).items[0]?.id ?? "";
  const page = paths.subcontractor.itemEvidence(o, planId, itemId);
  return { browser, o, official, page, which: { planId, itemId } };
}
