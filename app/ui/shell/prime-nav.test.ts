import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { primeNav } from "./prime-nav.ts";

const { prime } = paths;
const NOTHING = {
  today: 0,
  toReview: 0,
  questionnaires: 0,
  exceptions: 0,
  dueConditions: 0,
  notes: 0,
};

const currentAt = (pathname: string) =>
  primeNav("o", pathname, NOTHING)
    .filter(({ current }) => current)
    .map(({ label }) => label);

test.each([
  [prime.overview("o"), ["Overview"]],
  [prime.postureMonths("o"), ["Overview"]],
  [prime.chase("o"), ["Today"]],
  [prime.remindChosen("o"), ["Today"]],
  [prime.ownTerms("o"), ["Contracts"]],
  [prime.reminders("o"), ["Expirations"]],
  [prime.letters("o"), ["Expirations"]],
  [prime.supplier("o", "s"), ["Suppliers"]],
  [prime.search("o"), []],
])("at %s the navigation marks %j", (pathname, sections) => {
  expect(currentAt(pathname)).toEqual(sections);
});
