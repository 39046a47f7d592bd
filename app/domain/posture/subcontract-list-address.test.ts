import { expect, test } from "vitest";
import { MOST_CHOSEN } from "#app/domain/subcontract/chosen.ts";
import {
  readChosenSubcontracts,
  readSubcontractList,
  subcontractListQuery,
} from "./subcontract-list-address.ts";

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

test("an address is read as it was written", () => {
  const address = {
    search: "50 % steel & more",
    isNear: true,
    state: "ineligible" as const,
    standing: "to-review" as const,
    contractId: "0b7f0f5e-4b53-4a55-9f13-3c5a2f7f8a11",
    handles: "not-answered" as const,
    own: "not-met" as const,
    lapsesIn: "2027-03",
    changesByAward: true,
    isClosed: true,
    sort: "until" as const,
    isDescending: true,
  };
  const cursor = { number: "PO 1+1", place: "9999-12-31" };
  const query = subcontractListQuery(address, cursor);
  expect(readSubcontractList(new URLSearchParams(query))).toEqual({ ...address, cursor });
});

test("the whole list has no query", () => {
  expect(subcontractListQuery(readSubcontractList(new URLSearchParams()))).toBe("");
});

test("what is not understood is left out", () => {
  const asked = "state=wonderful&sort=luck&lapsesIn=2027-13&contract=1%20or%201&handles=gold";
  expect(subcontractListQuery(readSubcontractList(new URLSearchParams(asked)))).toBe("");
  for (const month of ["0000-01", "9999-12"])
    expect(readSubcontractList(new URLSearchParams({ lapsesIn: month })).lapsesIn).toBeUndefined();
});

test("the selected are taken once each, and no more than can be done together", () => {
  const query = new URLSearchParams([
    ["subcontractId", id(0)],
    ["subcontractId", "nothing"],
    ...Array.from({ length: 300 }, (_, index) => ["subcontractId", id(index)]),
  ]);
  const chosen = readChosenSubcontracts(query);
  expect("ids" in chosen && chosen.ids).toEqual(
    Array.from({ length: MOST_CHOSEN }, (_, index) => id(index)),
  );
});

test("all that fit are asked for by the filters alone", () => {
  const query = new URLSearchParams("all=yes&standing=to-issue&subcontractId=x");
  const { cursor: _, ...all } = readSubcontractList(new URLSearchParams("standing=to-issue"));
  expect(readChosenSubcontracts(query)).toEqual({ all });
});
