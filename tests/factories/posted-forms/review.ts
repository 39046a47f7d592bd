import { recordStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { paths } from "#app/paths.ts";
import type { TestActor } from "../people.ts";
import type { PostedForm } from "./posted-form.ts";
import { asReviewer } from "./scene.ts";

const endingOn = ({ on }: TestActor) => ({
  cause: "status-revoked" as const,
  endedOn: on,
  source: "A letter of the program office that names the revocation.",
});

export const REVIEW_FORMS: readonly PostedForm[] = [
  {
    name: "accept a submission",
    route: "routes/prime/review-submission.tsx",
    async ready() {
      const { browser, o, supplier, submissionId } = await asReviewer();
      const page = paths.prime.submission(o, supplier.id, submissionId);
      return { browser, page, form: 'name="method"', typed: { method: "certificate", note: "" } };
    },
  },
  {
    name: "accept a fact",
    route: "routes/prime/review.tsx",
    async ready() {
      const { browser, o, assessment } = await asReviewer();
      const page = paths.prime.review(o, assessment.factId);
      const typed = { method: "certificate", note: "" };
      return { browser, page, form: 'value="accept"', typed };
    },
  },
  {
    name: "return a fact",
    route: "routes/prime/review.tsx",
    async ready() {
      const { browser, o, assessment } = await asReviewer();
      const page = paths.prime.review(o, assessment.factId);
      const typed = { reason: "The certificate names another site than this one." };
      return { browser, page, form: 'value="return"', typed };
    },
  },
  {
    name: "record that a status ended",
    route: "routes/prime/status-ending-new.tsx",
    async ready() {
      const { browser, o, manager, assessment } = await asReviewer();
      const page = paths.prime.endStatus(o, assessment.factId);
      return { browser, page, form: "endedOn", typed: endingOn(manager) };
    },
  },
  {
    name: "take back that a status ended",
    route: "routes/prime/status-ending-withdraw.tsx",
    async ready() {
      const { browser, o, manager, supplier, assessment } = await asReviewer();
      const which = { supplierId: supplier.id, assessmentLineageId: assessment.lineageId };
      const recorded = await recordStatusEnding(manager, which, endingOn(manager));
      if (!recorded.ok) throw new Error(recorded.reason);
      const page = paths.prime.withdrawStatusEnding(o, recorded.statusEndingId);
      const typed = { source: "The letter was about another company." };
      return { browser, page, form: 'name="source"', typed };
    },
  },
];
