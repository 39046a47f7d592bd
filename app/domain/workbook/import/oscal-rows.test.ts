import { expect, test } from "vitest";
import { writeAssessmentResults } from "#app/domain/oscal/assessment-results.ts";
import { assessedRecord, uuid } from "#tests/factories/assessed-record.ts";
import { oscalFaultsOf } from "#tests/setup/json-schemas.ts";
import { findResultHeader } from "./columns.ts";
import { readOscalRows } from "./oscal-rows.ts";
import { readResults } from "./read-results.ts";

const METADATA = {
  title: "Self-assessment",
  "last-modified": "2026-11-01T00:00:00Z",
  version: "1",
  "oscal-version": "1.2.0",
};
const AT = "2026-10-01T09:00:00Z";
const REVIEWED = { "control-selections": [{ "include-all": {} }] };

type Finding = { target: string; state: string; how?: string; description?: string; seen?: string };

const findingOf = ({ target, state, how, description = "Found.", seen }: Finding, at: number) => ({
  uuid: uuid(100 + at),
  title: target,
  description,
  target: {
    type: "objective-id",
    "target-id": target,
    status: { state },
    ...(how && { "implementation-status": { state: how } }),
  },
  ...(seen && { "related-observations": [{ "observation-uuid": seen }] }),
});

function resultsOf(
  findings: Finding[],
  { earlier = [] as Finding[], observations = [] as object[] } = {},
) {
  const resultOf = (found: Finding[], at: number, start: string) => ({
    uuid: uuid(10 + at),
    title: "Result",
    description: "Result",
    start,
    "reviewed-controls": REVIEWED,
    findings: found.map((one, place) => findingOf(one, at * 20 + place)),
    ...(observations.length > 0 && { observations }),
  });
  const document = {
    "assessment-results": {
      uuid: uuid(1),
      metadata: METADATA,
      "import-ap": { href: "#plan" },
      results: [
        ...(earlier.length > 0 ? [resultOf(earlier, 1, "2025-10-01T09:00:00Z")] : []),
        resultOf(findings, 2, AT),
      ],
    },
  };
  expect(oscalFaultsOf(document)).toBe("");
  return document;
}

/** What would be taken of a document, by requirement, and what is wrong with it. */
function taken(json: unknown) {
  const read = readOscalRows(json);
  if (!read.ok) throw new Error(JSON.stringify(read.reason));
  const { row, columns } = findResultHeader(read.rows);
  const { results, problems } = readResults(read.rows, {
    columns,
    headerRow: row,
    tickMet: false,
    on: "2026-11-29",
  });
  return { said: Object.fromEntries(results.map((one) => [one.requirement, one.said])), problems };
}

test("findings are results: met, not met, in part where the rule knows it, not applicable", () => {
  const { said, problems } = taken(
    resultsOf([
      { target: "AC.L2-3.1.1", state: "satisfied" },
      {
        target: "AC.L2-3.1.2",
        state: "not-satisfied",
        how: "partial",
        description: "Half of the PCs.",
      },
      { target: "IA.L2-3.5.3", state: "not-satisfied", how: "partial" },
      {
        target: "AC.L2-3.1.16",
        state: "satisfied",
        how: "not-applicable",
        description: "No Wi-Fi.",
      },
    ]),
  );
  expect(problems).toEqual([]);
  expect(said).toEqual({
    "3.1.1": { status: "met", note: "Found." },
    "3.1.2": { status: "not-met", note: "Half of the PCs." },
    "3.1.16": { status: "not-applicable", ground: "No Wi-Fi." },
    "3.5.3": { status: "partial", note: "Found." },
  });
});

test.each(["sp800-171_3.1.2_obj.b", "_3.1.2_b", "s3.1.2_smt.b", "AC.L2-3.1.2.b"])(
  "%s names an objective, which is ticked",
  (target) => {
    const { said } = taken(resultsOf([{ target, state: "satisfied" }]));
    expect(said).toEqual({ "3.1.2": { objectives: ["b"] } });
  },
);

test("only the latest result counts, and what it saw is the evidence, with its day", () => {
  const seen = uuid(50);
  const observations = [
    {
      uuid: seen,
      description: "Looked at",
      methods: ["EXAMINE"],
      collected: "2026-09-30T10:00:00Z",
      "relevant-evidence": [
        { href: "https://shop.example/gpo", description: "GPO export \\<1\\>" },
      ],
    },
  ];
  const { said } = taken(
    resultsOf([{ target: "AC.L2-3.1.1", state: "satisfied", seen }], {
      earlier: [
        { target: "AC.L2-3.1.1", state: "not-satisfied" },
        { target: "AC.L2-3.1.2", state: "satisfied" },
      ],
      observations,
    }),
  );
  expect(said).toEqual({
    "3.1.1": {
      status: "met",
      note: "Found.",
      evidence: "GPO export <1>",
      evidenceOn: "2026-09-30",
    },
  });
});

test("what our own records say in OSCAL is taken back in", () => {
  const content = {
    score: 104,
    openRequirements: [
      { id: "3.13.11", partial: true },
      { id: "3.1.3" },
      { id: "3.1.4" },
      { id: "3.1.6" },
    ],
  };
  const { said, problems } = taken(
    JSON.parse(JSON.stringify(writeAssessmentResults(assessedRecord({ content })))),
  );
  expect(problems).toEqual([]);
  expect(Object.keys(said)).toHaveLength(110);
  expect(said["3.13.11"]?.status).toBe("partial");
  expect(said["3.1.3"]?.status).toBe("not-met");
  expect(said["3.1.1"]?.status).toBe("met");
});

test("a component says what it does, and no status: every component of a control is named", () => {
  const implement = (...ids: string[]) => [
    {
      uuid: uuid(70),
      source: "#catalog",
      description: "SP 800-171",
      "implemented-requirements": ids.map((id, at) => ({
        uuid: uuid(80 + at),
        "control-id": id,
        description: `Does ${id}.`,
      })),
    },
  ];
  const component = (title: string, at: number, ...ids: string[]) => ({
    uuid: uuid(60 + at),
    type: "software",
    title,
    description: title,
    "control-implementations": implement(...ids),
  });
  const document = {
    "component-definition": {
      uuid: uuid(2),
      metadata: METADATA,
      components: [
        component("Directory", 1, "AC.L2-3.1.1", "AC.L2-3.1.2"),
        component("Firewall", 2, "AC.L2-3.1.1"),
      ],
    },
  };
  const { said } = taken(document);
  expect(said).toEqual({
    "3.1.1": { note: "Directory: Does AC.L2-3.1.1.\nFirewall: Does AC.L2-3.1.1." },
    "3.1.2": { note: "Directory: Does AC.L2-3.1.2." },
  });
});

test("a number of Revision 3, or of nothing, is pointed at by its finding", () => {
  const { said, problems } = taken(
    resultsOf([
      { target: "SP_800_171_03.01.01", state: "satisfied" },
      { target: "ac-2", state: "satisfied" },
      { target: "AC.L2-3.1.1", state: "satisfied" },
    ]),
  );
  expect(problems.map(({ row, problem }) => [row, problem])).toEqual([
    [2, expect.stringContaining("Revision 3")],
    [3, expect.stringContaining("ac-2 is not the number")],
  ]);
  expect(Object.keys(said)).toEqual(["3.1.1"]);
});

test.each([
  [{ "system-security-plan": {} }, { otherModel: "system-security-plan" }],
  [{ "<b>": 1 }, { otherModel: "" }],
  [[], { otherModel: "" }],
  [null, { otherModel: "" }],
  [{ "assessment-results": { results: "all" } }, { otherModel: "assessment-results" }],
  [{ "assessment-results": { results: [] } }, "no-results"],
  [{ "assessment-results": { results: [{ findings: [{ target: 1 }, null] }] } }, "no-results"],
  [{ "component-definition": {} }, "no-results"],
])("%j is refused with a reason", (json, reason) => {
  expect(readOscalRows(json)).toEqual({ ok: false, reason });
});

test("more findings than any assessment has are refused", () => {
  const findings = Array.from({ length: 2_001 }, () => ({
    title: "",
    description: "",
    target: { "target-id": "3.1.1", status: { state: "satisfied" } },
  }));
  const json = { "assessment-results": { results: [{ start: AT, findings }] } };
  expect(readOscalRows(json)).toEqual({ ok: false, reason: "too-many-rows" });
});
