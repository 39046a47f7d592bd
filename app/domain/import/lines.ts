import { formatPiid } from "#app/domain/contract/piid.ts";
import { formatValue } from "#app/domain/subcontract/value.ts";
import type { ImportChange, ImportPlan, PlannedSubcontract, PlannedSupplier } from "./types.ts";

/** One thing an import does, in words. */
export type ImportLine = {
  row: number;
  change: ImportChange;
  kind: "supplier" | "subcontract";
  name: string;
  /** what is new or different, a sentence part each */
  details: string[];
};

export type ImportCounts = Record<ImportChange, number>;

/** Everything a plan does, in the order of the rows. */
export function listImportLines(plan: ImportPlan): ImportLine[] {
  const lines = [
    ...plan.suppliers.map(supplierLine),
    ...plan.subcontracts.map((one) =>
      subcontractLine(one, plan.suppliers[one.supplier]?.legalName ?? ""),
    ),
  ];
  return lines.sort((a, b) => a.row - b.row);
}

/** How many things are new, changed and unchanged. */
export function countChanges(things: readonly { change: ImportChange }[]): ImportCounts {
  const counts: ImportCounts = { new: 0, changed: 0, unchanged: 0 };
  for (const { change } of things) counts[change] += 1;
  return counts;
}

const listed = (values: readonly string[]) => values.join(" ") || "none";

function supplierLine(supplier: PlannedSupplier): ImportLine {
  const { row, change, legalName, existing } = supplier;
  return {
    row,
    change,
    kind: "supplier" as const,
    name: legalName,
    details: [
      ...difference("Name", existing?.legalName, existing ? legalName : null),
      ...difference("UEI", existing?.uei, supplier.uei),
      ...difference("CAGE codes", existing && listed(existing.cages), listed(supplier.cages)),
      ...difference("Tags", existing && listed(existing.tags), listed(supplier.tags)),
      ...supplier.newContacts.map(({ name, email }) =>
        name ? `Contact ${name} <${email}>` : `Contact ${email}, name to follow`,
      ),
      ...supplier.namedContacts.map(({ name, email }) => `Name of ${email}: ${name}`),
    ],
  };
}

function subcontractLine(subcontract: PlannedSubcontract, supplierName: string): ImportLine {
  const { row, change, number, existing } = subcontract;
  const cots = (value: boolean | undefined) => (value ? "yes" : "no");
  return {
    row,
    change,
    kind: "subcontract" as const,
    name: number,
    details: [
      ...(existing ? [] : [`${supplierName}, contract ${formatPiid(subcontract.contractPiid)}`]),
      ...difference("Title", existing?.title, subcontract.title),
      ...difference("Planned award", existing?.plannedAwardOn, subcontract.plannedAwardOn),
      ...difference("Value", sayValue(existing?.value), sayValue(subcontract.value)),
      ...difference("Information", existing?.information, subcontract.information),
      ...difference(
        "CUI categories",
        existing && listed(existing.cuiCategories),
        listed(subcontract.cuiCategories),
      ),
      ...difference(
        "Off-the-shelf only",
        existing && cots(existing.commercialOffTheShelfOnly),
        subcontract.information && cots(subcontract.commercialOffTheShelfOnly),
      ),
    ],
  };
}

function sayValue(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : formatValue(value);
}

function difference(
  term: string,
  before: string | null | undefined,
  after: string | null,
): string[] {
  if (after === null || after === "none" || before === after) return [];
  return [before ? `${term}: ${before} → ${after}` : `${term}: ${after}`];
}
