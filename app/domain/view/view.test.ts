import { expect, test } from "vitest";
import { stateOfList } from "./lists.ts";
import { ALL_QUERY, listLeftOut, type SavedView, showViews } from "./view.ts";

const ME = "me";
const RISKY: SavedView = {
  id: "risky",
  list: "subcontracts",
  name: "Risky",
  query: "sort=value&order=down&state=ineligible",
  isShared: true,
  madeBy: { id: "somebody", name: "Dana Whitlock" },
  isDefault: false,
};
const FORMER: SavedView = {
  ...RISKY,
  id: "former",
  name: "Of before",
  query: "state=doubtful&colour=red&handles=CUI",
  madeBy: { id: ME, name: "June Okafor" },
};

const shown = (asked: string, views = [RISKY, FORMER]) =>
  showViews(views, "subcontracts", new URLSearchParams(asked), ME);

test("the state of a list has one spelling, without where its page begins", () => {
  const one = "state=ineligible&order=down&sort=value";
  expect(stateOfList("subcontracts", `${one}&from=x&after=SC-1&issued=3`)).toBe(
    stateOfList("subcontracts", "sort=value&order=down&state=ineligible"),
  );
  expect(stateOfList("suppliers", "q=%20harrow%20&after=x")).toBe("q=harrow");
  expect(stateOfList("expirations", "when=2027-13")).toBe("");
  expect(stateOfList("remediation", "state=slipping&from=2026-12-01&after=x&saved=y")).toBe(
    "state=slipping",
  );
  expect(stateOfList("reviews", "kind=assessment&done=x")).toBe("kind=assessment");
});

test("the view whose state the list shows is the current one, however the address is written", () => {
  const { views, current, unsaved, leftOut } = shown("state=ineligible&sort=value&order=down");
  expect(views.map(({ isCurrent, by }) => [isCurrent, by])).toEqual([
    [true, "Dana Whitlock"],
    [false, null],
  ]);
  expect(current).toEqual({ id: "risky", name: "Risky", isMine: false });
  expect([unsaved, leftOut]).toEqual([null, []]);
});

test("what is no view yet can be saved; the plain list is none", () => {
  expect(shown("state=lapsing")).toMatchObject({ current: null, unsaved: "state=lapsing" });
  expect(shown("")).toMatchObject({ current: null, unsaved: null });
});

test("a view with a filter that is gone opens with the rest, and says what was left out", () => {
  expect(listLeftOut(FORMER)).toEqual(["state=doubtful", "colour=red"]);
  const opened = shown(`${FORMER.query}&view=former`);
  expect(opened).toMatchObject({
    current: { id: "former", isMine: true },
    leftOut: ["state=doubtful", "colour=red"],
  });
  // The same state without the view opened is not that view.
  expect(shown("handles=CUI").current).toBeNull();
});

test("a view of which nothing is left is not the plain list", () => {
  const gone = { ...FORMER, query: "state=doubtful" };
  expect(shown("", [gone]).current).toBeNull();
  expect(shown("state=doubtful&view=former", [gone])).toMatchObject({
    current: { id: "former" },
    leftOut: ["state=doubtful"],
  });
});

test("who opens the list with a view sees which, and reaches the whole list by an address that says so", () => {
  expect(shown("").all).toBe("");
  const opened = shown("", [{ ...RISKY, isDefault: true }, FORMER]);
  expect(opened.views.map(({ isDefault }) => isDefault)).toEqual([true, false]);
  expect(opened.all).toBe(ALL_QUERY);
  expect(shown(ALL_QUERY, [RISKY])).toMatchObject({ current: null, unsaved: null });
});

test("the columns that are shown are part of a list's state", () => {
  expect(stateOfList("suppliers", "?columns=score&columns=state&q=granite")).toBe(
    "columns=state%2Cscore&q=granite",
  );
  expect(stateOfList("reviews", "?columns=score")).toBe("");
});
