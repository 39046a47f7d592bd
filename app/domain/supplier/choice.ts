import { readSupplierList, type SupplierListAddress, supplierListQuery } from "./list-address.ts";
import { readChosenSuppliers } from "./supplier-form.ts";

/** Some suppliers of a list, or all that fit its filters. */
export type SupplierChoice = { ids: string[] } | { all: SupplierListAddress };

/** What an address chooses; what it does not understand is left out. */
export function readSupplierChoice(query: URLSearchParams): SupplierChoice {
  if (query.get("all") !== "yes") return { ids: readChosenSuppliers(query) };
  const { cursor: _, ...all } = readSupplierList(query);
  return { all };
}

/** The query part of an address that chooses all suppliers of a list. */
export function everySupplierQuery(address: Partial<SupplierListAddress>): string {
  const query = new URLSearchParams(supplierListQuery(address));
  query.set("all", "yes");
  return `?${query}`;
}
