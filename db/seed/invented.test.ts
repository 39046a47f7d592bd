import { expect, test } from "vitest";
import { isCage, isUei } from "#app/domain/organization/identifiers.ts";
import { inventCompanyName, inventPersonName, makeCage, makeUei } from "./invented.ts";
import { randomFrom } from "./random.ts";

test("the same seed gives the same numbers, another one others", () => {
  const draw = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 5 }, () => random.uuid());
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

test("whole numbers reach both ends and no further", () => {
  const random = randomFrom(1);
  const drawn = new Set(Array.from({ length: 200 }, () => random.whole(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test("identifiers have their form and never repeat", () => {
  const indices = Array.from({ length: 20_000 }, (_, index) => index);
  const ueis = indices.map(makeUei);
  const cages = indices.map(makeCage);
  expect(ueis.every(isUei)).toBe(true);
  expect(cages.every(isCage)).toBe(true);
  expect(new Set(ueis).size).toBe(ueis.length);
  expect(new Set(cages).size).toBe(cages.length);
});

test("names read like names", () => {
  const random = randomFrom(2);
  expect(inventCompanyName(random)).toMatch(/^\p{Lu}.+ \p{Lu}/u);
  expect(inventPersonName(random)).toMatch(/^\p{Lu}\p{L}+ \p{Lu}/u);
});
