import { expect, test } from "vitest";
import { chaseQuery, readChaseAddress } from "./chase-address.ts";

const id = "00000000-0000-4000-8000-000000000001";

test.each([
  ["everybody", { search: "", contractId: undefined, owner: "everybody", isLate: false }],
  ["the late ones of mine", { search: "", contractId: undefined, owner: "me", isLate: true }],
  [
    "one contract's and one person's",
    { search: "harrow & sons", contractId: id, owner: { personId: id }, isLate: false },
  ],
] as const)("the address of %s is read as it was written", (_, filter) => {
  const after = { dueOn: "2026-11-29", requestId: id };
  expect(readChaseAddress(new URLSearchParams(chaseQuery(filter)))).toEqual({
    ...filter,
    after: null,
  });
  expect(readChaseAddress(new URLSearchParams(chaseQuery(filter, after))).after).toEqual(after);
});

test("what it does not understand is left out", () => {
  const query = new URLSearchParams("owner=somebody&contract=1&late=perhaps&after=yesterday x");
  expect(readChaseAddress(query)).toEqual({
    search: "",
    contractId: undefined,
    owner: "everybody",
    isLate: false,
    after: null,
  });
});

test.each(["2026-99-99", "0000-01-01"])(
  "a page begins after no day that does not exist: %s",
  (day) => {
    const after = `${day} 0b7f0f5e-4b53-4a55-9f13-3c5a2f7f8a11`;
    expect(readChaseAddress(new URLSearchParams({ after })).after).toBeNull();
  },
);
