import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveView } from "#app/commands/view/save-view.server.ts";
import { isViewedList, stateOfList } from "#app/domain/view/lists.ts";
import { LONGEST_VIEW_QUERY, NewViewForm } from "#app/domain/view/view-form.ts";
import { paths } from "#app/paths.ts";
import { NewViewPage } from "#app/ui/view/new-view-page.tsx";
import { VIEW_REFUSALS } from "#app/ui/view/refusals.ts";
import { notFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Save this view - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const asked = new URL(request.url).searchParams;
  const list = asked.get("list") ?? "";
  if (!isViewedList(list)) throw notFound();
  const query = (asked.get("query") ?? "").slice(0, LONGEST_VIEW_QUERY);
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    list,
    query: stateOfList(list, query),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const form = await readForm(request, NewViewForm);
  if (!form.ok) return form.reply;
  const outcome = await saveView(actor, form.value);
  if (!outcome.ok) return form.refuse(VIEW_REFUSALS[outcome.reason]);
  const { list, query } = form.value;
  const state = stateOfList(list, query);
  const address = paths.prime[list](actor.organizationId);
  return redirect(`${address}?${state}&view=${outcome.viewId}`, 303);
}

export default function ViewNew() {
  return (
    <NewViewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
