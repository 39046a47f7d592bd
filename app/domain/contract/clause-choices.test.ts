import { expect, test } from "vitest";
import { listClauseChoices } from "./clause-choices.ts";

const tracks = new Map(listClauseChoices().map(({ number, track }) => [number, track]));

test.each([
  ["52.204-21", "codified"],
  ["52.240-93", "far-overhaul"],
  ["52.204-25", "codified"],
  ["52.240-91", "far-overhaul"],
  ["252.204-7020", "codified"],
  ["252.240-7997", "far-overhaul"],
  ["252.204-7012", "both"],
  ["252.204-7021", "both"],
])("%s runs on the track %s", (number, track) => {
  expect(tracks.get(number)).toBe(track);
});

test("FAR stands before DFARS, each in the order of its numbers, and none twice", () => {
  const numbers = listClauseChoices().map(({ number }) => number);
  expect(numbers).toEqual([...numbers].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)));
  expect(new Set(numbers).size).toBe(numbers.length);
});

function rank(number: string): number {
  return number.startsWith("52.") ? 0 : 1;
}
