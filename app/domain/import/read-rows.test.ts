import { expect, test } from "vitest";
import { sampleRows } from "./columns.ts";
import { readImportRows } from "./read-rows.ts";

const HEADER = sampleRows()[0] ?? [];

/** Read a list from its lines. */
const read = (lines: string[][]) =>
  readImportRows(lines.map((cells, index) => ({ row: index + 1, cells })));

/** One line of a file, from the cells that matter. */
function line(cells: Record<string, string>): string[] {
  return HEADER.map((column) => cells[column] ?? "");
}

const good = { legal_name: "Harrow Castings" };
const subcontract = {
  ...good,
  contract_piid: "N00024-26-C-5501",
  subcontract_number: "PO-1",
  subcontract_title: "Housings",
};

test("the sample file has no problems", () => {
  const { rows, problems } = read(sampleRows());
  expect(problems).toEqual([]);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({
    row: 2,
    legalName: "Harrow Castings, Inc.",
    cages: ["7HR01", "7HR02"],
    tags: ["castings", "critical"],
    subcontract: { information: "CUI", commercialOffTheShelfOnly: false, value: 1_250_000 },
  });
});

test.each<[string, Record<string, string>, string, RegExp]>([
  ["no name", { uei: "H4RR0WCAST25" }, "legal_name", /needs the supplier's legal name/],
  ["a UEI that is too short", { ...good, uei: "ABC" }, "uei", /12 characters/],
  ["a CAGE code with the letter O", { ...good, cages: "7HRO1" }, "cages", /did you mean 0: 7HR01/],
  ["a tag without end", { ...good, tags: "x".repeat(41) }, "tags", /longer than 40/],
  ["a contact without address", { ...good, contact_name: "June" }, "contact_email", /email/],
  [
    "an address that is none",
    { ...good, contact_name: "June", contact_email: "june" },
    "contact_email",
    /not an email/,
  ],
  [
    "a value that may be either",
    { ...subcontract, subcontract_value: "1.250.000,00" },
    "subcontract_value",
    /US dollars/,
  ],
  ["an error of a formula", { ...good, cages: "#REF!" }, "cages", /error #REF! of a formula/],
  [
    "a PIID that is too short",
    { ...subcontract, contract_piid: "N00024-26-C" },
    "contract_piid",
    /9 characters were given/,
  ],
  [
    "a subcontract without a contract",
    { ...subcontract, contract_piid: "" },
    "contract_piid",
    /Name the contract/,
  ],
  [
    "a subcontract without a number",
    { ...subcontract, subcontract_number: "" },
    "subcontract_number",
    /number/,
  ],
  [
    "a day that does not exist",
    { ...subcontract, planned_award_on: "2027-02-29" },
    "planned_award_on",
    /not a date/,
  ],
  [
    "an unknown kind of information",
    { ...subcontract, information: "secret" },
    "information",
    /none, FCI or CUI/,
  ],
  [
    "neither yes nor no",
    { ...subcontract, information: "FCI", commercial_off_the_shelf_only: "maybe" },
    "commercial_off_the_shelf_only",
    /yes or no/,
  ],
  [
    "off the shelf, of unknown information",
    { ...subcontract, commercial_off_the_shelf_only: "yes" },
    "information",
    /information flows too/,
  ],
])("%s is a problem of its column", (_, cells, column, problem) => {
  const { rows, problems } = read([HEADER, line(good), line(cells)]);
  expect(rows.map(({ row }) => row)).toEqual([2]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ row: 3, column });
  expect(problems[0]?.problem).toMatch(problem);
});

test("columns may stand in any order, and most may be missing", () => {
  const { rows, problems } = read([
    ["UEI", "Legal_Name "],
    ["h4rr0wcast25", "Harrow  Castings"],
  ]);
  expect(problems).toEqual([]);
  expect(rows[0]).toMatchObject({ legalName: "Harrow Castings", uei: "H4RR0WCAST25" });
});

test.each<[string, string[], RegExp]>([
  [
    "the name is missing",
    ["uei", "city"],
    /No column is named legal_name.* The first row has: uei, city\./,
  ],
  ["a column is there twice", ["legal_name", "uei", "UEI"], /Two columns are named uei/],
])("a file is refused whole when %s", (_, header, problem) => {
  const { rows, problems } = read([header, ["a", "b", "c"]]);
  expect(rows).toEqual([]);
  expect(problems[0]?.row).toBe(1);
  expect(problems[0]?.problem).toMatch(problem);
});

test("a row shows all its problems at once", () => {
  const { problems } = read([HEADER, line({ uei: "x", cages: "y" })]);
  expect(problems.map(({ column }) => column)).toEqual(["legal_name", "uei", "cages"]);
});

test("a contact's name may follow", () => {
  const { rows, problems } = read([
    ["legal_name", "contact_email"],
    ["Harrow", "June@Harrow.example"],
  ]);
  expect(problems).toEqual([]);
  expect(rows[0]?.contact).toEqual({ name: "", email: "june@harrow.example", title: null });
});

test("of a cell with a character that cannot be kept the row is told, and nothing of it is kept", () => {
  const { rows, problems } = read([
    ["legal_name", "u\0ei"],
    ["Lark\0spur", "x\0"],
  ]);
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([
    { row: 2, column: "" },
    { row: 2, column: "uei" },
  ]);
  expect(JSON.stringify(problems)).not.toContain("\\u0000");
});
