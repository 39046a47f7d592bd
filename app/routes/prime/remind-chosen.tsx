import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { remindChosen } from "#app/commands/request/remind-chosen.server.ts";
import {
  chaseQuery,
  readChaseAddress,
  readChosenRequests,
} from "#app/domain/request/chase-address.ts";
import { RemindForm } from "#app/domain/request/remind-form.ts";
import { paths } from "#app/paths.ts";
import { readSample } from "#app/queries/letter/sample.server.ts";
import {
  type ChosenReminder,
  planReminders,
  sampleReminder,
} from "#app/queries/request/remind-plan.server.ts";
import { RemindChosenPage } from "#app/ui/request/remind-chosen-page.tsx";
import { SUPPLIER_PROBLEMS } from "#app/ui/supplier/words.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Remind the chosen suppliers - Flowdown" }];

/** Whom reminding of the requests chosen in the list would reach. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const { search, searchParams } = new URL(request.url);
  const chosen = readChosenRequests(searchParams);
  const planned = await reading(actor, (scope) => planReminders(scope, chosen));
  const { prime } = paths;
  const { organizationId } = actor;
  const href = prime.remindChosenLetter(organizationId) + search;
  return {
    organizationId,
    rows: planned.map(rowOf),
    letter: await readSample(sampleReminder(planned), href),
    listHref: listHrefOf(organizationId, searchParams),
    wordsHref: prime.letterWords(organizationId, "request-reminder"),
  };
}

function rowOf(chosen: ChosenReminder) {
  const { requestId, supplierId, supplierName, subcontractNumber, planned } = chosen;
  return {
    requestId,
    supplierId,
    supplierName,
    subcontractNumber,
    to: planned?.to.map(({ name, email }) => ({ name, email })) ?? null,
    dueOn: planned?.request.dueOn ?? null,
    why: planned ? null : (SUPPLIER_PROBLEMS[chosen.why] ?? "No reminder goes out."),
  };
}

/** The list from which they were chosen, with its filters. */
function listHrefOf(organizationId: string, query: URLSearchParams): string {
  const { after: _, ...filter } = readChaseAddress(new URLSearchParams(query.get("list") ?? ""));
  return paths.prime.chase(organizationId) + chaseQuery(filter);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "invitation:send");
  const form = await readForm(request, RemindForm);
  if (!form.ok) return form.reply;
  const { reminded, skipped } = await remindChosen(actor, form.value.requestId);
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const list = new URL(
    listHrefOf(actor.organizationId, new URL(request.url).searchParams),
    request.url,
  );
  list.searchParams.set("reminded", String(reminded));
  if (left > 0) list.searchParams.set("skipped", String(left));
  return redirect(list.pathname + list.search, 303);
}

export default function RemindChosen() {
  return (
    <RemindChosenPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
