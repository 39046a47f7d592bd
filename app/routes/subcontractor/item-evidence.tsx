import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addItemFile, withdrawItemFile } from "#app/commands/remediation/add-item-file.server.ts";
import { statementsOf } from "#app/domain/evidence/file-claims.ts";
import { MAXIMUM_EVIDENCE_BYTES } from "#app/domain/evidence/limits.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { titleOf } from "#app/domain/remediation/item.ts";
import { standingFiles } from "#app/domain/remediation/item-file.ts";
import { FileRemovalForm, ItemFileForm } from "#app/domain/remediation/item-file-form.ts";
import { paths } from "#app/paths.ts";
import { listItemFiles } from "#app/queries/remediation/item-file.server.ts";
import { listPlanReaders } from "#app/queries/remediation/sharing.server.ts";
import { ItemEvidencePage } from "#app/ui/remediation/item-evidence-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { readUpload, type Upload } from "#app/web/read-upload.server.ts";
import { fileOf, type RefusedFile, stoppedBy, withFile } from "#app/web/refused-file.server.ts";
import { readRefused, showRefused } from "#app/web/refused-form.server.ts";
import { requirePlan } from "#app/web/remediation-file.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Evidence of ${data?.title ?? "an item"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const itemId = requireId(params, "itemId");
  const { plan, items, systemLineageId } = await requirePlan(actor, params);
  const item = orNotFound(items.find(({ id }) => id === itemId) ?? null);
  const [files, readers] = await reading(actor, (scope) =>
    Promise.all([
      listItemFiles(scope, { planId: plan.id, itemId }),
      listPlanReaders(scope, { planId: plan.id, systemLineageId }),
    ]),
  );
  const refused = readRefused<RefusedFile>(request, actor);
  const query = new URL(request.url).searchParams;
  return {
    organizationId: actor.organizationId,
    plan,
    item,
    title: titleOf(item),
    standing: standingFiles(files),
    files,
    readers: readers.flatMap(({ primeName, level }) =>
      level && level !== "progress" ? [primeName] : [],
    ),
    done: query.get("done"),
    checked: refused?.result,
    stopped: refused?.stopped,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const itemId = requireId(params, "itemId");
  const { plan, items } = await requirePlan(actor, params);
  if (!items.some(({ id }) => id === itemId)) throw notFound();
  const upload = await readUpload(request, "file", MAXIMUM_EVIDENCE_BYTES);
  const which = { planId: plan.id, itemId };
  const page = paths.subcontractor.itemEvidence(actor.organizationId, plan.id, itemId);
  if (!upload.fields.has("remove")) {
    const refused = await addFile(actor, which, upload);
    if (refused) return showRefused(actor, `${page}?check=answers`, refused);
    return redirect(`${page}?done=added#files`, 303);
  }
  const form = readFormData(upload.fields, FileRemovalForm);
  if (!form.ok) return showRefused(actor, `${page}?check=answers`, form.reply);
  const outcome = await withdrawItemFile(actor, which, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${page}?done=removed#files`, 303);
}

type Access = Awaited<ReturnType<typeof requireAccess>>;

/** @returns null when the file was added, else why it was not. */
async function addFile(actor: Access, which: { planId: string; itemId: string }, upload: Upload) {
  const form = readFormData(upload.fields, ItemFileForm);
  if (!form.ok) return data<RefusedFile>({ result: withFile(form.reply.data.result, upload) });
  const file = fileOf(upload);
  if (!file.ok) return form.refuse({ file: [explainEvidenceRefusal(file.refusal)] });
  const { aboutOn, replaces, why, validUntil = null } = form.value;
  const outcome = await addItemFile(actor, which, {
    aboutOn,
    replacesId: replaces || null,
    why,
    validUntil,
    ...statementsOf(form.value),
    ...file.value,
  });
  if (outcome.ok) return null;
  if (outcome.reason === "not-found") throw notFound();
  const { result } = form.refuse(problemOf(outcome)).data;
  return data<RefusedFile>({
    result: withFile(result, upload),
    ...(outcome.reason === "refused" && { stopped: stoppedBy(outcome.refusal) }),
  });
}

type Problem = Exclude<Awaited<ReturnType<typeof addItemFile>>, { ok: true }>;

function problemOf(outcome: Problem): Record<string, string[]> {
  if (outcome.reason === "refused") return { file: [explainEvidenceRefusal(outcome.refusal)] };
  if (outcome.reason === "not-yet") return { aboutOn: [outcome.problem] };
  return {
    replaces: ["Somebody changed this file meanwhile. Look at the files and choose again."],
  };
}

export default function ItemEvidence() {
  const { checked, ...page } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>();
  return <ItemEvidencePage {...page} lastResult={posted?.result ?? checked} />;
}
