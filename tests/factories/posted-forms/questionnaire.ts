import { addDays } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { makePdf } from "../answer.ts";
import {
  answerQuestions,
  FILE_QUESTION,
  giveAnswerFile,
  handIn,
  makeOwn,
  makeOwnWithFiles,
  SHORT,
  sendTo,
} from "../questionnaire.ts";
import type { PostedForm } from "./posted-form.ts";
import { asManager, asOfficial, totp } from "./scene.ts";

export const QUESTIONNAIRE_FORMS: readonly PostedForm[] = [
  {
    name: "send a questionnaire to chosen suppliers",
    route: "routes/prime/questionnaire-send.tsx",
    async ready() {
      const { browser, o, supplier, manager } = await asManager();
      const page = `${paths.prime.sendQuestionnaire(o, SHORT)}?supplierId=${supplier.id}`;
      const typed = { supplierId: [supplier.id], dueOn: addDays(manager.on, 21) };
      return { browser, page, form: 'id="send-questionnaire"', typed };
    },
  },
  {
    name: "copy a questionnaire",
    route: "routes/prime/questionnaire-copy.ts",
    async ready() {
      const { browser, o } = await asManager();
      const page = paths.prime.questionnaire(o, SHORT);
      return { browser, page, form: paths.prime.copyQuestionnaire(o, SHORT), typed: {} };
    },
  },
  {
    name: "publish a questionnaire of one's own",
    route: "routes/prime/questionnaire-own.tsx",
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.ownQuestionnaire(o, await makeOwn(manager));
      return { browser, page, form: 'id="publish"', typed: {} };
    },
  },
  {
    name: "add a question to a questionnaire of one's own",
    route: "routes/prime/questionnaire-own-question.tsx",
    leavesNoRow: true,
    async ready() {
      const { browser, o, manager } = await asManager();
      const page = paths.prime.newQuestion(o, await makeOwn(manager), "telecom");
      const typed = { label: "Who buys your cameras?", type: "text", required: "on" };
      return { browser, page, form: 'id="question"', typed };
    },
  },
  {
    name: "withdraw a questionnaire",
    route: "routes/prime/questionnaire-withdraw.tsx",
    async ready() {
      const chain = await asManager();
      const requestId = await sendTo(chain);
      const page = paths.prime.withdrawQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: 'method="post"', typed: {} };
    },
  },
  {
    name: "answer a part of a questionnaire",
    route: "routes/subcontractor/questionnaire-part.tsx",
    async ready() {
      const chain = await asOfficial();
      const page = paths.subcontractor.questionnairePart(chain.o, await sendTo(chain), "passing");
      const typed = { "q-report-to.text": "R. Moss", intent: "continue" };
      return { browser: chain.browser, page, form: 'id="questions"', typed };
    },
  },
  {
    name: "save a part of a questionnaire and go on to the files of a question",
    route: "routes/subcontractor/questionnaire-part.tsx",
    async ready() {
      const { browser, o, requestId } = await asOfficialWithFiles();
      const page = paths.subcontractor.questionnairePart(o, requestId, "telecom");
      const typed = { "q-looked.chosen": "no", intent: `files:${FILE_QUESTION}` };
      return { browser, page, form: 'id="questions"', typed };
    },
  },
  {
    name: "add a file to an answer",
    route: "routes/subcontractor/answer-files.tsx",
    async ready() {
      const { browser, o, page } = await asOfficialWithFiles();
      const bytes = new Uint8Array(makePdf(`Registration ${o}`));
      const file = new File([bytes], "registration.pdf", { type: "application/pdf" });
      return { browser, page, form: "noCui", typed: { noCui: "on", file } };
    },
  },
  {
    name: "take a file off an answer",
    route: "routes/subcontractor/answer-files.tsx",
    async ready() {
      const { browser, page, official, which } = await asOfficialWithFiles();
      await giveAnswerFile(official, which);
      return { browser, page, form: 'name="remove"', typed: {} };
    },
  },
  {
    name: "sign the answers to a questionnaire",
    route: "routes/subcontractor/questionnaire-submit.tsx",
    async ready() {
      const chain = await asOfficial();
      const requestId = await sendTo(chain);
      await answerQuestions(chain.official, requestId);
      const { personName } = chain.official;
      const typed = {
        agrees: "on",
        officialName: personName,
        officialTitle: "President",
        code: totp(chain.official.person),
      };
      const page = paths.subcontractor.submitQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: 'id="submit"', typed };
    },
  },
  {
    name: "review the answers to a questionnaire",
    route: "routes/prime/questionnaire-sent.tsx",
    async ready() {
      const chain = await asManager();
      const requestId = await sendTo(chain);
      await handIn(chain.official, requestId);
      const page = paths.prime.sentQuestionnaire(chain.o, requestId);
      return { browser: chain.browser, page, form: 'id="review"', typed: { intent: "accepted" } };
    },
  },
];

async function asOfficialWithFiles() {
  const chain = await asOfficial();
  const requestId = await sendTo(chain, await makeOwnWithFiles(chain.manager));
  const page = paths.subcontractor.answerFiles(chain.o, requestId, "telecom", FILE_QUESTION);
  return { ...chain, requestId, page, which: { requestId, question: FILE_QUESTION } };
}
