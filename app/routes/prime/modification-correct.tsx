import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { correctModification } from "#app/commands/contract/correct-modification.server.ts";
import { ModificationCorrectionForm } from "#app/domain/contract/modification-form.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { paths } from "#app/paths.ts";
import { getContract } from "#app/queries/contract/contract.server.ts";
import { getModificationForm } from "#app/queries/contract/modification-page.server.ts";
import type { ModificationValues } from "#app/ui/contract/modification-fields.tsx";
import { ModificationPage } from "#app/ui/contract/modification-page.tsx";
import {
  fileProblem,
  modificationProblems,
  readModificationUpload,
  sentFields,
} from "#app/web/modification.server.ts";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readFormData, readQuery } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Correct modification ${data?.former?.number ?? ""} of ${formatPiid(data?.contract.piid ?? "")} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const formerId = requireId(params, "modificationId");
  const query = new URL(request.url).searchParams;
  const asked = query.has("number") ? readQuery(query, ModificationCorrectionForm) : null;
  const page = orNotFound(
    await reading(actor, (scope) =>
      getModificationForm(scope, contractId, { answer: asked?.ok ? asked.value : null, formerId }),
    ),
  );
  return {
    organizationId: actor.organizationId,
    ...page,
    sent: sentFields(query),
    queryResult: asked && !asked.ok ? asked.result : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "contract:write");
  const contractId = requireId(params, "contractId");
  const modificationId = requireId(params, "modificationId");
  // First of all, so that no file is read for a contract that is not there.
  orNotFound(await reading(actor, (scope) => getContract(scope, contractId)));
  const upload = await readModificationUpload(request);
  const form = readFormData(upload.fields, ModificationCorrectionForm);
  if (!form.ok) return form.reply;
  const problem = fileProblem(upload);
  if (problem) return form.refuse(problem);
  const which = { contractId, modificationId };
  const outcome = await correctModification(actor, which, form.value, upload.file);
  if (outcome.ok)
    return redirect(`${paths.prime.contract(actor.organizationId, contractId)}#modifications`, 303);
  if (outcome.reason === "not-found") throw notFound();
  return form.refuse(modificationProblems(outcome));
}

export default function ModificationCorrect() {
  const { organizationId, contract, preview, sent, former, ...page } =
    useLoaderData<typeof loader>();
  const { prime } = paths;
  const href = prime.contract(organizationId, contract.id);
  return (
    <ModificationPage
      {...page}
      isCorrection
      organizationId={organizationId}
      heading={`Correct modification ${former?.number ?? ""}`}
      lead="For what was typed wrong. What was recorded before stays, and says that it was corrected."
      breadcrumb={[
        { label: "Contracts", href: prime.contracts(organizationId) },
        { label: formatPiid(contract.piid), href },
      ]}
      cancelHref={href}
      values={sent.length > 0 ? Object.fromEntries(sent) : valuesOf(former)}
      checked={preview && { sent, shown: preview }}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}

function valuesOf(
  former: ReturnType<typeof useLoaderData<typeof loader>>["former"],
): ModificationValues {
  if (!former) return {};
  const { number, effectiveOn, changesStatus, requiredStatus } = former;
  return {
    number,
    effectiveOn,
    requiredStatus: changesStatus ? (requiredStatus ?? "none") : "unchanged",
    addClauses: former.addClauses,
    removeClauses: former.removeClauses,
    exercisesOption: former.exercisesOption ?? undefined,
    endsOn: former.endsOn ?? undefined,
    note: former.note,
  };
}
