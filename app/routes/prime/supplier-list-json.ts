import type { LoaderFunctionArgs } from "@remix-run/node";
import type { SupplierList } from "#app/domain/access-key/supplier-list.ts";
import { readSupplierList, supplierListQuery } from "#app/domain/supplier/list-address.ts";
import { paths } from "#app/paths.ts";
import { listSuppliersAsJson } from "#app/queries/supplier/suppliers-json.server.ts";
import { requireListAccess } from "#app/web/list-access.server.ts";
import {
  answerList,
  headOf,
  requireUnderstood,
  wholeAddress,
  withRows,
} from "#app/web/list-json.server.ts";

/** The list of suppliers as it is narrowed and sorted, as JSON for programs. */
export async function loader(asked: LoaderFunctionArgs) {
  const actor = await requireListAccess(asked);
  const { organizationId } = actor;
  const query = new URL(asked.request.url).searchParams;
  const { cursor, ...filter } = readSupplierList(query);
  const size = requireUnderstood(query, supplierListQuery(filter, cursor), "suppliers");
  const pages = wholeAddress(paths.prime.supplier(organizationId, ""));
  const { suppliers, next } = await listSuppliersAsJson(actor, filter, { cursor, size }, pages);
  const list = paths.prime.suppliersJson(organizationId);
  const head = {
    format: "flowdown-supplier-list" as const,
    version: 1 as const,
    ...headOf(actor, next && list + withRows(supplierListQuery(filter, next), query)),
  };
  return answerList<SupplierList, "suppliers">(head, "suppliers", suppliers);
}
