import type { LoaderFunctionArgs } from "@remix-run/node";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import { listSuppliers } from "#app/queries/supplier/supplier.server.ts";
import { requireListAccess } from "#app/web/list-access.server.ts";
import {
  answerList,
  headOf,
  listedSupplier,
  requireUnderstood,
  withRows,
} from "#app/web/list-json.server.ts";
import { reading } from "#app/web/require-access.server.ts";

/** The list of suppliers as it is narrowed and sorted, as JSON for programs. */
export async function loader(asked: LoaderFunctionArgs) {
  const actor = await requireListAccess(asked);
  const query = new URL(asked.request.url).searchParams;
  const { cursor, ...filter } = readSupplierList(query);
  const size = requireUnderstood(query, supplierListQuery(filter, cursor), "suppliers");
  const { suppliers, next } = await reading(actor, (scope) =>
    listSuppliers(scope, filter, cursor, size),
  );
  const list = paths.prime.suppliersJson(actor.organizationId);
  return answerList({
    format: "flowdown-supplier-list",
    version: 1,
    ...headOf(actor, next && list + withRows(supplierListQuery(filter, next), query)),
    suppliers: suppliers.map((row) => listedSupplier(row, actor)),
  });
}
