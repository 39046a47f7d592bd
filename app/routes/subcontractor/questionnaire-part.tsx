import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import { saveContentAnswers } from "#app/commands/questionnaire/save-content-answers.server.ts";
import { findFileQuestion } from "#app/domain/questionnaire/answer-files.ts";
import { FILES_INTENT, withEarlierAnswers } from "#app/domain/questionnaire/answers-form.ts";
import { type AskedSection, listOpenQuestions } from "#app/domain/questionnaire/asked-questions.ts";
import type { RoundProblem } from "#app/domain/questionnaire/next-round.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import { paths } from "#app/paths.ts";
import type { QuestionnaireFile } from "#app/queries/questionnaire/asked-request.server.ts";
import { PartPage } from "#app/ui/questionnaire/part-page.tsx";
import { contentConflictsOf, problemsAsResult } from "#app/ui/questionnaire/question-fields.ts";
import { notFound } from "#app/web/problem.server.ts";
import {
  isAskedNow,
  readPartForm,
  requireAssignedPart,
  requirePart,
  requireQuestionnaire,
  requireQuestionnaireAnswering,
  showContentConflicts,
  shownQuestionnaire,
} from "#app/web/questionnaire-file.server.ts";
import { type Member, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.part.section.title ?? "Questionnaire"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const assignmentHref = await requireAssignedPart(actor, params);
  const { file, earlier } = await requireQuestionnaireAnswering(actor, params);
  const { organizationId } = actor;
  if (!waitsForSupplier(file.state))
    throw redirect(
      assignmentHref ?? paths.subcontractor.questionnaire(organizationId, file.request.id),
    );
  if (assignmentHref && !isAskedNow(file, params)) throw redirect(`${assignmentHref}?asked=no`);
  const { part, index, parts, isOneQuestion } = requirePart(file, params);
  const { searchParams } = new URL(request.url);
  const opened = searchParams.get("opened")?.split(",").filter(Boolean) ?? [];
  const problems = problemsIn(part, file).filter(({ question }) => !opened.includes(question));
  const saved = searchParams.get("saved");
  return {
    organizationId,
    assignmentHref,
    questionnaire: shownQuestionnaire(file),
    part,
    isOneQuestion,
    step: index + 1,
    of: parts.length,
    former: file.former,
    opened,
    standing: [...file.standing.values()],
    earlier: earlier.filter(({ question }) =>
      part.questions.some((asked) => asked.question.id === question),
    ),
    reviews: file.rounds[0]?.reviews ?? [],
    saved: saved === null ? null : Number.parseInt(saved, 10) || 0,
    checked: searchParams.has("check")
      ? problemsAsResult(listOpenQuestions([part]), problems)
      : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const assignmentHref = await requireAssignedPart(actor, params);
  const { file, earlier } = await requireQuestionnaireAnswering(actor, params);
  const { part, address } = requirePart(file, params);
  const posted = await readPartForm(request, file, part);
  if (!posted.ok) return posted.reply;
  const { intent, typed } = posted;
  const answers = intent === "reuse" ? withEarlierAnswers(typed, earlier) : typed;
  const outcome = await saveContentAnswers(actor, file.request.id, answers);
  if (!outcome.ok && outcome.reason === "not-found") throw notFound();
  if (!outcome.ok && outcome.reason === "stale")
    return showContentConflicts(posted.form, outcome.stale);
  const { answerFiles, questionnaire, questionnairePart } = paths.subcontractor;
  const { organizationId } = actor;
  const overview = assignmentHref ?? questionnaire(organizationId, file.request.id);
  const here = questionnairePart(organizationId, file.request.id, address);
  const files = intent.startsWith(FILES_INTENT) ? intent.slice(FILES_INTENT.length) : null;
  if (outcome.ok && files && findFileQuestion([part], files, file.former))
    return redirect(answerFiles(organizationId, file.request.id, address, files), 303);
  if (outcome.ok && intent === "reuse") return redirect(`${here}?saved=${outcome.saved}`, 303);
  if (!outcome.ok || intent !== "continue") return redirect(overview, 303);
  return redirect(await pathAfterPart(actor, params, { part, overview, assignmentHref }), 303);
}
type Left = {
  /** the part as it stood before it was saved */
  part: AskedSection;
  overview: string;
  assignmentHref: string | null;
};

/** Where to go once a part is saved: back to it while something in it is missing, else to the next one. */
async function pathAfterPart(
  actor: Member,
  params: Params,
  { part, overview, assignmentHref }: Left,
): Promise<string> {
  const { questionnairePart } = paths.subcontractor;
  const now = await requireQuestionnaire(actor, params);
  const { part: partNow, index, parts, address, isOneQuestion } = requirePart(now, params);
  const problems = problemsIn(partNow, now);
  const pathOf = (id: string) => questionnairePart(actor.organizationId, now.request.id, id);
  const before = new Set(part.questions.map(({ question }) => question.id));
  const opened = partNow.questions
    .map(({ question }) => question.id)
    .filter((id) => !before.has(id) && problems.some(({ question }) => question === id));
  if (problems.length > 0)
    return `${pathOf(address)}?check=answers${opened.length > 0 ? `&opened=${opened.join(",")}` : ""}`;
  const next = nextPart(parts.slice(index + 1), now.problems);
  return next && !assignmentHref && !isOneQuestion ? pathOf(next) : overview;
}

/** What is missing in a part, or in the one question of it that is looked at. */
function problemsIn({ questions }: AskedSection, { problems }: QuestionnaireFile): RoundProblem[] {
  const asked = new Set(questions.map(({ question }) => question.id));
  return problems.filter(({ question }) => asked.has(question));
}

/** The id of the first of some parts in which something is missing. */
function nextPart(
  parts: readonly AskedSection[],
  problems: readonly RoundProblem[],
): string | undefined {
  return parts.find(({ section }) => problems.some((problem) => problem.section === section.id))
    ?.section.id;
}

export default function QuestionnairePart() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <PartPage
      {...page}
      result={answered?.result ?? checked}
      conflicts={contentConflictsOf(answered)}
    />
  );
}
