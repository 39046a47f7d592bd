import { askOf, type SupplierAsk } from "#app/domain/supplier/ask.ts";
import type { Scope } from "#app/platform/db.server.ts";
import { listSupplierRequests } from "./detail.server.ts";

/** What a letter to a supplier says that is asked: its open requests and the earliest due date. */
export async function getSupplierAsk(scope: Scope, supplierId: string): Promise<SupplierAsk> {
  return askOf(await listSupplierRequests(scope, supplierId));
}
