import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { type Params, useActionData, useLoaderData } from "@remix-run/react";
import {
  addAnswerFile,
  removeAnswerFile,
} from "#app/commands/questionnaire/change-answer-files.server.ts";
import { statementsOf } from "#app/domain/evidence/file-claims.ts";
import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import {
  AnswerFileForm,
  AnswerFileRemovalForm,
} from "#app/domain/questionnaire/answer-file-form.ts";
import { findFileQuestion } from "#app/domain/questionnaire/answer-files.ts";
import { waitsForSupplier } from "#app/domain/questionnaire/response-state.ts";
import { paths } from "#app/paths.ts";
import { AnswerFilesPage } from "#app/ui/questionnaire/answer-files-page.tsx";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import {
  requireAssignedPart,
  requirePart,
  requireQuestionnaire,
  shownQuestionnaire,
} from "#app/web/questionnaire-file.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload, type Upload } from "#app/web/read-upload.server.ts";
import { fileOf, type RefusedFile, stoppedBy, withFile } from "#app/web/refused-file.server.ts";
import { readRefused, showRefused } from "#app/web/refused-form.server.ts";
import { type Member, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Files: ${data?.question.label ?? "a question"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const assignmentHref = await requireAssignedPart(actor, params);
  const { file, part, question, address } = await requireFileQuestion(actor, params);
  const { organizationId } = actor;
  if (!waitsForSupplier(file.state))
    throw redirect(
      assignmentHref ?? paths.subcontractor.questionnaire(organizationId, file.request.id),
    );
  const refused = readRefused<RefusedFile>(request, actor);
  return {
    organizationId,
    questionnaire: shownQuestionnaire(file),
    assignmentHref,
    part: { id: address, title: part.section.title },
    question,
    files: file.answers[question.id]?.files ?? [],
    done: new URL(request.url).searchParams.get("done"),
    checked: refused?.result,
    stopped: refused?.stopped,
  };
}

/** @throws 404 where the part asks for no files with such a question in this round. */
async function requireFileQuestion(actor: Member, params: Params) {
  const file = await requireQuestionnaire(actor, params);
  const { part, address } = requirePart(file, params);
  const question = orNotFound(findFileQuestion([part], params.question ?? "", file.former));
  return { file, part, question, address };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "assigned:answer");
  const assignmentHref = await requireAssignedPart(actor, params);
  const { file, question, address } = await requireFileQuestion(actor, params);
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const { organizationId } = actor;
  const which = { requestId: file.request.id, question: question.id };
  const { answerFiles, questionnaire } = paths.subcontractor;
  const page = answerFiles(organizationId, which.requestId, address, which.question);
  const whole = assignmentHref ?? questionnaire(organizationId, which.requestId);
  if (!upload.fields.has("remove")) {
    const added = await addFile(actor, which, upload);
    if (added === "closed") return redirect(whole, 303);
    if (added) return showRefused(actor, `${page}?check=answers`, added);
    return redirect(`${page}?done=added#files`, 303);
  }
  const form = readFormData(upload.fields, AnswerFileRemovalForm);
  if (!form.ok) throw notFound();
  const removed = await removeAnswerFile(actor, which, form.value.remove);
  if (!removed.ok && removed.reason === "not-found") throw notFound();
  if (!removed.ok) return redirect(whole, 303);
  return redirect(`${page}?done=removed#files`, 303);
}

/** @returns null when the file was added, else why it was not. */
async function addFile(
  actor: Member,
  which: { requestId: string; question: string },
  upload: Upload,
) {
  const form = readFormData(upload.fields, AnswerFileForm);
  if (!form.ok) return data<RefusedFile>({ result: withFile(form.reply.data.result, upload) });
  const file = fileOf(upload);
  if (!file.ok) return form.refuse({ file: [explainEvidenceRefusal(file.refusal)] });
  const outcome = await addAnswerFile(actor, which, {
    ...statementsOf(form.value),
    ...file.value,
  });
  if (outcome.ok) return null;
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason !== "refused") return "closed" as const;
  const { refusal } = outcome;
  const { result } = form.refuse({ file: [explainEvidenceRefusal(refusal)] }).data;
  return data<RefusedFile>({ result, stopped: stoppedBy(refusal) });
}

export default function AnswerFiles() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <AnswerFilesPage {...page} lastResult={posted?.result ?? checked} />;
}
