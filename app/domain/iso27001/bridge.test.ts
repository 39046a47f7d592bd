import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { annexA2022, requirements } from "#catalogs/index.ts";
import { bridgeIso, CONTROL_THEMES, controlsOf, type IsoStatement } from "./bridge.ts";
import { CONTROL_WORDS } from "./control-words.ts";
import { isProposal, proposeAnswers } from "./proposal.ts";

const ON = calendarDate("2026-11-24");
const ALL = annexA2022().map(({ id }) => id);
const statement = (change: Partial<IsoStatement> = {}): IsoStatement => ({
  scopeIncludesCuiSystem: true,
  expiresOn: calendarDate("2027-06-30"),
  controls: ALL,
  ...change,
});
const counts = (given: IsoStatement) => {
  const { covered, partly, left } = bridgeIso(given, {}, ON).totals;
  return [covered.count, partly.count, left.count];
};
const rowOf = (given: IsoStatement, id: string) =>
  bridgeIso(given, {}, ON).rows.find((row) => row.id === id);

test("with every control in the statement it is what NIST's table says: 50, 20 and 40", () => {
  expect(counts(statement())).toEqual([50, 20, 40]);
});

test("with no control in the statement everything is left", () => {
  expect(counts(statement({ controls: [] }))).toEqual([0, 0, 110]);
});

test("a control that is not in the statement makes what it relates to partly covered", () => {
  const without = statement({ controls: ALL.filter((id) => id !== "A.5.15") });
  expect(rowOf(statement(), "3.1.1")?.coverage).toBe("covered");
  expect(rowOf(without, "3.1.1")).toMatchObject({ coverage: "partly" });
  expect(rowOf(without, "3.1.1")?.controls).toContainEqual({ id: "A.5.15", isIncluded: false });
});

test.each([
  ["whose scope leaves the CUI system out", { scopeIncludesCuiSystem: false }],
  ["that expired yesterday", { expiresOn: calendarDate("2026-11-23") }],
])("a certificate %s covers nothing", (_, change) => {
  expect(counts(statement(change))).toEqual([0, 0, 110]);
});

test("the points at stake are all there are, and only a result takes them off", () => {
  const stake = (results: Parameters<typeof bridgeIso>[1]) => {
    const { covered, partly, left } = bridgeIso(statement(), results, ON).totals;
    return covered.pointsAtStake + partly.pointsAtStake + left.pointsAtStake;
  };
  expect(stake({})).toBe(313);
  expect(stake({ "3.1.1": "met" })).toBe(308);
});

test("the families hold every requirement once, and the picture adds up to the table", () => {
  const { families, totals } = bridgeIso(statement(), {}, ON);
  expect(families).toHaveLength(14);
  const sum = (name: "covered" | "partly" | "left") =>
    families.reduce((total, family) => total + family[name], 0);
  expect([sum("covered"), sum("partly"), sum("left")]).toEqual([50, 20, 40]);
  expect(totals.left.count).toBe(40);
});

test("every control is in one theme and has words of ours, none of them ISO's", () => {
  expect(CONTROL_THEMES.flatMap(({ id }) => controlsOf(id))).toEqual(ALL);
  expect(Object.keys(CONTROL_WORDS)).toEqual(ALL);
  const titles = new Map(annexA2022().map(({ id, title }) => [id, title.toLowerCase()]));
  const copied = ALL.filter((id) => titles.get(id) === CONTROL_WORDS[id]?.toLowerCase());
  // One or two words leave no other way to say it.
  expect(copied.filter((id) => (CONTROL_WORDS[id]?.split(" ").length ?? 0) > 2)).toEqual([]);
});

test("proposals meet nothing, answer nothing and leave what was said", () => {
  const { rows } = bridgeIso(statement(), {}, ON);
  const said = {
    "3.1.1": {
      status: "not-met" as const,
      objectives: [],
      ground: "",
      note: "Own words",
      evidence: "",
      evidenceOn: "",
    },
  };
  const proposed = proposeAnswers(rows, said);
  expect(proposed).toHaveLength(69);
  expect(proposed.map(({ requirement }) => requirement)).not.toContain("3.1.1");
  const answers = Object.fromEntries(
    proposed.map(({ requirement, answer }) => [requirement, answer]),
  );
  const before = evaluateWorkbook({});
  const after = evaluateWorkbook(answers);
  expect([after.score, after.answered, after.open.length]).toEqual([
    before.score,
    before.answered,
    before.open.length,
  ]);
  expect(requirements.filter(({ id }) => after.results[id] === "met")).toEqual([]);
});

test("a proposal is one until it has evidence of its own, or other words", () => {
  const [first] = proposeAnswers(bridgeIso(statement(), {}, ON).rows, {});
  const note = first?.answer.note ?? "";
  expect(isProposal({ note, evidence: "" })).toBe(true);
  expect(isProposal({ note, evidence: "Access list of 3 Nov" })).toBe(false);
  expect(isProposal({ note: "Done by Sam", evidence: "" })).toBe(false);
  expect(
    proposeAnswers(bridgeIso(statement(), {}, ON).rows, {
      "3.1.1": {
        ...first?.answer,
        status: null,
        objectives: ["a"],
        ground: "",
        note,
        evidence: "",
        evidenceOn: "",
      },
    }).length,
  ).toBe(69);
});
