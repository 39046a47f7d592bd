import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { StartWorkbookForm } from "#app/domain/workbook/start-form.ts";
import { paths } from "#app/paths.ts";
import { listScoredWorkbooks } from "#app/queries/workbook/scored-workbook.server.ts";
import { listKnownSystems } from "#app/queries/workbook/system.server.ts";
import { WorkbookListPage } from "#app/ui/workbook/workbook-list-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.isLevel1 ? "Workbooks for Level 1" : "Workbooks"} - Flowdown` },
];

/** Whether somebody came for the 15 basic safeguards alone. */
function isForLevel1(request: Request): boolean {
  return new URL(request.url).searchParams.get("path") === "level-1";
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "request:read");
  const [workbooks, systems] = await reading(actor, (scope) =>
    Promise.all([listScoredWorkbooks(scope), listKnownSystems(scope)]),
  );
  const taken = new Set(workbooks.map(({ systemName }) => systemName.toLowerCase()));
  const names = systems.map(({ name }) => name).filter((name) => !taken.has(name.toLowerCase()));
  return {
    organizationId: actor.organizationId,
    workbooks,
    suggested: names[0] ?? null,
    isLevel1: isForLevel1(request),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "submission:prepare");
  const form = await readForm(request, StartWorkbookForm);
  if (!form.ok) return form.reply;
  const { workbookId } = await startWorkbook(actor, form.value);
  const { workbook, workbookLevel1 } = paths.subcontractor;
  const begin = isForLevel1(request) ? workbookLevel1 : workbook;
  return redirect(begin(actor.organizationId, workbookId), 303);
}

export default function WorkbookList() {
  return (
    <WorkbookListPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
