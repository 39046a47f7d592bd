import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeSubcontract } from "#app/commands/subcontract/close-subcontract.server.ts";
import { SubcontractCloseForm } from "#app/domain/subcontract/change-form.ts";
import { paths } from "#app/paths.ts";
import { getClosePage } from "#app/queries/subcontract/closing.server.ts";
import { SubcontractClosePage } from "#app/ui/subcontract/subcontract-close-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.state === "proposed" ? "Withdraw" : "Close"} ${data?.number ?? "a subcontract"} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const page = orNotFound(await reading(actor, (scope) => getClosePage(scope, subcontractId)));
  return { ...page, organizationId: actor.organizationId, subcontractId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const subcontractId = requireId(params, "subcontractId");
  const form = await readForm(request, SubcontractCloseForm);
  if (!form.ok) return form.reply;
  const outcome = await closeSubcontract(actor, subcontractId, form.value);
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    if (outcome.reason === "stale") return form.refuse(sayStale(outcome), { status: 409 });
    return form.refuse({ "": ["It is closed already: nothing was recorded."] }, { status: 409 });
  }
  return redirect(paths.prime.subcontract(actor.organizationId, subcontractId), 303);
}

export default function SubcontractClose() {
  return (
    <SubcontractClosePage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
