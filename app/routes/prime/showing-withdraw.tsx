import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawShowing } from "#app/commands/showing/record-showing.server.ts";
import { ShowingWithdrawalForm } from "#app/domain/showing/showing-form.ts";
import { paths } from "#app/paths.ts";
import { getShowing } from "#app/queries/showing/showing.server.ts";
import { ShowingWithdrawalPage } from "#app/ui/showing/showing-withdrawal-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Take back what was recorded of ${data?.legalName ?? "a supplier"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const showingId = requireId(params, "showingId");
  const found = orNotFound(await reading(actor, (scope) => getShowing(scope, showingId)));
  if (found.showing.state !== "stands") throw notFound();
  return { organizationId: actor.organizationId, ...found };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const showingId = requireId(params, "showingId");
  const { showing } = orNotFound(await reading(actor, (scope) => getShowing(scope, showingId)));
  const form = await readForm(request, ShowingWithdrawalForm);
  if (!form.ok) return form.reply;
  const outcome = await withdrawShowing(actor, showingId, form.value);
  if (!outcome.ok) throw notFound();
  const supplier = paths.prime.supplier(actor.organizationId, showing.supplierId);
  return redirect(`${supplier}?done=record-withdrawn#recorded`, 303);
}

export default function ShowingWithdraw() {
  return (
    <ShowingWithdrawalPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
