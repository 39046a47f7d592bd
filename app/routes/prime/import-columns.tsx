import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mapColumns } from "#app/commands/import/map-columns.server.ts";
import { MapColumnsForm, mappingOf } from "#app/domain/import/mapping-form.ts";
import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";
import { paths } from "#app/paths.ts";
import { getListColumns } from "#app/queries/import/list-columns.server.ts";
import { ColumnsPage } from "#app/ui/import/columns-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Columns of ${data?.fileName ?? "a supplier list"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const typed = new URL(request.url).searchParams.get("header") ?? "";
  const headerRow = /^\d{1,7}$/.test(typed) ? Number(typed) : undefined;
  const found = await reading(actor, (scope) => getListColumns(scope, importId, headerRow));
  return { ...orNotFound(found), organizationId: actor.organizationId, importId };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const form = await readForm(request, MapColumnsForm);
  if (!form.ok) return form.reply;
  const { isKept } = form.value;
  const outcome = await mapColumns(actor, importId, { mapping: mappingOf(form.value), isKept });
  if (!outcome.ok) {
    if (outcome.reason === "not-found") throw notFound();
    return form.refuse({ "": [QUOTA_SENTENCES.imports] });
  }
  const { importId: next, isAsked } = outcome;
  const to = isAsked ? paths.prime.importColumns : paths.prime.importPreview;
  return redirect(to(actor.organizationId, next), 303);
}

export default function ImportColumns() {
  return (
    <ColumnsPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
