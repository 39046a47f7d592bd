import { writeCsv } from "#app/domain/kernel/csv.ts";
import { paths } from "#app/paths.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { getPortalKey } from "#app/platform/signing/signer.server.ts";
import { answerAll, answerSection, answersOf, codeOf, makePdf, sign } from "../answer.ts";
import { packPassport } from "../passport.ts";
import { nextNumber } from "../people.ts";
import { askedByAnother } from "../sharing.ts";
import { makeSubcontract } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";
import { asOfficial, asReviewer } from "./scene.ts";

export const SUBMISSION_FORMS: readonly PostedForm[] = [
  {
    name: "stop suggesting an answer to a prime",
    route: "routes/subcontractor/sharing.tsx",
    async ready() {
      const chain = await asReviewer();
      await askedByAnother(chain.subcontractor);
      const browser = await Visitor.of(chain.official.person);
      const page = paths.subcontractor.sharing(chain.subcontractor.id);
      return { browser, page, form: 'name="offer"', typed: {} };
    },
  },
  {
    name: "ask the prime",
    route: "routes/subcontractor/messages.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.messages(o, requestId);
      return { browser, page, form: 'name="text"', typed: { text: "Which site is it about?" } };
    },
  },
  {
    name: "answer a section",
    route: "routes/subcontractor/section.tsx",
    async ready() {
      const { browser, o, requestId, supplier } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "organization");
      const typed = { ...answersOf(supplier).organization, intent: "continue" };
      return { browser, page, form: "legalName", typed };
    },
  },
  {
    name: "add a file",
    route: "routes/subcontractor/evidence-section.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.section(o, requestId, "evidence");
      const file = new File([new Uint8Array(makePdf(`SPRS ${nextNumber()}`))], "SPRS entry.pdf", {
        type: "application/pdf",
      });
      const typed = { subject: "cmmc-status", noCui: "on", intent: "add", file };
      return { browser, page, form: "noCui", typed };
    },
  },
  {
    name: "take a file off",
    route: "routes/subcontractor/evidence-section.tsx",
    leavesNoRow: true,
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const page = paths.subcontractor.section(chain.o, chain.requestId, "evidence");
      return { browser: chain.browser, page, form: 'name="remove"', typed: {} };
    },
  },
  {
    name: "use earlier answers",
    route: "routes/subcontractor/request.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      const { requestId } = await makeSubcontract(chain.manager, chain);
      const page = paths.subcontractor.request(chain.o, requestId);
      return {
        browser: chain.browser,
        page,
        form: "Use earlier answers",
        typed: { intent: "reuse" },
      };
    },
  },
  {
    name: "discard what was changed since the signature",
    route: "routes/subcontractor/request.tsx",
    leavesNoRow: true,
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      await answerSection(chain, "organization", {
        ...answersOf(chain.supplier).organization,
        address: "99 New Street, Dayton, OH 45402",
      });
      const page = paths.subcontractor.request(chain.o, chain.requestId);
      return {
        browser: chain.browser,
        page,
        form: "Discard changes",
        typed: { intent: "discard" },
      };
    },
  },
  {
    name: "bring the answers of a spreadsheet",
    route: "routes/subcontractor/offline.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficial();
      const page = paths.subcontractor.offline(o, requestId);
      const csv = writeCsv([
        ["Section", "Question", "Your answer", "Key", "Request"],
        ["", "", "K7NQ4M2XWR91", "organization.uei", requestId],
      ]);
      const file = new File([csv], "answers.csv", { type: "text/csv" });
      return { browser, page, form: 'type="file"', typed: { file } };
    },
  },
  {
    name: "make a passport",
    route: "routes/subcontractor/passport-new.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      // The first passport of a portal makes its key, whoever makes it.
      await asSystem(getPortalKey);
      const page = paths.subcontractor.makePassport(chain.o, chain.requestId);
      return { browser: chain.browser, page, form: "Make the passport", typed: {} };
    },
  },
  {
    name: "take in a passport",
    route: "routes/subcontractor/passport-take.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const signed = await sign(chain);
      if (!signed.ok) throw new Error(signed.reason);
      const bytes = await packPassport(chain.official, chain.requestId);
      const { requestId } = await makeSubcontract(chain.manager, chain);
      const page = paths.subcontractor.takePassport(chain.o, requestId);
      const file = new File([new Uint8Array(bytes)], "Passport.zip", { type: "application/zip" });
      return { browser: chain.browser, page, form: 'type="file"', typed: { file } };
    },
  },
  {
    name: "sign",
    route: "routes/subcontractor/sign.tsx",
    async ready() {
      const chain = await asOfficial();
      await answerAll(chain);
      const { official } = chain;
      const page = paths.subcontractor.sign(chain.o, chain.requestId);
      const typed = {
        agrees: "on",
        officialName: official.personName,
        officialTitle: "President",
        code: codeOf(official, new Date()),
      };
      return { browser: chain.browser, page, form: "officialName", typed };
    },
  },
];
