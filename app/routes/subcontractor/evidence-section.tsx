import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addEvidence } from "#app/commands/evidence/add-evidence.server.ts";
import { confirmEvidence } from "#app/commands/evidence/confirm-evidence.server.ts";
import { removeEvidence } from "#app/commands/evidence/remove-evidence.server.ts";
import { statementsOf } from "#app/domain/evidence/file-claims.ts";
import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { readEvidenceLink, writeEvidenceLink } from "#app/domain/evidence/subjects.ts";
import { EvidenceFinishForm } from "#app/domain/submission/evidence-finish-form.ts";
import { EvidenceRemovalForm, EvidenceUploadForm } from "#app/domain/submission/evidence-form.ts";
import { listEvidenceSubjects } from "#app/domain/submission/evidence-subjects.ts";
import { isUnchanged } from "#app/domain/submission/settle.ts";
import { paths } from "#app/paths.ts";
import { listOwnEvidence } from "#app/queries/evidence/evidence.server.ts";
import { EvidencePage } from "#app/ui/submission/evidence-page.tsx";
import { notFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload, type Upload } from "#app/web/read-upload.server.ts";
import { fileOf, type RefusedFile, stoppedBy, withFile } from "#app/web/refused-file.server.ts";
import { readRefused, showRefused } from "#app/web/refused-form.server.ts";
import { frameOf, pathAfter, requireSection } from "#app/web/request-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evidence for ${data?.request.subcontractNumber ?? "a request"} - Flowdown` },
];

const SECTION = "evidence";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const file = await requireSection(actor, params, SECTION);
  const { preparation, standing } = file;
  const links = [standing.values.files ?? []]
    .flat()
    .flatMap((link) => readEvidenceLink(link) ?? []);
  const ids = links.map(({ evidenceId }) => evidenceId);
  const held = await reading(actor, (scope) => listOwnEvidence(scope, ids));
  const { frame } = await frameOf(actor, file);
  const refused = readRefused<RefusedFile>(request, actor);
  return {
    ...frame,
    subjects: listEvidenceSubjects(preparation.answers),
    evidence: preparation.evidence,
    checked: refused?.result,
    stopped: refused?.stopped,
    files: links.flatMap((link) => {
      const found = held.find(({ id }) => id === link.evidenceId);
      return found ? [{ ...found, subject: link.subject, link: writeEvidenceLink(link) }] : [];
    }),
  };
}

type Access = Awaited<ReturnType<typeof requireAccess>>;

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const { request: asked, standing } = await requireSection(actor, params, SECTION);
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const { organizationId } = actor;
  const requestId = asked.id;
  const files = `${paths.subcontractor.section(organizationId, requestId, SECTION)}#files`;
  const check = `${paths.subcontractor.section(organizationId, requestId, SECTION)}?check=answers`;
  const intent = upload.fields.get("intent");
  if (intent === "add") {
    const refused = await addFile(actor, requestId, upload);
    return refused ? showRefused(actor, check, refused) : redirect(files, 303);
  }
  const removal = readFormData(upload.fields, EvidenceRemovalForm);
  if (removal.ok) {
    await removeEvidence(actor, { requestId, link: removal.value.remove });
    return redirect(files, 303);
  }
  const form = readFormData(upload.fields, EvidenceFinishForm);
  if (!form.ok) return showRefused(actor, check, form.reply);
  const isConfirmed = intent === "continue";
  const withoutFiles = form.value.withoutFiles !== undefined;
  const { files: named = [] } = standing.values;
  const values = { files: named, ...(withoutFiles && { withoutFiles: "on" }) };
  const context = { on: asked.latestOn, required: asked.required };
  if (isUnchanged({ values, isConfirmed }, standing, context))
    return redirect(paths.subcontractor.request(organizationId, requestId), 303);
  const outcome = await confirmEvidence(actor, { requestId, withoutFiles, isConfirmed });
  if (!outcome.ok) throw notFound();
  if (!isConfirmed) return redirect(paths.subcontractor.request(organizationId, requestId), 303);
  if (!outcome.isComplete) {
    const problem = "Add a file, or say that you go on without one.";
    return showRefused(actor, check, form.refuse({ withoutFiles: [problem] }));
  }
  return redirect(await pathAfter(actor, params, SECTION), 303);
}

/** @returns null when the file was added, else why it was not. */
async function addFile(actor: Access, requestId: string, upload: Upload) {
  const form = readFormData(upload.fields, EvidenceUploadForm);
  if (!form.ok) return data<RefusedFile>({ result: withFile(form.reply.data.result, upload) });
  const file = fileOf(upload);
  if (!file.ok) return form.refuse({ file: [explainEvidenceRefusal(file.refusal)] });
  const outcome = await addEvidence(actor, {
    requestId,
    subject: form.value.subject,
    validUntil: form.value.validUntil ?? null,
    ...statementsOf(form.value),
    ...file.value,
  });
  if (outcome.ok) return null;
  if (outcome.reason === "not-found") throw notFound();
  const { refusal } = outcome;
  const { result } = form.refuse({ file: [explainEvidenceRefusal(refusal)] }).data;
  return data<RefusedFile>({ result, stopped: stoppedBy(refusal) });
}

export default function EvidenceSection() {
  const { checked, stopped, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <EvidencePage {...page} lastResult={posted?.result ?? checked} stopped={stopped} />;
}
