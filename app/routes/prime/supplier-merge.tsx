import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mergeSuppliers } from "#app/commands/supplier/merge-suppliers.server.ts";
import { MERGE_REFUSAL_WORDS, MergeForm } from "#app/domain/supplier/merge.ts";
import { paths } from "#app/paths.ts";
import { getMerge } from "#app/queries/supplier/merge-page.server.ts";
import { MergePage } from "#app/ui/supplier/merge-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data?.merge.ok
      ? `Merge ${data.merge.merged.legalName} into ${data.merge.kept.legalName} - Flowdown`
      : "Merge two suppliers - Flowdown",
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const ids = pairOf(params);
  const found = orNotFound(await reading(actor, (scope) => getMerge(scope, ...ids)));
  const { organizationId } = actor;
  if (!found.ok) return { organizationId, ids, merge: found };
  const { plan, going, knownEmails, shown } = found;
  return {
    organizationId,
    ids,
    merge: {
      ok: true as const,
      ...plan,
      subcontracts: going.subcontracts.map(({ id, number }) => ({ id, number })),
      contacts: going.contacts.filter(({ email }) => !knownEmails.includes(email.toLowerCase())),
      requests: going.requestIds.length,
      invitations: going.invitationIds.length,
      shown,
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const ids = pairOf(params);
  orNotFound(await reading(actor, (scope) => getMerge(scope, ...ids)));
  const form = await readForm(request, MergeForm);
  if (!form.ok) return form.reply;
  const outcome = await mergeSuppliers(actor, ids, form.value);
  if (outcome.ok) return redirect(paths.prime.supplier(actor.organizationId, outcome.keptId), 303);
  if (outcome.reason === "not-found") throw notFound();
  const words =
    outcome.reason === "changed-meanwhile"
      ? "Something of the two changed meanwhile. Look again at what moves, and confirm then."
      : MERGE_REFUSAL_WORDS[outcome.reason];
  return form.refuse({ "": [words] });
}

function pairOf(params: LoaderFunctionArgs["params"]): [string, string] {
  return [requireId(params, "supplierId"), requireId(params, "otherSupplierId")];
}

export default function SupplierMerge() {
  return (
    <MergePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
