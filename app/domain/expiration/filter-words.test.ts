import { expect, test } from "vitest";
import { sayExpirationFilter } from "./filter-words.ts";

const ALL = { kind: undefined, when: undefined, contractId: undefined, search: "", isMine: false };

test("a list that is narrowed by nothing has nothing to say", () => {
  expect(sayExpirationFilter(ALL)).toEqual([]);
});

test("each filter is said, the contract by its number", () => {
  const contractId = "00000000-0000-4000-8000-000000000001";
  expect(
    sayExpirationFilter({
      kind: "affirmation-due",
      when: "2027-03",
      contractId,
      contractPiid: "N0002426C5310",
      search: "granite",
      isMine: true,
    }),
  ).toEqual([
    "holding “granite”",
    "Affirmation due",
    "Expirations in March 2027",
    "contract N00024-26-C-5310",
    "suppliers owned by the reader",
  ]);
  expect(sayExpirationFilter({ ...ALL, when: "overdue" })).toEqual(["Overdue"]);
});
