import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { requirements } from "#catalogs/index.ts";
import { main } from "./flowdown.ts";

const folder = mkdtempSync(join(tmpdir(), "flowdown-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Run in this process, the input in a file; what reaches the two streams is caught. */
async function flowdown(args: string[], input?: string) {
  const file = join(folder, "input.json");
  if (input !== undefined) writeFileSync(file, input);
  const out: string[] = [];
  const errors: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out.push(String(text));
    return true;
  });
  const log = vi.spyOn(console, "log").mockImplementation((text) => void out.push(text));
  const error = vi.spyOn(console, "error").mockImplementation((text) => void errors.push(text));
  const status = await main(input === undefined ? args : [...args, file]);
  for (const spy of [write, log, error]) spy.mockRestore();
  const answers = out.filter((text) => text.startsWith("{")).map((text) => JSON.parse(text));
  return { status, stdout: out.join("\n"), stderr: errors.join("\n"), answers };
}

/** Run the launcher as `npx flowdown` does, the input piped in. */
function launch(args: string[], input: string) {
  const launcher = join(import.meta.dirname, "flowdown.js");
  const run = spawnSync(process.execPath, [launcher, ...args], { input, encoding: "utf8" });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

const CASE = {
  asOf: "2026-11-24",
  contract: { requiredStatus: "Level 2 (C3PAO)", clauses: ["252.204-7012"] },
  subcontract: { information: "CUI", performingCages: ["1ABC5"] },
  assessments: [
    {
      id: "a1",
      type: "Level 2 (C3PAO)",
      status: "Conditional",
      statusDate: "2026-06-01",
      score: 106,
      openRequirements: [{ id: "3.1.3" }, { id: "3.13.11", partial: true }],
      cages: ["1ABC5"],
    },
  ],
  affirmations: [{ assessment: "a1", affirmedOn: "2026-06-01" }],
};
const LINE = JSON.stringify(CASE);

test("the launcher answers what is piped in, and reports a bad line without a stack", () => {
  const good = launch(["decide"], `${LINE}\n`);
  expect([good.status, good.stderr]).toEqual([0, ""]);
  expect(JSON.parse(good.stdout)).toMatchObject({ verdict: "eligible", satisfiedBy: "a1" });
  const bad = launch(["decide"], `${LINE}\n{}\n`);
  expect([bad.status, bad.stderr]).toEqual([2, "line 2, asOf: is missing\n"]);
});

test("decide answers each line with one line, and skips blank ones", async () => {
  const late = JSON.stringify({ ...CASE, asOf: "2026-11-29" });
  const { status, answers, stderr } = await flowdown(["decide"], `${LINE}\n\n${late}\r\n`);
  expect(answers.map((answer) => answer.verdict)).toEqual(["eligible", "ineligible"]);
  expect(Object.keys(answers[0])).toEqual([
    "verdict",
    "required",
    "citation",
    "satisfiedBy",
    "holdsUntil",
    "reasons",
    "notices",
    "ownTerms",
  ]);
  expect([status, stderr]).toEqual([0, ""]);
});

test("decide takes modifications and own terms, and tells what is suspended", async () => {
  const given = {
    ...CASE,
    asOf: "2026-09-14",
    contract: {
      ...CASE.contract,
      awardedOn: "2026-02-01",
      modifications: [
        { number: "P00007", effectiveOn: "2026-09-15", requiredStatus: "Level 2 (Self)" },
      ],
    },
    ownTerms: [{ requiredStatus: "Level 2 (C3PAO)", from: "2026-09-15", until: null }],
  };
  const later = { ...given, asOf: "2026-09-15" };
  const lines = [given, later].map((one) => JSON.stringify(one)).join("\n");
  const { answers } = await flowdown(["decide"], lines);
  expect(answers).toMatchObject([
    { required: "Level 2 (C3PAO)", notices: [{ code: "removal-pending" }], ownTerms: null },
    {
      required: "Level 2 (Self)",
      notices: [],
      ownTerms: { required: "Level 2 (C3PAO)", verdict: "met", holdsUntil: "2026-11-28" },
    },
  ]);
});

test("rule prints what is in force, and what would be", async () => {
  const inForce = await flowdown(["rule", "--on", "2026-11-29"]);
  expect(inForce.answers).toMatchObject([
    {
      phase: { codified: 2, inForce: 1 },
      suspension: { from: "2026-07-13", until: null },
      mayDesignate: [{ status: "Level 1 (Self)" }, { status: "Level 2 (Self)" }],
    },
  ]);
  const lifted = ["rule", "--on", "2027-03-01", "--scenario", "suspension-lifted=2027-03-01"];
  expect((await flowdown(lifted)).answers).toMatchObject([
    { phase: { inForce: 2 }, suspension: null },
  ]);
  const codified = await flowdown(["rule", "--on", "2026-11-10", "--scenario", "as-codified"]);
  expect(codified.answers).toMatchObject([{ phase: { codified: 2, inForce: 2 } }]);
  expect(await flowdown(["rule", "--scenario", "sometimes"])).toMatchObject({ status: 2 });
  expect(await flowdown(["rule", "--on", "2026-02-30"])).toMatchObject({ status: 2 });
});

test("decide reads one document over many lines, with a byte order mark", async () => {
  const { status, answers } = await flowdown(
    ["decide"],
    `\uFEFF${JSON.stringify(CASE, null, 2)}\n`,
  );
  expect([status, answers.length, answers[0].holdsUntil]).toEqual([0, 1, "2026-11-28"]);
});

const edited = (change: object) => JSON.stringify({ ...CASE, ...change });
test.each([
  ["no JSON on the second line", `${LINE}\n{"asOf":`, /^line 2: not valid JSON/],
  ["a broken line before a good one", `{"asOf": \n${LINE}`, /^line 1: not valid JSON/],
  ["a document that ends too early", '{\n "asOf": "2026-11-24",', /^line 2: not valid JSON/],
  ["nothing at all", "\n", /^line 1: no input/],
  ["a day that does not exist", edited({ asOf: "2026-02-30" }), /^line 1, asOf: .*exists/],
  [
    "a fact that is missing",
    edited({ contract: {} }),
    /^line 1, contract.requiredStatus: is missing/,
  ],
  [
    "a word that is none of the vocabulary",
    `${LINE}\n${edited({ subcontract: { information: "cui" } })}`,
    /^line 2, subcontract.information: must be "none", "FCI" or "CUI", not "cui"/,
  ],
  [
    "a misspelled key",
    edited({ subcontract: { information: "CUI", comercialOffTheShelfOnly: true } }),
    /^line 1, subcontract.comercialOffTheShelfOnly: did you mean commercialOffTheShelfOnly/,
  ],
  [
    "an id used twice",
    edited({ assessments: [...CASE.assessments, ...CASE.assessments] }),
    /^line 1, assessments\[1\].id: is used by two/,
  ],
  ["a number instead of a case", "7", /^line 1: must be an object/],
])("decide refuses %s with one sentence", async (_, input, sentence) => {
  const { status, stderr } = await flowdown(["decide"], input);
  expect(status).toBe(2);
  expect(stderr).toMatch(sentence);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("keys that mean nothing to the rule are let through", async () => {
  const { status } = await flowdown(["decide"], edited({ note: "from the ERP", number: 7 }));
  expect(status).toBe(0);
});

test("score gives the score, what was lost and what blocks a Conditional", async () => {
  const results = Object.fromEntries(requirements.map(({ id }) => [id, "met"]));
  const { answers } = await flowdown(
    ["score"],
    JSON.stringify({ results: { ...results, "3.13.11": "partial", "3.10.3": "not-met" } }),
  );
  expect(answers).toEqual([
    {
      score: 106,
      lost: [
        { id: "3.10.3", points: 1 },
        { id: "3.13.11", points: 3 },
      ],
      conditionalPermitted: false,
      blockers: [{ id: "3.10.3", code: "never-on-a-poam" }],
    },
  ]);
});

test("score refuses a requirement that does not exist", async () => {
  const { status, stderr } = await flowdown(["score"], '{"results":{"3.1.99":"met"}}');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^line 1, results\["3\.1\.99"\]: must be the id of a requirement/);
});

test("gap counts what a certificate addresses", async () => {
  const certificate = { edition: "2022", scopeIncludesCuiSystem: true };
  const { answers } = await flowdown(["gap"], JSON.stringify({ certificate, results: {} }));
  expect(answers[0]).toMatchObject({ addressed: { count: 50 }, notAddressed: { count: 40 } });
});

test("clauses gives the requirement and the clauses", async () => {
  const { answers } = await flowdown(["clauses"], LINE);
  expect(answers[0]).toMatchObject({
    required: "Level 2 (C3PAO)",
    clauses: [{ number: "252.204-7012" }, { number: "252.204-7021" }],
  });
});

test("clauses takes operationally critical support, and says what stands beside the status", async () => {
  const critical = {
    on: "2026-11-24",
    contract: { requiredStatus: "Level 2 (Self)", clauses: ["252.204-7012", "252.204-7020"] },
    subcontract: { information: "none", operationallyCriticalSupport: true },
  };
  const { answers } = await flowdown(["clauses"], JSON.stringify(critical));
  expect(answers[0]).toMatchObject({
    required: null,
    alsoRequired: null,
    clauses: [{ number: "252.204-7012" }, { number: "252.204-7020" }],
  });
  const withCui = { ...critical, subcontract: { information: "CUI" } };
  expect((await flowdown(["clauses"], JSON.stringify(withCui))).answers[0]).toMatchObject({
    required: "Level 2 (Self)",
    alsoRequired: { citation: "DFARS 252.204-7020(g)(2)" },
    notices: [],
  });
});

test.each([
  [[], 0, /usage: flowdown COMMAND/],
  [["decide", "--help"], 0, /usage: flowdown decide/],
  [["score", "--help"], 0, /usage: flowdown score/],
  [["gap", "--help"], 0, /usage: flowdown gap/],
  [["clauses", "--help"], 0, /usage: flowdown clauses/],
  [["judge"], 2, /no command "judge"/],
  [["decide", "--fast"], 2, /no option --fast/],
  [["decide", "no-such-file.json"], 2, /no-such-file.json: there is no such file/],
])("flowdown %o exits with %i", async (args, code, text) => {
  const { status, stdout, stderr } = await flowdown(args);
  expect(status).toBe(code);
  expect(stdout + stderr).toMatch(text);
});
