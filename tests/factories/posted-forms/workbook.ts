import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { uploadResults } from "#app/commands/workbook/upload-results.server.ts";
import { paths } from "#app/paths.ts";
import { ANY_APPLICABILITY, makeWorkbook } from "../workbook-answers.ts";
import type { PostedForm } from "./posted-form.ts";
import { asOfficial } from "./scene.ts";

export const WORKBOOK_FORMS: readonly PostedForm[] = [
  {
    name: "start a workbook",
    route: "routes/subcontractor/workbook-list.tsx",
    async ready() {
      const { browser, o } = await asOfficial();
      const page = paths.subcontractor.workbooks(o);
      return { browser, page, form: "systemName", typed: { systemName: "Shop network" } };
    },
  },
  {
    name: "save a family of a workbook",
    route: "routes/subcontractor/workbook-family.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.workbookFamily(o, workbookId, "access-control");
      const typed = { "3-1-1.status": "not-met", "3-1-1.note": "Later", intent: "continue" };
      return { browser, page, form: "3-1-1.version", typed };
    },
  },
  {
    name: "say what an ISO/IEC 27001 certificate covers",
    route: "routes/subcontractor/iso-bridge.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.isoBridge(o, workbookId);
      const typed = { coversCuiSystem: "yes", controls5: ["A.5.15", "A.5.16"] };
      return { browser, page, form: "controls5", typed };
    },
  },
  {
    name: "take proposals of ISO/IEC 27001 over",
    route: "routes/subcontractor/iso-proposals.ts",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      await saveApplicability(official, workbookId, ANY_APPLICABILITY);
      const page = paths.subcontractor.isoBridge(o, workbookId);
      return { browser, page, form: "iso-27001/proposals", typed: {} };
    },
  },
  {
    name: "save Level 1 of a workbook",
    route: "routes/subcontractor/workbook-level-1.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.workbookLevel1(o, workbookId);
      const typed = { "3-1-2.objectives": ["a", "b"], intent: "save" };
      return { browser, page, form: "3-1-2.version", typed };
    },
  },
  {
    name: "check a spreadsheet of results",
    route: "routes/subcontractor/results-upload.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const page = paths.subcontractor.importResults(o, workbookId);
      const file = new File(["Requirement,Status\n3.1.1,Not met\n"], "results.csv");
      return { browser, page, form: "multipart/form-data", typed: { file } };
    },
  },
  {
    name: "take answers from a spreadsheet",
    route: "routes/subcontractor/results-preview.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
      const bytes = Buffer.from("Requirement,Status\n3.1.1,Not met\n");
      const outcome = await uploadResults(official, workbookId, { name: "results.csv", bytes });
      if (!outcome.ok) throw new Error("the spreadsheet was refused");
      const page = paths.subcontractor.resultsPreview(o, workbookId, outcome.importId);
      return { browser, page, form: 'name="shown"', typed: { take: "3.1.1" } };
    },
  },
  {
    name: "take the score of a workbook",
    route: "routes/subcontractor/take-score.tsx",
    async ready() {
      const { browser, o, official, requestId } = await asOfficial();
      await makeWorkbook(official);
      const page = paths.subcontractor.takeScore(o, requestId);
      return { browser, page, form: "workbookId", typed: { as: "NIST SP 800-171 Basic" } };
    },
  },
  {
    name: "answer about assessments",
    route: "routes/subcontractor/assessment.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "assessment");
      const typed = { cmmcType: "Level 2 (C3PAO)", dodType: "none", intent: "kind" };
      return { browser, page, form: "cmmcType", typed };
    },
  },
  {
    name: "fill in from SPRS",
    route: "routes/subcontractor/sprs-read.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.readSprs(o, requestId);
      const text = "CMMC UID: S2AB001234\nCMMC Status Date: 09/01/2026";
      return { browser, page, form: 'name="text"', typed: { text } };
    },
  },
];
