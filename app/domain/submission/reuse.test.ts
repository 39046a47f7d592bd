import { expect, test } from "vitest";
import type { Lapse } from "#app/domain/renewal/lapse.ts";
import type { SectionStanding } from "./prepare.ts";
import { listReusable, nextOpenSection } from "./reuse.ts";

const standing = (section: SectionStanding["section"], change: Partial<SectionStanding> = {}) =>
  ({
    section,
    state: "not-started",
    values: {},
    answer: null,
    prefilled: null,
    draft: null,
    returned: [],
    ...change,
  }) as SectionStanding;

const told = { prefilled: { values: {}, factIds: [], statedAt: "" }, answer: {} as never };
const returned = [
  { factId: "f", kind: "assessment" as const, reason: "", returnedAt: "", returnedBy: "" },
];

test("only what earlier answers complete, untouched and not returned, is used again", () => {
  const sections = [
    standing("organization", told),
    standing("system", { ...told, answer: null }),
    standing("acknowledgement"),
    standing("assessment", { ...told, returned }),
    standing("certification", { ...told, state: "done" }),
  ];
  expect(listReusable(sections).map(({ section }) => section)).toEqual(["organization"]);
});

test("what a renewal asks for anew is not used again", () => {
  const sections = [standing("organization", told), standing("affirmation", told)];
  const lapse = { kind: "affirmation-due", id: "f", on: "2027-01-12", what: "", citation: null };
  const renews = { lapses: [lapse as Lapse] };
  expect(listReusable(sections, renews).map(({ section }) => section)).toEqual(["organization"]);
});

test.each([
  ["organization", "system"],
  ["acknowledgement", "system"],
  ["assessment", "system"],
])("after %s comes %s", (after, next) => {
  const sections = [
    standing("organization", { state: "done" }),
    standing("system"),
    standing("acknowledgement"),
    standing("assessment", { state: "done" }),
  ];
  expect(nextOpenSection(sections, after)?.section).toBe(next);
});

test("when all are done there is no next section", () => {
  expect(nextOpenSection([standing("organization", { state: "done" })], "organization")).toBeNull();
});
