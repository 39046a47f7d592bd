import { expect, test } from "vitest";
import { findAlikePairs, type RecordedSupplier } from "./alike.ts";

const named = (id: string, legalName: string, cages: string[] = []): RecordedSupplier => ({
  id,
  legalName,
  cages,
});

const pairsOf = (recorded: RecordedSupplier[], most = 100) =>
  findAlikePairs(recorded, most).map(({ a, b }) => `${a.id} ${b.id}`);

test.each([
  ["the kind of company apart", "Harrow Castings, Inc.", "HARROW CASTINGS LLC", true],
  ["one letter missing", "Harrow Castings", "Harow Castings", true],
  ["two neighbours exchanged", "Harrow Castings", "Harrwo Castings", true],
  ["another company", "Harrow Castings", "Tidewater Coatings", false],
  ["a short name with another letter", "Acme", "Acne", false],
  ["no telling letter at all", "The Company, Inc.", "Co. Ltd.", false],
])("%s: %s and %s", (_, first, second, isPair) => {
  expect(pairsOf([named("a", first), named("b", second)])).toEqual(isPair ? ["a b"] : []);
});

test("a shared CAGE code says so, whatever the names", () => {
  const [pair] = findAlikePairs(
    [named("a", "Harrow", ["7HR01"]), named("b", "Tidewater", ["8TW55", "7HR01"])],
    10,
  );
  expect(pair).toMatchObject({ why: "Both have CAGE 7HR01." });
});

test("each pair comes once, and no more than are asked for", () => {
  const same = ["a", "b", "c"].map((id) => named(id, "Harrow Castings", ["7HR01"]));
  expect(pairsOf(same)).toEqual(["a b", "a c"]);
  expect(pairsOf(same, 1)).toEqual(["a b"]);
});
