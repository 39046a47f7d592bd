import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeResults } from "#app/commands/workbook/take-results.server.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { MappingForm, readTaken, TakeResultsForm } from "#app/domain/workbook/import/form.ts";
import { paths } from "#app/paths.ts";
import { getWorkbookImport } from "#app/queries/workbook/import.server.ts";
import { ResultsPreviewPage } from "#app/ui/workbook/results-preview-page.tsx";
import { requireId } from "#app/web/params.server.ts";
import { notFound, orNotFound } from "#app/web/problem.server.ts";
import { readForm, readQuery } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { requireWorkbook } from "#app/web/workbook-file.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Check results of ${data?.workbook.systemName ?? "a system"} - Flowdown` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const open = await requireWorkbook(actor, params);
  const importId = requireId(params, "workbookImportId");
  const asked = readQuery(new URL(request.url).searchParams, MappingForm);
  const mapping = asked.ok ? asked.value : {};
  const found = orNotFound(
    await reading(actor, (scope) => getWorkbookImport(scope, open, importId, mapping)),
  );
  return {
    organizationId: actor.organizationId,
    workbook: open.workbook,
    ...found,
    isTicking: mapping.tickMet === "on",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const open = await requireWorkbook(actor, params);
  const importId = requireId(params, "workbookImportId");
  orNotFound(await reading(actor, (scope) => getWorkbookImport(scope, open, importId, {})));
  const form = await readForm(request, TakeResultsForm);
  if (!form.ok) return form.reply;
  const { take, shown, ...mapping } = form.value;
  const taken = readTaken(take, shown);
  if (taken.length === 0)
    return form.refuse({ take: ["Choose at least one answer to take from the file."] });
  const workbookId = open.workbook.id;
  const outcome = await takeResults(actor, { workbookId, importId, mapping, taken });
  if (outcome.ok)
    return redirect(paths.subcontractor.workbook(actor.organizationId, workbookId), 303);
  if (outcome.reason === "not-found") throw notFound();
  const count = countWords(outcome.stale.length, "answer");
  const message = `${count} changed since you looked, and not taken. Everything else is. Look at what is left and choose again.`;
  return form.refuse({ "": [message] }, { status: 409 });
}

export default function ResultsPreview() {
  return (
    <ResultsPreviewPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
