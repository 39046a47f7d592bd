import { z } from "zod";
import { Day, Instant } from "#app/domain/record/parts.ts";
import { type PublishedSchema, publish } from "#app/domain/record/schema.ts";
import { SUBCONTRACT_LIST_WORDS, SubcontractList } from "./subcontract-list.ts";
import { SUPPLIER_LIST_WORDS, SupplierList } from "./supplier-list.ts";

/** The parts that stand in a list many times, by the name they carry under `$defs`. */
function namedParts() {
  const named = z.registry<{ id: string; description: string }>();
  named.add(Day, { id: "Day", description: "A calendar date without a time zone." });
  named.add(Instant, { id: "Instant", description: "An instant in UTC." });
  return named;
}

/** Every published schema of a list for programs. */
export function listListSchemas(): PublishedSchema[] {
  return [
    publish(
      "subcontract-list",
      SubcontractList,
      "The list of subcontracts",
      SUBCONTRACT_LIST_WORDS,
      namedParts(),
    ),
    publish(
      "supplier-list",
      SupplierList,
      "The list of suppliers",
      SUPPLIER_LIST_WORDS,
      namedParts(),
    ),
  ];
}
