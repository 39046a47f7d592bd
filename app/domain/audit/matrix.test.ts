import { expect, test } from "vitest";
import {
  MATRIX_HEADER,
  type MatrixFilter,
  type MatrixRow,
  matrixLine,
  readMatrixFilter,
  writeMatrixFilter,
} from "./matrix.ts";

const CONTRACT = "0b54a2f5-4b0c-4d4e-9d6c-2f2a3c1b9e11";

test.each<[string, MatrixFilter]>([
  ["", {}],
  [`contract=${CONTRACT}&state=lapsing`, { contractId: CONTRACT, state: "lapsing" }],
  ["q=Harrow+%26+Sons&after=SC-0100", { search: "Harrow & Sons", after: "SC-0100" }],
])("the address %j is a filter and the filter that address", (address, filter) => {
  const read = readMatrixFilter(new URLSearchParams(address));
  expect(JSON.parse(JSON.stringify(read))).toEqual(filter);
  expect(writeMatrixFilter(filter)).toBe(address);
});

test("what makes no sense in an address does not narrow the matrix", () => {
  const read = readMatrixFilter(new URLSearchParams("contract=1&state=fine&q=+"));
  expect(writeMatrixFilter(read)).toBe("");
});

test("a line of the file has a cell for each column", () => {
  const row: MatrixRow = {
    id: "1",
    number: "SC-1",
    title: "Housings",
    supplierName: "Harrow Castings",
    contractId: CONTRACT,
    contractPiid: "FA862026C0042",
    required: "Level 2 (C3PAO)",
    verdict: "eligible",
    state: "eligible",
    holdsUntil: "2027-03-01",
    awardDayVerdict: "ineligible",
    plannedAwardOn: "2027-03-20",
    issuedOn: "2026-02-03",
    acknowledgement: null,
    standing: "to-review",
    accepted: 2,
    returned: 1,
    toReview: 1,
    awardedOn: "2026-04-01",
    isSupported: false,
    exceptions: 1,
    findings: 2,
    questions: 0,
  };
  const line = matrixLine(row, ["7", "8"]);
  expect(line).toHaveLength(MATRIX_HEADER.length);
  expect(line[0]).toBe("FA8620-26-C-0042");
  expect(line).toContain("2026-02-03");
  expect(line).toContain("by exception");
  expect(line.at(-1)).toBe("7; 8");
});
