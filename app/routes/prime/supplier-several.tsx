import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeSeveral } from "#app/commands/supplier/change-several.server.ts";
import { readSupplierChoice } from "#app/domain/supplier/choice.ts";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { MOST_CHANGED, SeveralForm } from "#app/domain/supplier/several-form.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { paths } from "#app/paths.ts";
import { showing, startShowing } from "#app/queries/log/shown.server.ts";
import { listChosenSuppliers } from "#app/queries/supplier/chosen.server.ts";
import { listOwners } from "#app/queries/supplier/detail.server.ts";
import { SeveralPage } from "#app/ui/supplier/several-page.tsx";
import { readForm } from "#app/web/read-form.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";
import { sayStale } from "#app/web/stale.server.ts";

export const meta: MetaFunction = () => [{ title: "Change several suppliers - Flowdown" }];

const NAMED = 12;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const query = new URL(request.url).searchParams;
  const { logSize, chosen, people } = await reading(actor, async (scope) => {
    const logSize = await startShowing(scope);
    const [chosen, people] = await Promise.all([
      listChosenSuppliers(scope, readSupplierChoice(query)),
      listOwners(scope),
    ]);
    return { logSize, chosen, people };
  });
  return {
    organizationId: actor.organizationId,
    listHref: listHrefOf(actor.organizationId, query),
    count: chosen.length,
    isCut: chosen.length === MOST_CHANGED,
    names: chosen.slice(0, NAMED).map(({ legalName }) => legalName),
    tags: [...new Set(chosen.flatMap(({ tags }) => tags))].sort(),
    people,
    shown: showing(logSize, chosen),
  };
}

/** The list from which they were chosen, with its filters. */
function listHrefOf(organizationId: string, query: URLSearchParams): string {
  const list = new URLSearchParams(query.get("list") ?? query);
  const columns = readColumns(LIST_COLUMNS.suppliers, list);
  const listed = withColumns(supplierListQuery(readSupplierList(list)), columns);
  return paths.prime.suppliers(organizationId) + listed;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAccess(request, params, "supplier:write");
  const form = await readForm(request, SeveralForm);
  if (!form.ok) return form.reply;
  const query = new URL(request.url).searchParams;
  const { ownerId, ...input } = form.value;
  const outcome = await changeSeveral(actor, readSupplierChoice(query), {
    ...input,
    owner: ownerId,
  });
  if (!outcome.ok)
    return outcome.reason === "no-owner"
      ? form.refuse({ ownerId: ["This person does not work here any more. Choose another."] })
      : form.refuse(sayStale(outcome), { status: 409 });
  const list = new URL(listHrefOf(actor.organizationId, query), request.url);
  list.searchParams.set("changed", String(outcome.changed));
  if (outcome.full > 0) list.searchParams.set("full", String(outcome.full));
  return redirect(list.pathname + list.search, 303);
}

export default function SupplierSeveral() {
  return (
    <SeveralPage
      {...useLoaderData<typeof loader>()}
      lastResult={useActionData<typeof action>()?.result}
    />
  );
}
