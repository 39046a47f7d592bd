import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { withdrawStatusEnding } from "#app/commands/fact/record-status-ending.server.ts";
import { StatusEndingWithdrawalForm } from "#app/domain/fact/status-ending.ts";
import { formatDate } from "#app/domain/kernel/calendar-date.ts";
import { paths } from "#app/paths.ts";
import { getStatusEnding } from "#app/queries/fact/status-ending.server.ts";
import { StatusEndingWithdrawalPage } from "#app/ui/review/status-ending-withdrawal-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `Take back that a status ended on ${data ? formatDate(data.ending.endedOn) : "a day"} - Flowdown`,
  },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const statusEndingId = requireId(params, "statusEndingId");
  const ending = orNotFound(
    await reading(actor, (scope) => getStatusEnding(scope, statusEndingId)),
  );
  return { organizationId: actor.organizationId, ending };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "fact:review");
  const statusEndingId = requireId(params, "statusEndingId");
  const form = await readForm(request, StatusEndingWithdrawalForm);
  if (!form.ok) return form.reply;
  const { supplierId } = orNotFound(
    await reading(actor, (scope) => getStatusEnding(scope, statusEndingId)),
  );
  const outcome = await withdrawStatusEnding(actor, statusEndingId, form.value);
  if (!outcome.ok) throw notFound();
  return redirect(`${paths.prime.supplier(actor.organizationId, supplierId)}#facts`, 303);
}

export default function StatusEndingWithdraw() {
  return (
    <StatusEndingWithdrawalPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
