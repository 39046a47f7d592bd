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

const apart = (firstId: string, secondId: string, sharedCages: string[] = []) => ({
  firstId,
  secondId,
  sharedCages,
});

test("two that were told apart are no pair, whichever of them is named first", () => {
  const both = [named("a", "Harrow Castings"), named("b", "Harrow Castings, Inc.")];
  expect(findAlikePairs(both, 10, [apart("a", "b")])).toEqual([]);
  expect(findAlikePairs(both, 10, [apart("b", "a")])).toEqual([]);
});

test("they are a pair again once both have a CAGE code that they did not share then", () => {
  const both = [named("a", "Harrow", ["7HR01"]), named("b", "Harrow", ["7HR01"])];
  expect(findAlikePairs(both, 10, [apart("a", "b", ["7HR01"])])).toEqual([]);
  const [pair] = findAlikePairs(both, 10, [apart("a", "b")]);
  expect(pair?.why).toBe(
    "Both have CAGE 7HR01, which they did not share when they were marked as two companies.",
  );
});

test("a third that is like both of two told apart is named beside the first, and beside the other in its turn", () => {
  const three = ["a", "b", "c"].map((id) => named(id, "Harrow Castings"));
  const pairs = (said: ReturnType<typeof apart>[]) =>
    findAlikePairs(three, 10, said).map(({ a, b }) => `${a.id} ${b.id}`);
  expect(pairs([apart("a", "b")])).toEqual(["a c"]);
  expect(pairs([apart("a", "b"), apart("a", "c")])).toEqual(["b c"]);
  expect(pairs([apart("a", "b"), apart("a", "c"), apart("b", "c")])).toEqual([]);
});
