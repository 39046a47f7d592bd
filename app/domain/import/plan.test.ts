import { expect, test } from "vitest";
import { isEmptyPlan, planImport } from "./plan.ts";
import type { ImportRow } from "./read-rows.ts";
import type { ImportExisting } from "./types.ts";

const HARROW = "H4RR0WCAST25";

function row(number: number, facts: Partial<ImportRow> = {}): ImportRow {
  const blank = { uei: null, cages: [], tags: [], contact: null, subcontract: null };
  return { row: number, legalName: "Harrow Castings", ...blank, ...facts };
}

const po = {
  contractPiid: "N0002426C5501",
  number: "PO-1",
  title: "Housings",
  plannedAwardOn: null,
  value: null,
  information: "CUI" as const,
  cuiCategories: [],
  commercialOffTheShelfOnly: false,
};

const nothing: ImportExisting = { suppliers: [], contacts: [], contracts: [], subcontracts: [] };
const contracts = [{ id: "c1", piid: po.contractPiid }];
const harrow = { id: "s1", legalName: "Harrow Castings", uei: HARROW, cages: ["7HR01"], tags: [] };
const recorded: ImportExisting = {
  suppliers: [harrow],
  contacts: [{ supplierId: "s1", email: "june@harrow.example", name: "June" }],
  contracts,
  subcontracts: [{ ...po, id: "p1", contractId: "c1", supplierId: "s1", state: "proposed" }],
};

const june = { name: "June", email: "june@harrow.example", title: null };

test("several rows of one supplier make one supplier, with all their codes and contacts", () => {
  const { suppliers } = planImport(
    [
      row(2, { cages: ["7HR02"] }),
      row(3, { uei: HARROW, cages: ["7HR01"], contact: june }),
      row(4, { contact: june }),
    ],
    nothing,
  );
  expect(suppliers).toHaveLength(1);
  expect(suppliers[0]).toMatchObject({ change: "new", uei: HARROW, newContacts: [june] });
  expect(suppliers[0]?.cages.toSorted()).toEqual(["7HR01", "7HR02"]);
});

test("what is recorded already is unchanged", () => {
  const plan = planImport([row(2, { uei: HARROW, contact: june, subcontract: po })], recorded);
  expect(plan.problems).toEqual([]);
  expect(isEmptyPlan(plan)).toBe(true);
});

test.each<[string, Partial<ImportRow>]>([
  ["another name", { uei: HARROW, legalName: "Harrow Forgings" }],
  ["a code more", { cages: ["7HR02"] }],
  ["a tag more", { tags: ["critical"] }],
  ["a contact more", { contact: { ...june, email: "j2@harrow.example" } }],
])("%s changes a supplier", (_, facts) => {
  expect(planImport([row(2, facts)], recorded).suppliers[0]?.change).toBe("changed");
});

test("a blank cell changes nothing of a subcontract", () => {
  const blank = { ...po, information: null };
  const { subcontracts } = planImport([row(2, { subcontract: blank })], recorded);
  expect(subcontracts[0]).toMatchObject({ change: "unchanged", information: "CUI" });
});

test("a value is kept where the file says none, and changed where it says another", () => {
  const valued = {
    ...recorded,
    subcontracts: recorded.subcontracts.map((one) => ({ ...one, value: 48_500 })),
  };
  const [kept] = planImport([row(2, { subcontract: po })], valued).subcontracts;
  expect(kept).toMatchObject({ change: "unchanged", value: 48_500 });
  const said = { ...po, value: 50_000 };
  const [changed] = planImport([row(2, { subcontract: said })], valued).subcontracts;
  expect(changed).toMatchObject({ change: "changed", value: 50_000 });
});

test.each<[string, ImportRow[], ImportExisting, string, RegExp]>([
  ["an unknown contract", [row(2, { subcontract: po })], nothing, "contract_piid", /No contract/],
  [
    "a number twice in the file",
    [row(2, { subcontract: po }), row(3, { subcontract: po })],
    { ...nothing, contracts },
    "subcontract_number",
    /row 2/,
  ],
  [
    "a number of another supplier",
    [row(2, { legalName: "Tidewater", subcontract: po })],
    recorded,
    "subcontract_number",
    /another supplier/,
  ],
  [
    "two names for one UEI",
    [row(2, { uei: HARROW }), row(3, { uei: HARROW, legalName: "Tidewater" })],
    nothing,
    "legal_name",
    /Row 2/,
  ],
  [
    "a name that two recorded suppliers have",
    [row(2)],
    { ...nothing, suppliers: [harrow, { ...harrow, id: "s2", uei: null }] },
    "uei",
    /Give the UEI/,
  ],
])("%s leaves the row out", (_, rows, existing, column, problem) => {
  const { problems } = planImport(rows, existing);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatchObject({ column });
  expect(problems[0]?.problem).toMatch(problem);
});

test("a row that is left out leaves nothing behind", () => {
  const plan = planImport([row(2, { subcontract: po })], nothing);
  expect(plan.suppliers).toEqual([]);
});

test("the name of a contact follows in another row, or in a later file, and is never replaced", () => {
  const nameless = { ...june, name: "" };
  const rows = [row(2, { contact: nameless }), row(3, { contact: june })];
  expect(planImport(rows, nothing).suppliers[0]?.newContacts).toEqual([june]);
  const unnamed = { ...recorded, contacts: [{ supplierId: "s1", email: june.email, name: "" }] };
  const [named] = planImport(rows, unnamed).suppliers;
  expect(named).toMatchObject({
    change: "changed",
    newContacts: [],
    namedContacts: [{ email: june.email, name: "June" }],
  });
  const other = planImport([row(2, { contact: { ...june, name: "Juno" } })], recorded);
  expect(isEmptyPlan(other)).toBe(true);
  expect(isEmptyPlan(planImport([row(2, { contact: nameless })], unnamed))).toBe(true);
});
