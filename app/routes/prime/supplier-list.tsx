import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayDo } from "#app/domain/person/decide-access.ts";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import { listSuppliers, listTags } from "#app/queries/supplier/supplier.server.ts";
import { SupplierListPage } from "#app/ui/supplier/supplier-list-page.tsx";
import { reading, requireAccess } from "#app/web/require-access.server.ts";

export const meta: MetaFunction = () => [{ title: "Suppliers - Flowdown" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAccess(request, params, "portfolio:read");
  const query = new URL(request.url).searchParams;
  const { cursor, ...filter } = readSupplierList(query);
  const [page, tags] = await reading(actor, (scope) =>
    Promise.all([listSuppliers(scope, filter, cursor), listTags(scope)]),
  );
  const list = paths.prime.suppliers(actor.organizationId);
  const [first, last] = [page.suppliers[0], page.suppliers.at(-1)];
  const to = (direction: "after" | "before", row: typeof first) =>
    row && list + supplierListQuery(filter, { direction, id: row.id, legalName: row.legalName });
  const invited = Number(query.get("invited") ?? Number.NaN);
  const skipped = Number(query.get("skipped") ?? 0);
  const isQuotaReached = query.get("problem") === "quota";
  return {
    organizationId: actor.organizationId,
    suppliers: page.suppliers,
    filter: { search: filter.search, state: filter.state ?? "", tag: filter.tag },
    tags,
    previousHref: page.hasPrevious ? to("before", first) : undefined,
    nextHref: page.hasNext ? to("after", last) : undefined,
    exportHref: paths.prime.exportSuppliers(actor.organizationId) + supplierListQuery(filter),
    invited: Number.isInteger(invited) ? { invited, skipped, isQuotaReached } : null,
    mayWrite: mayDo(actor.role, "supplier:write"),
  };
}

export default function SupplierList() {
  return <SupplierListPage {...useLoaderData<typeof loader>()} />;
}
