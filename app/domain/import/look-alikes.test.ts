import { expect, test } from "vitest";
import { findLookAlikes } from "./look-alikes.ts";
import type { PlannedSupplier } from "./types.ts";

const planned = (row: number, legalName: string, cages: string[] = []): PlannedSupplier => ({
  row,
  change: "new",
  existing: null,
  legalName,
  uei: null,
  cages,
  tags: [],
  newContacts: [],
  namedContacts: [],
});
const recorded = [{ id: "s1", legalName: "Harrow Castings, Inc.", cages: ["7HR01"] }];

test.each([
  ["another kind of company", "HARROW CASTINGS LLC"],
  ["a letter missing", "Harow Castings Inc"],
  ["a letter too many", "Harrrow Castings"],
  ["another letter", "Harrow Costings"],
  ["two letters changed over", "Harrow Catsings"],
])("%s looks alike", (_, name) => {
  const found = findLookAlikes([planned(2, name)], recorded);
  expect(found).toMatchObject([{ row: 2, recordedId: "s1" }]);
});

test.each(["Harrow Forgings", "Tidewater Coatings LLC", "LLC", "Harrow"])("%s does not", (name) => {
  expect(findLookAlikes([planned(2, name)], recorded)).toEqual([]);
});

test("a CAGE code of another supplier is pointed at, and so are two rows of a file", () => {
  const rows = [
    planned(2, "Ironwood", ["7HR01"]),
    planned(3, "Elm & Sons Co"),
    planned(4, "Elm and Sons"),
  ];
  expect(findLookAlikes(rows, recorded)).toMatchObject(
    [
      { row: 2, hint: "CAGE 7HR01 is recorded for Harrow Castings, Inc." },
      { row: 4, recordedId: null, hint: /row 3/ as unknown as string },
    ].map((one) => ({ ...one, hint: expect.stringMatching(one.hint) })),
  );
});

test("what is recorded already is not pointed at", () => {
  const known = { ...planned(2, "Harrow Castings"), change: "unchanged" as const };
  expect(findLookAlikes([known], recorded)).toEqual([]);
});
