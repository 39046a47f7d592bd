import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { recordShowing } from "#app/commands/showing/record-showing.server.ts";
import { explainEvidenceRefusal } from "#app/domain/evidence/refusals.ts";
import { showingForm } from "#app/domain/showing/showing-form.ts";
import { paths } from "#app/paths.ts";
import { getSupplier } from "#app/queries/supplier/detail.server.ts";
import { ShowingPage } from "#app/ui/showing/showing-page.tsx";
import { fileProblem } from "#app/web/modification.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readFormData } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { readShowingUpload, typedKindOf } from "#app/web/showing.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Record what ${data?.supplier.legalName ?? "a supplier"} showed - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const supplierId = requireId(params, "supplierId");
  const supplier = orNotFound(await reading(actor, (scope) => getSupplier(scope, supplierId)));
  const kind = typedKindOf(new URL(request.url).searchParams.get("kind"));
  return {
    organizationId: actor.organizationId,
    supplier: {
      id: supplier.id,
      legalName: supplier.legalName,
      isLinked: supplier.organizationId !== null,
    },
    // An affirmation is recorded with the assessment that it is of.
    kind: kind === "affirmation" ? ("assessment" as const) : kind,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const supplierId = requireId(params, "supplierId");
  // First of all, so that no file is read for a supplier that is not there.
  orNotFound(await reading(actor, (scope) => getSupplier(scope, supplierId)));
  const upload = await readShowingUpload(request);
  const kind = typedKindOf(upload.fields.get("kind"));
  const form = readFormData(upload.fields, showingForm(kind, { on: actor.on }));
  if (!form.ok) return form.reply;
  const problem = fileProblem(upload);
  if (problem) return form.refuse(problem);
  const told = { kind, answer: form.value };
  const outcome = await recordShowing(actor, supplierId, told, upload.file);
  if (outcome.ok)
    return redirect(
      `${paths.prime.supplier(actor.organizationId, supplierId)}?done=recorded#recorded`,
      303,
    );
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse({ file: [explainEvidenceRefusal(outcome.refusal)] });
}

export default function ShowingNew() {
  return (
    <ShowingPage
      {...useLoaderData<typeof loader>()}
      values={{}}
      isCorrection={false}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
