import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerSeveral } from "#app/commands/subcontract/answer-several.server.ts";
import {
  readChosenSubcontracts,
  readSubcontractList,
  subcontractListQuery,
} from "#app/domain/posture/subcontract-list-address.ts";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import { groupCuiCategories } from "#app/domain/subcontract/cui-categories.ts";
import { InformationOfSeveralForm } from "#app/domain/subcontract/information-form.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { paths } from "#app/paths.ts";
import { planAnswering } from "#app/queries/subcontract/answer-plan.server.ts";
import { listSubcontractIds } from "#app/queries/subcontract/list.server.ts";
import { InformationChosenPage } from "#app/ui/subcontract/information-chosen-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "What flows to the suppliers - Flowdown" }];

/** Of which of the subcontracts chosen in the list the information can be answered together. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const query = new URL(request.url).searchParams;
  const chosen = readChosenSubcontracts(query);
  const plan = await reading(actor, async (scope) =>
    planAnswering(
      scope,
      "ids" in chosen ? chosen.ids : await listSubcontractIds(scope, chosen.all, MOST_CHOSEN),
    ),
  );
  return {
    ...plan,
    organizationId: actor.organizationId,
    listHref: listHrefOf(actor.organizationId, query),
    categories: groupCuiCategories(),
  };
}

/** The list from which they were chosen, with its filters. */
function listHrefOf(organizationId: string, query: URLSearchParams): string {
  const list = new URLSearchParams(query.get("list") ?? "");
  const columns = readColumns(LIST_COLUMNS.subcontracts, list);
  const listed = withColumns(subcontractListQuery(readSubcontractList(list)), columns);
  return paths.prime.subcontracts(organizationId) + listed;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "subcontract:write");
  const form = await readForm(request, InformationOfSeveralForm);
  if (!form.ok) return form.reply;
  const { answered } = await answerSeveral(actor, form.value);
  if (answered === 0)
    return form.refuse({ "": ["All of them were answered in the meantime. Nothing was changed."] });
  const { searchParams } = new URL(request.url);
  const list = new URL(listHrefOf(actor.organizationId, searchParams), request.url);
  list.searchParams.set("answered", String(answered));
  return redirect(list.pathname + list.search, 303);
}

export default function InformationChosen() {
  return (
    <InformationChosenPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
