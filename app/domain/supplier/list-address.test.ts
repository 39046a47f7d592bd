import { expect, test } from "vitest";
import { readSupplierList, supplierListQuery } from "./list-address.ts";

const id = "0b7f0f5e-4b53-4a55-9f13-3c5a2f7f8a11";

test("an address is read as it was written", () => {
  const filter = {
    search: "50 % steel",
    isNear: true,
    state: "lapsing" as const,
    tag: "castings",
    isMine: true,
    sort: "until" as const,
    isDescending: true,
  };
  const cursor = {
    direction: "after" as const,
    id,
    legalName: "Harrow & Sons, Inc.",
    place: "2027-01-15",
  };
  const query = supplierListQuery(filter, cursor);
  expect(readSupplierList(new URLSearchParams(query))).toEqual({ ...filter, cursor });
});

test("the whole list has no query", () => {
  expect(supplierListQuery(readSupplierList(new URLSearchParams()))).toBe("");
});

test("what is not understood is left out", () => {
  const read = readSupplierList(new URLSearchParams("state=wonderful&after=1%20or%201&sort=luck"));
  expect(supplierListQuery(read)).toBe("");
});
