import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { deleteView, renameView } from "#app/commands/view/change-view.server.ts";
import { openPlain, openWithView } from "#app/commands/view/open-with.server.ts";
import { mayChangeView } from "#app/domain/view/may-change.ts";
import { ALL_QUERY, viewQuery } from "#app/domain/view/view.ts";
import { ViewForm } from "#app/domain/view/view-form.ts";
import { paths } from "#app/paths.ts";
import { findListOfView, getSavedView } from "#app/queries/view/view.server.ts";
import { VIEW_REFUSALS } from "#app/ui/view/refusals.ts";
import { ViewPage } from "#app/ui/view/view-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { forbidden, notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { type Member, reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.name ?? "Saved view"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const viewId = requireId(params, "viewId");
  const view = orNotFound(await reading(actor, (scope) => getSavedView(scope, viewId)));
  return {
    organizationId: actor.organizationId,
    organizationName: actor.organizationName,
    view,
    mayChange: mayChangeView(actor, view),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const viewId = requireId(params, "viewId");
  const kept = orNotFound(await reading(actor, (scope) => findListOfView(scope, viewId)));
  const form = await readForm(request, ViewForm);
  if (!form.ok) return form.reply;
  const { value } = form;
  const outcome = await take(actor, viewId, value);
  if (outcome.ok) {
    const list = paths.prime[kept](actor.organizationId);
    const state =
      value.intent === "delete" ? ALL_QUERY : viewQuery({ id: viewId, query: outcome.query });
    return redirect(list + state, 303);
  }
  if (outcome.reason === "not-found") throw notFound();
  if (outcome.reason === "not-yours") throw forbidden();
  return form.refuse(VIEW_REFUSALS[outcome.reason]);
}

function take(actor: Member, viewId: string, form: z.output<typeof ViewForm>) {
  switch (form.intent) {
    case "rename":
      return renameView(actor, viewId, form);
    case "delete":
      return deleteView(actor, viewId);
    case "open-with":
      return openWithView(actor, viewId);
    case "open-plain":
      return openPlain(actor, viewId);
  }
}

export default function View() {
  return (
    <ViewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
