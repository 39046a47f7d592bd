import { expect, test } from "vitest";
import { planImport } from "./plan.ts";
import { previewImport } from "./preview.ts";
import { readImportRows } from "./read-rows.ts";

const NOTHING_RECORDED = { suppliers: [], contacts: [], contracts: [], subcontracts: [] };

/** The preview of a list as it is shown first. */
function preview(...lines: string[]) {
  const table = lines.map((line, index) => ({ row: index + 1, cells: line.split(",") }));
  const { rows, problems, columns } = readImportRows(table);
  return previewImport(
    planImport(rows, NOTHING_RECORDED),
    { problems, alike: [], columns: columns.map(({ column }) => column) },
    { tab: "", page: 1 },
  );
}

test("a column that every row needs and the file does not have is said once", () => {
  const { tab, problems, counts, rowsLeftOut } = preview(
    "legal_name,subcontract_number,subcontract_title,uei",
    "Harrow Castings,PO-1,Castings,",
    "Lindqvist Optics,PO-2,Lenses,",
    "Marrow Lake,PO-3,Manuals,short",
  );
  expect(tab).toBe("problems");
  expect(problems).toEqual([
    {
      row: 2,
      rows: 3,
      column: "contract_piid",
      problem: "The file has no such column. Name the contract of this subcontract.",
    },
    expect.objectContaining({ row: 4, rows: 1, column: "uei" }),
  ]);
  expect(counts.problems).toBe(2);
  expect(rowsLeftOut).toBe(3);
});

test("what is blank in a column of the file is said of each row", () => {
  const { problems } = preview(
    "legal_name,contract_piid,subcontract_number,subcontract_title",
    "Harrow Castings,,PO-1,Castings",
    "Lindqvist Optics,,PO-2,Lenses",
  );
  expect(problems.map(({ row, rows, column }) => [row, rows, column])).toEqual([
    [2, 1, "contract_piid"],
    [3, 1, "contract_piid"],
  ]);
});
