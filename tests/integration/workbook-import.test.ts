import { beforeEach, expect, test } from "vitest";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { takeResults } from "#app/commands/workbook/take-results.server.ts";
import { uploadResults } from "#app/commands/workbook/upload-results.server.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getWorkbookImport } from "#app/queries/workbook/import.server.ts";
import { getWorkbookSheet } from "#app/queries/workbook/sheet.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";
import { answer, makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";

let dana: TestActor;
let workbookId: string;

beforeEach(async () => {
  dana = await actorOf(await makeOrganization(), "subcontractor-preparer");
  workbookId = (await startWorkbook(dana, { systemName: "Shop network" })).workbookId;
});

const open = () => asActor(dana, (scope) => getWorkbook(scope, workbookId));

async function upload(bytes: Buffer | string, name = "results.csv"): Promise<string> {
  const outcome = await uploadResults(dana, workbookId, { name, bytes: Buffer.from(bytes) });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.importId;
}

async function preview(importId: string, mapping = {}) {
  const found = await asActor(dana, async (scope) => {
    const workbook = await getWorkbook(scope, workbookId);
    return workbook && getWorkbookImport(scope, workbook, importId, mapping);
  });
  if (!found) throw new Error("there is no such import");
  return found;
}

test("nothing is answered by an upload, and what is chosen is taken with its version", async () => {
  await saveAnswers(dana, workbookId, [
    { requirement: "3.1.1", readVersion: 0, answer: answer({ status: "not-met", note: "Ours" }) },
  ]);
  const importId = await upload("Control;Status;Comments\n3.1.1;Met;\n3.1.2;Not met;Later\n");
  expect((await open())?.standing.size).toBe(1);
  const { plan } = await preview(importId);
  expect(plan.map(({ requirement, version }) => [requirement, version])).toEqual([
    ["3.1.1", 1],
    ["3.1.2", 0],
  ]);
  const input = { workbookId, importId, mapping: {} };
  expect(
    await takeResults(dana, { ...input, taken: [{ requirement: "3.1.2", version: 0 }] }),
  ).toEqual({ ok: true, saved: 1 });
  const answers = (await open())?.answers;
  expect(answers?.["3.1.1"]).toEqual(answer({ status: "not-met", note: "Ours" }));
  expect(answers?.["3.1.2"]).toEqual(answer({ status: "not-met", note: "Later" }));
});

test("OSCAL assessment results are looked at and taken like a spreadsheet", async () => {
  const finding = (id: string, state: string) => ({
    title: id,
    description: id,
    target: { "target-id": id, status: { state } },
  });
  const results = [
    {
      start: "2026-10-01T09:00:00Z",
      findings: [finding("AC.L2-3.1.1", "not-satisfied"), finding("ac-2", "satisfied")],
    },
  ];
  const importId = await upload(JSON.stringify({ "assessment-results": { results } }), "sar.json");
  const { problems, plan } = await preview(importId);
  expect(problems).toMatchObject([{ row: 3, column: "A" }]);
  expect(plan).toMatchObject([{ requirement: "3.1.1", answer: { status: "not-met" } }]);
  const taken = [{ requirement: "3.1.1", version: 0 }];
  await takeResults(dana, { workbookId, importId, mapping: {}, taken });
  expect((await open())?.answers["3.1.1"]?.status).toBe("not-met");
});

test.each([
  ['{"assessment-results":', "not-json"],
  ['{"catalog":{}}', { otherModel: "catalog" }],
])("%s is refused, and nothing is kept", async (text, reason) => {
  const file = { name: "results.json", bytes: Buffer.from(text) };
  expect(await uploadResults(dana, workbookId, file)).toEqual({ ok: false, reason });
});

test("what changed since it was looked at is not taken over", async () => {
  const importId = await upload("Requirement,Status\n3.1.1,Not met\n3.1.2,Not met\n");
  await saveAnswers(dana, workbookId, [
    { requirement: "3.1.1", readVersion: 0, answer: metOf("3.1.1") },
  ]);
  const taken = ["3.1.1", "3.1.2"].map((requirement) => ({ requirement, version: 0 }));
  const outcome = await takeResults(dana, { workbookId, importId, mapping: {}, taken });
  expect(outcome).toMatchObject({ ok: false, reason: "stale", saved: 1 });
  expect((await open())?.answers["3.1.1"]).toEqual(metOf("3.1.1"));
  expect((await open())?.answers["3.1.2"]?.status).toBe("not-met");
});

test("a spreadsheet that was downloaded is taken in by another system as it is", async () => {
  const from = await makeWorkbook(dana, {
    "3.1.16": answer({ status: "not-applicable", ground: "There is no Wi-Fi." }),
    "3.13.11": answer({ status: "partial", evidence: "Disk encryption", evidenceOn: "2026-10-01" }),
  });
  const source = await asActor(dana, (scope) => getWorkbook(scope, from));
  if (!source) throw new Error("there is no workbook");
  const { bytes, fileName } = await getWorkbookSheet(source, dana);
  expect(fileName).toMatch(/\.xlsx$/);
  const importId = await upload(bytes, fileName);
  const { plan, problems } = await preview(importId);
  expect(problems).toEqual([]);
  expect(plan).toHaveLength(110);
  const taken = plan.map(({ requirement, version }) => ({ requirement, version }));
  expect(await takeResults(dana, { workbookId, importId, mapping: {}, taken })).toEqual({
    ok: true,
    saved: 110,
  });
  expect((await open())?.answers).toEqual(source.answers);
});

test("the columns are chosen on the page, problems named by their cells, and nothing is replaced unasked", async () => {
  await saveAnswers(dana, workbookId, [
    { requirement: "3.1.1", readVersion: 0, answer: answer({ note: "Ours" }) },
  ]);
  const importId = await upload(
    "What,How,Words\n3.1.1,Met,Theirs\n3.1.2,Met,New\n3.9.9,Met,\n3.1.3,maybe,Unsure\n",
  );
  const visitor = await Visitor.of(dana.person);
  const page = paths.subcontractor.resultsPreview(dana.organizationId, workbookId, importId);
  expect((await visitor.get(page)).body).toContain("Say below what each holds.");
  const address = `${page}?mapped=yes&requirement=0&status=1&note=2&tickMet=on`;
  const { body } = await visitor.get(address);
  for (const words of [
    "NIST SP 800-171 Revision 2 has no requirement 3.9.9.",
    ">A4<",
    "“maybe” is no status.",
    ">B5<",
    "Would replace an answer (1)",
    "New answers (2)",
  ])
    expect(body).toContain(words);
  const form = formsOf(body).find(({ inside }) => inside.includes('name="shown"'))?.inside ?? "";
  const ticked = [...form.matchAll(/<input\b[^>]*name="take"[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => tag.includes("checked"));
  expect(ticked.map((tag) => /value="([^"]*)"/.exec(tag)?.[1])).toEqual(["3.1.2", "3.1.3"]);

  const shown = [...form.matchAll(/name="shown" value="([^"]*)"/g)].map(([, value]) => value ?? "");
  const fields = { ...inputsOf(form), shown, take: ["3.1.2", "3.1.3"] };
  const sent = await visitor.post(address, fields);
  expect(sent.status, sent.body.slice(0, 500)).toBe(303);
  expect((await open())?.answers).toEqual({
    "3.1.1": answer({ note: "Ours" }),
    "3.1.2": { ...metOf("3.1.2"), note: "New" },
    "3.1.3": answer({ note: "Unsure" }),
  });
});

test.each<[string, string, RegExp]>([
  ["an empty file", "", /The file has no rows/],
  ["a list of far too many rows", "3.1.1,Met\n".repeat(2_001), /more than 2,000 rows/],
  ["a list of far too many columns", `3.1.1${",x".repeat(70)}\n`, /more than 60 columns/],
])("%s is refused in the form", async (_, text, words) => {
  const visitor = await Visitor.of(dana.person);
  const page = paths.subcontractor.importResults(dana.organizationId, workbookId);
  const { body } = await visitor.get(page);
  const inside = formsOf(body).find(({ tag }) => tag.includes("multipart"))?.inside ?? "";
  const file = new File([text], "results.csv");
  const sent = await visitor.post(page, { ...inputsOf(inside), file });
  expect(sent.status).toBe(422);
  expect(sent.body).toMatch(words);
});

test("another organization's spreadsheet is found by nobody", async () => {
  const importId = await upload("Requirement,Status\n3.1.1,Not met\n");
  const stranger = await actorOf(await makeOrganization(), "subcontractor-preparer");
  const theirs = (await startWorkbook(stranger, { systemName: "Theirs" })).workbookId;
  const taken = [{ requirement: "3.1.1", version: 0 }];
  for (const id of [workbookId, theirs])
    expect(await takeResults(stranger, { workbookId: id, importId, mapping: {}, taken })).toEqual({
      ok: false,
      reason: "not-found",
    });
});
