import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { readColumns, withColumns } from "#app/domain/view/columns.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { showViews } from "#app/domain/view/view.ts";
import { paths } from "#app/paths.ts";
import {
  countSupplierStates,
  findSuppliers,
  listTags,
} from "#app/queries/supplier/supplier.server.ts";
import { listSavedViews } from "#app/queries/view/view.server.ts";
import { SupplierListPage } from "#app/ui/supplier/supplier-list-page.tsx";
import { openDefaultView } from "#app/web/default-view.server.ts";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Suppliers - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor, ...asked } = readSupplierList(query);
  const columns = readColumns(LIST_COLUMNS.suppliers, query);
  const { page, tags, states, saved } = await reading(actor, async (scope) => {
    await openDefaultView(request, scope, "suppliers");
    const page = await findSuppliers(scope, asked, cursor);
    const [tags, states, saved] = await Promise.all([
      listTags(scope, page.filter),
      countSupplierStates(scope, page.filter),
      listSavedViews(scope, "suppliers"),
    ]);
    return { page, tags, states, saved };
  });
  const { filter, suppliers, previous, next } = page;
  const { prime } = paths;
  const list = prime.suppliers(actor.organizationId);
  const narrowed = supplierListQuery(filter);
  const shown = withColumns(narrowed, columns);
  const pageAt = (place: typeof next) =>
    list + withColumns(supplierListQuery(filter, place), columns);
  const invited = Number(query.get("invited") ?? Number.NaN);
  const skipped = Number(query.get("skipped") ?? 0);
  const isQuotaReached = query.get("problem") === "quota";
  return {
    organizationId: actor.organizationId,
    suppliers,
    printed: { by: actor.personName, on: actor.on },
    filter,
    columns,
    tags,
    states,
    saved: showViews(saved, "suppliers", query, actor.personId),
    previousHref: previous ? pageAt(previous) : undefined,
    nextHref: next ? pageAt(next) : undefined,
    downloads: {
      csv: prime.exportSuppliers(actor.organizationId, "csv") + shown,
      xlsx: prime.exportSuppliers(actor.organizationId, "xlsx") + shown,
      json: prime.suppliersJson(actor.organizationId) + narrowed,
    },
    invited: Number.isInteger(invited) ? { invited, skipped, isQuotaReached } : null,
    changed: readChanged(query),
    mayWrite: mayDo(actor.roles, "supplier:write"),
  };
}

/** What was just done with several of the list, as its address says it. */
function readChanged(query: URLSearchParams): { changed: number; full: number } | null {
  const changed = Number(query.get("changed") ?? Number.NaN);
  return Number.isInteger(changed) ? { changed, full: Number(query.get("full")) || 0 } : null;
}

export default function SupplierList() {
  return <SupplierListPage {...useLoaderData<typeof loader>()} />;
}
