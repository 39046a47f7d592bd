import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EXPIRATION_COLUMNS } from "#app/domain/expiration/export-list.ts";
import { SUBCONTRACT_COLUMNS } from "#app/domain/posture/subcontract-export.ts";
import { PLAN_COLUMNS } from "#app/domain/remediation/plan-list-export.ts";
import { SUPPLIER_COLUMNS } from "#app/domain/supplier/export-list.ts";
import { LIST_COLUMNS } from "#app/domain/view/lists.ts";
import { subcontractColumns } from "#app/ui/contract/subcontract-columns.tsx";
import { expirationColumns } from "#app/ui/expiration/expiration-columns.tsx";
import { planColumns } from "#app/ui/remediation/suppliers-plans-table.tsx";
import { supplierColumns } from "#app/ui/supplier/supplier-columns.tsx";
import { ColumnChoice, shownColumns } from "./column-choice.tsx";

const unsorted = { isNear: false, isDescending: false };
const to = () => "";
const LISTS = [
  {
    list: "suppliers",
    columns: supplierColumns("o", { filter: { ...unsorted, sort: "name" }, to }),
    file: SUPPLIER_COLUMNS,
  },
  {
    list: "subcontracts",
    columns: subcontractColumns("o", {
      showsContract: true,
      at: "",
      sorting: { filter: { ...unsorted, sort: "number" }, to },
    }),
    file: SUBCONTRACT_COLUMNS,
  },
  {
    list: "expirations",
    columns: expirationColumns("o", "2026-12-01", true),
    file: EXPIRATION_COLUMNS,
  },
  { list: "remediation", columns: planColumns("o"), file: PLAN_COLUMNS },
] as const;

test.each(LISTS)(
  "every column of $list but the first can be left out",
  ({ list, columns, file }) => {
    const [, ...others] = columns.map(({ id }) => id);
    expect(others).toEqual([...LIST_COLUMNS[list]]);
    const told = file.flatMap((column) => ("of" in column && column.of ? [column.of] : []));
    for (const of of told) expect(others).toContain(of);
  },
);

test("the first column stands whatever is chosen", () => {
  const [{ columns }] = LISTS;
  expect(shownColumns(columns, ["score"]).map(({ id }) => id)).toEqual(["name", "score"]);
  expect(shownColumns(columns, null)).toEqual(columns);
});

test("the choice keeps what else the address says, and ticks what is shown", () => {
  const [{ columns }] = LISTS;
  const markup = renderToStaticMarkup(
    <ColumnChoice columns={columns} chosen={["score"]} query="?q=a%26b" listHref="/suppliers" />,
  );
  expect(markup).toContain('<input type="hidden" name="q" value="a&amp;b"/>');
  expect(markup.match(/type="checkbox"/g)).toHaveLength(columns.length - 1);
  expect(markup.match(/checked=""/g)).toHaveLength(1);
  expect(markup).toContain("Columns: 1 of 6");
});
