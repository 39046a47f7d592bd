import { paths } from "#app/paths.ts";
import { giveTo, onSubject } from "../assignment.ts";
import { nextNumber } from "../people.ts";
import { sendTo } from "../questionnaire.ts";
import { Visitor } from "../visitor.ts";
import { makeWorkbook } from "../workbook-answers.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager, asOfficial } from "./scene.ts";

const somebody = (part: string) => ({
  parts: part,
  colleague: "new",
  name: "Priya Raman",
  email: `priya${nextNumber()}@harrow.example`,
  dueOn: "2099-12-01",
});

export const ASSIGNMENT_FORMS: readonly PostedForm[] = [
  {
    name: "give a section to somebody new",
    route: "routes/subcontractor/assign.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.assignRequest(o, requestId);
      return { browser, page, form: 'name="colleague"', typed: somebody("system") };
    },
  },
  {
    name: "give a family of a workbook to somebody new",
    route: "routes/subcontractor/assign.tsx",
    async ready() {
      const { browser, o, official } = await asOfficial();
      const page = paths.subcontractor.assignWorkbook(o, await makeWorkbook(official));
      return { browser, page, form: 'name="colleague"', typed: somebody("access-control") };
    },
  },
  {
    name: "give a part of a questionnaire to somebody new",
    route: "routes/subcontractor/assign.tsx",
    async ready() {
      const chain = await asManager();
      const browser = await Visitor.of(chain.official.person);
      const o = chain.official.organizationId;
      const page = paths.subcontractor.assignQuestionnaire(o, await sendTo(chain));
      return { browser, page, form: 'name="colleague"', typed: somebody("telecom") };
    },
  },
  ...(["finish", "take-back"] as const).map((intent) => ({
    name: intent === "finish" ? "say that a part is finished" : "take a part back",
    route: "routes/subcontractor/assignment.tsx",
    // It is marked in the row that is there; whoever gave it to themselves is not told.
    leavesNoRow: true as const,
    async ready() {
      const { browser, o, official, requestId } = await asOfficial();
      const subject = { kind: "request", id: requestId } as const;
      await giveTo(official, official, subject, ["system"]);
      const [given] = await onSubject(official, subject);
      const page = paths.subcontractor.assignment(o, given?.id ?? "");
      return { browser, page, form: `value="${intent}"`, typed: { intent } };
    },
  })),
];
