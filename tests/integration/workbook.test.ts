import { expect, test } from "vitest";
import { saveSection } from "#app/commands/submission/save-section.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { takeWorkbookScore } from "#app/commands/workbook/take-score.server.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { findSystemOf } from "#app/queries/workbook/system.server.ts";
import {
  getWorkbook,
  listAnswerVersions,
  listWorkbooks,
  showWorkbook,
} from "#app/queries/workbook/workbook.server.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { answer, makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";

async function makeShop() {
  const organization = await makeOrganization();
  const dana = await actorOf(organization, "subcontractor-preparer");
  const lee = await actorOf(organization, "subcontractor-official");
  const { workbookId } = await startWorkbook(dana, { systemName: "Shop network" });
  return { organization, dana, lee, workbookId };
}

const read = (actor: TestActor, workbookId: string) =>
  asActor(actor, (scope) => getWorkbook(scope, workbookId));
const notes = (note: string, readVersion: number, requirement = "3.1.1") => ({
  requirement,
  readVersion,
  answer: answer({ note }),
});

test("a system has one workbook, also when two begin it at once", async () => {
  const { dana, lee, workbookId } = await makeShop();
  const again = await startWorkbook(lee, { systemName: "shop NETWORK" });
  expect(again.workbookId).toBe(workbookId);
  const both = await Promise.all(
    [dana, lee].map((actor) => startWorkbook(actor, { systemName: "Test bench" })),
  );
  expect(both[0]?.workbookId).toBe(both[1]?.workbookId);
  expect(await asActor(dana, (scope) => listWorkbooks(scope))).toHaveLength(2);
});

test("an answer is corrected by the next version, and the former ones stay", async () => {
  const { dana, lee, workbookId } = await makeShop();
  expect(await saveAnswers(dana, workbookId, [notes("first", 0)])).toEqual({ ok: true, saved: 1 });
  expect(await saveAnswers(lee, workbookId, [notes("second", 1)])).toEqual({ ok: true, saved: 1 });
  const found = await read(dana, workbookId);
  expect(found?.standing.get("3.1.1")).toMatchObject({
    version: 2,
    answeredBy: lee.personName,
    answer: { note: "second" },
  });
  const versions = await asActor(dana, (scope) => listAnswerVersions(scope, workbookId, "3.1.1"));
  expect(versions.map(({ version, answer: said }) => [version, said.note])).toEqual([
    [2, "second"],
    [1, "first"],
  ]);
});

test("the same again changes nothing", async () => {
  const { dana, workbookId } = await makeShop();
  await saveAnswers(dana, workbookId, [notes("first", 0)]);
  expect(await saveAnswers(dana, workbookId, [notes("first", 1)])).toEqual({ ok: true, saved: 0 });
  expect(await saveAnswers(dana, workbookId, [notes("", 0, "3.1.2")])).toEqual({
    ok: true,
    saved: 0,
  });
});

test("what somebody else changed meanwhile is handed back, and all else is saved", async () => {
  const { dana, lee, workbookId } = await makeShop();
  await saveAnswers(dana, workbookId, [notes("dana", 0)]);
  const outcome = await saveAnswers(lee, workbookId, [notes("lee", 0), notes("lee", 0, "3.1.2")]);
  expect(outcome).toMatchObject({
    ok: false,
    reason: "stale",
    saved: 1,
    stale: [
      {
        posted: { requirement: "3.1.1", answer: { note: "lee" } },
        standing: { version: 1, answeredBy: dana.personName, answer: { note: "dana" } },
      },
    ],
  });
  const found = await read(dana, workbookId);
  expect(found?.answers["3.1.1"]?.note).toBe("dana");
  expect(found?.answers["3.1.2"]?.note).toBe("lee");
});

test("an answer that was read and left alone does not take back what somebody else changed", async () => {
  const { dana, lee, workbookId } = await makeShop();
  await saveAnswers(dana, workbookId, [notes("both read this", 0)]);
  await saveAnswers(dana, workbookId, [notes("dana's correction", 1)]);
  const outcome = await saveAnswers(lee, workbookId, [notes("both read this", 1)]);
  expect(outcome).toEqual({ ok: true, saved: 0 });
  expect((await read(lee, workbookId))?.answers["3.1.1"]?.note).toBe("dana's correction");
});

test("of many who save the same answer at once one is kept, and everybody else is told", async () => {
  const { dana, workbookId } = await makeShop();
  const outcomes = await Promise.all(
    ["a", "b", "c", "d", "e"].map((note) => saveAnswers(dana, workbookId, [notes(note, 0)])),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  const standing = (await read(dana, workbookId))?.standing.get("3.1.1");
  expect(standing?.version).toBe(1);
  for (const outcome of outcomes)
    if (!outcome.ok)
      expect(outcome).toMatchObject({ reason: "stale", saved: 0, stale: [{ standing }] });
});

test("no other organization, and no prime, finds a workbook or writes into it", async () => {
  const { workbookId, organization } = await makeShop();
  const chain = await makeSupplyChain();
  for (const stranger of [chain.manager, chain.official]) {
    expect(await read(stranger, workbookId)).toBeNull();
    expect(await saveAnswers(stranger, workbookId, [notes("theirs", 0)])).toEqual({
      ok: false,
      reason: "not-found",
    });
  }
  expect(organization.id).not.toBe(chain.subcontractor.id);
});

test("the score of a workbook fills in the assessment of an answer, and leaves its dates alone", async () => {
  const { official, requestId } = await makeSupplyChain();
  const workbookId = await makeWorkbook(official, {
    "3.1.3": answer({ status: "not-met" }),
    "3.13.11": answer({ status: "partial" }),
  });
  await saveSection(official, {
    requestId,
    section: "assessment",
    values: { cmmcType: "none", dodType: "NIST SP 800-171 Basic", dodDate: "2026-11-02" },
    isConfirmed: false,
  });
  const shown = showWorkbook(evaluateWorkbook((await read(official, workbookId))?.answers ?? {}));
  const as = "NIST SP 800-171 Basic" as const;
  expect(await takeWorkbookScore(official, { requestId, workbookId, as, shown })).toEqual({
    ok: true,
  });
  const file = await asActor(official, (scope) => getRequestFile(scope, requestId));
  expect(file?.draft.assessment).toMatchObject({
    isConfirmed: false,
    values: {
      cmmcType: "none",
      dodType: "NIST SP 800-171 Basic",
      dodDate: "2026-11-02",
      dodScore: "106",
      dodOpen: ["3.1.3", "3.13.11 partial"],
    },
  });
});

test("a score that is no longer what was shown is not taken, nor one that forbids the status", async () => {
  const { official, requestId } = await makeSupplyChain();
  const workbookId = await makeWorkbook(official, { "3.10.3": answer({ status: "not-met" }) });
  const shown = showWorkbook(evaluateWorkbook((await read(official, workbookId))?.answers ?? {}));
  const basic = { requestId, workbookId, as: "NIST SP 800-171 Basic" as const, shown };
  expect(await takeWorkbookScore(official, { ...basic, as: "Level 2 (Self)" })).toEqual({
    ok: false,
    reason: "not-permitted",
  });
  await saveAnswers(official, workbookId, [
    { requirement: "3.10.3", readVersion: 1, answer: metOf("3.10.3") },
  ]);
  expect(await takeWorkbookScore(official, basic)).toEqual({
    ok: false,
    reason: "changed-meanwhile",
  });
});

test("the system is the one that a draft names, until one is stated", async () => {
  const { official, requestId } = await makeSupplyChain();
  await saveSection(official, {
    requestId,
    section: "system",
    values: { name: "Shop network", cages: "7HR01, 7HR02", planName: "Plan", planVersion: "2" },
    isConfirmed: false,
  });
  const { workbookId } = await startWorkbook(official, { systemName: "Shop Network" });
  const system = await asActor(official, async (scope) => {
    const found = await getWorkbook(scope, workbookId);
    return found && findSystemOf(scope, found.workbook);
  });
  expect(system).toMatchObject({ lineageId: null, cages: ["7HR01", "7HR02"], planName: "Plan" });
});
