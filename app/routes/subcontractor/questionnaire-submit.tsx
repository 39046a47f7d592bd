import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  type SubmitRefusal,
  signResponse,
  submitResponse,
} from "#app/commands/questionnaire/submit-response.server.ts";
import { WRONG_CODE } from "#app/domain/person/wrong-code.ts";
import { questionsOf } from "#app/domain/questionnaire/compare-versions.ts";
import { listUnchangedReturns } from "#app/domain/questionnaire/next-round.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import { SignResponseForm, SubmitForm } from "#app/domain/questionnaire/statement.ts";
import { paths } from "#app/paths.ts";
import { listColleagues } from "#app/queries/person/membership.server.ts";
import { getQuestionnaireFile } from "#app/queries/questionnaire/asked-request.server.ts";
import { planResponse } from "#app/queries/questionnaire/planned-response.server.ts";
import { SubmitPage } from "#app/ui/questionnaire/submit-page.tsx";
import { browserOf } from "#app/web/browser.server.ts";
import { hasDemoCode } from "#app/web/demo.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { requireQuestionnaire, shownQuestionnaire } from "#app/web/questionnaire-file.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess, requirePerson } from "#app/web/require-access.server.ts";
import { tooManyTries } from "#app/web/too-many.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Review and hand in ${data?.questionnaire.title ?? "a questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { email } = await requirePerson(request);
  const requestId = requireId(params, "questionnaireRequestId");
  const [file, planned, colleagues] = await reading(actor, async (scope) => {
    const found = orNotFound(await getQuestionnaireFile(scope, requestId));
    return [found, planResponse(scope, found), await listColleagues(scope)] as const;
  });
  const { organizationId } = actor;
  if (!waitsForSupplier(file.state) || file.problems.length > 0)
    throw redirect(paths.subcontractor.questionnaire(organizationId, requestId));
  const labels = new Map(questionsOf(file.request.content).map(({ id, label }) => [id, label]));
  const officials = colleagues.filter(({ role }) => role === "subcontractor-official");
  return {
    organizationId,
    organizationName: actor.organizationName,
    officials,
    questionnaire: shownQuestionnaire(file),
    sections: file.sections,
    answers: planned.answers,
    personName: actor.personName,
    statement: planned.statement,
    statementHash: planned.hash,
    unchangedReturns: listUnchangedReturns(file.answers, file.former).map(
      (id) => labels.get(id) ?? id,
    ),
    maySign: officials.some(({ personId }) => personId === actor.personId),
    isDemoPerson: hasDemoCode(email),
  };
}

const REFUSALS: Record<
  Exclude<SubmitRefusal, "not-found" | "submitted-already">,
  [string, string]
> = {
  "not-official": ["", "Only an affirming official can sign."],
  "not-ready": ["", "An answer is missing. Go back to the list and complete it."],
  changed: [
    "",
    "Somebody changed an answer since this page was opened. It now shows what would be handed in: read it again.",
  ],
  "wrong-name": [
    "officialName",
    "Type your own name as it stands in your account. Nobody can sign for another.",
  ],
};

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: sent } = await requireQuestionnaire(actor, params);
  // Somebody with several roles signs as the official.
  const signer = sent.content.asksSignature
    ? await requireAccess(request, params, "submission:sign")
    : actor;
  const form = await readForm(request, sent.content.asksSignature ? SignResponseForm : SubmitForm);
  if (!form.ok) return form.reply;
  const outcome = isSignature(form.value)
    ? await signResponse(signer, browserOf(request, context.clientAddress), sent.id, form.value)
    : await submitResponse(actor, sent.id, form.value);
  const overview = paths.subcontractor.questionnaire(actor.organizationId, sent.id);
  if (outcome.ok || outcome.reason === "submitted-already") return redirect(overview, 303);
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason === "locked") return form.refuse(...tooManyTries(outcome.waitSeconds));
  if (outcome.reason === "wrong-code") return form.refuse({ code: [WRONG_CODE] });
  const [field, message] = REFUSALS[outcome.reason];
  return form.refuse({ [field]: [message] });
}

function isSignature(form: SubmitForm): form is SignResponseForm {
  return "code" in form;
}

export default function QuestionnaireSubmit() {
  return (
    <SubmitPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
