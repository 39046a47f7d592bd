import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type ConfirmRefusal, confirmImport } from "#app/commands/import/confirm-import.server.ts";
import { ConfirmImportForm } from "#app/domain/import/confirm-form.ts";
import { previewImport } from "#app/domain/import/preview.ts";
import { paths } from "#app/paths.ts";
import { getSupplierImport, listLookAlikes } from "#app/queries/import/supplier-import.server.ts";
import { PreviewPage } from "#app/ui/import/preview-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check ${data?.fileName ?? "a supplier list"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const found = orNotFound(
    await reading(actor, async (scope) => {
      const list = await getSupplierImport(scope, importId);
      if (!list) return null;
      // What is written already is no question any more.
      const alike = list.confirmedAt ? [] : await listLookAlikes(scope, list.plan);
      return { ...list, alike };
    }),
  );
  const { plan, problems, alike, ...list } = found;
  const query = new URL(request.url).searchParams;
  const preview = previewImport(
    plan,
    { problems, alike, columns: list.taking?.columns.map(({ column }) => column) ?? null },
    {
      tab: query.get("show") ?? "",
      page: Number(query.get("page") ?? 1),
    },
  );
  const { tab, page, pages } = preview;
  const here = paths.prime.importPreview(actor.organizationId, importId);
  const to = (number: number) => `${here}?show=${tab}&page=${number}#rows`;
  return {
    organizationId: actor.organizationId,
    importId,
    ...list,
    ...preview,
    previousHref: page > 1 ? to(page - 1) : undefined,
    nextHref: page < pages ? to(page + 1) : undefined,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const importId = requireId(params, "importId");
  const form = await readForm(request, ConfirmImportForm);
  if (!form.ok) return form.reply;
  const outcome = await confirmImport(actor, importId, form.value);
  if (!outcome.ok) {
    const { reason } = outcome;
    if (reason === "not-found") throw notFound();
    return form.refuse(REFUSALS[reason]);
  }
  return redirect(paths.prime.importPreview(actor.organizationId, importId), 303);
}

const REFUSALS: Record<Exclude<ConfirmRefusal, "not-found">, Record<string, string[]>> = {
  "confirmed-already": { "": ["This list was imported already. Nothing was written again."] },
  "nothing-to-do": { "": ["Everything in this file is recorded already. Nothing was written."] },
  "question-open": { "": ["Say first what each column holds and in which order the dates are."] },
  "rows-left-out": { leaveOut: ["Say that you want to go on without the rows with problems."] },
  "changed-meanwhile": {
    "": ["What is recorded changed since you looked. Check the rows again, then confirm."],
  },
};

export default function ImportPreview() {
  return (
    <PreviewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
