import { beforeEach, expect, test } from "vitest";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { type Fields, formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";
import { answer, makeWorkbook, metOf } from "#tests/factories/workbook-answers.ts";

let dana: TestActor;
let lee: TestActor;
let workbookId: string;
let page: string;

beforeEach(async () => {
  const organization = await makeOrganization();
  dana = await actorOf(organization, "subcontractor-preparer");
  lee = await actorOf(organization, "subcontractor-official");
  workbookId = (await startWorkbook(dana, { systemName: "Shop network" })).workbookId;
  page = paths.subcontractor.workbookFamily(organization.id, workbookId, "access-control");
});

/** The form of a family as the page shows it to somebody. */
async function open(actor: TestActor) {
  const visitor = await Visitor.of(actor.person);
  const { body, status } = await visitor.get(page);
  expect(status).toBe(200);
  return { visitor, body, hidden: hiddenOf(body) };
}

const hiddenOf = (body: string) =>
  inputsOf(formsOf(body).find(({ inside }) => inside.includes("3-1-1.version"))?.inside ?? "");
const stands = async (requirement: string) =>
  (await asActor(dana, (scope) => getWorkbook(scope, workbookId)))?.standing.get(requirement);

test("a family is answered in one form, and what was left alone stays unsaid", async () => {
  const { visitor, body, hidden } = await open(dana);
  expect(body).toContain("You have a list of the people who may use your systems.");
  const sent = await visitor.post(page, {
    ...hidden,
    "3-1-2.status": "met",
    "3-1-2.objectives": ["a", "b"],
    "3-1-2.evidence": "Table of roles",
    "3-1-2.evidenceOn": "2026-10-05",
    "3-1-16.status": "not-applicable",
    "3-1-16.ground": "There is no Wi-Fi.",
    intent: "save",
  });
  expect(sent.status).toBe(303);
  expect(sent.location).toBe(`${page}?saved=2`);
  expect(await stands("3.1.2")).toMatchObject({
    version: 1,
    answer: { ...metOf("3.1.2"), evidence: "Table of roles", evidenceOn: "2026-10-05" },
  });
  expect(await stands("3.1.1")).toBeUndefined();
  const after = await visitor.get(`${page}?saved=2`);
  expect(after.body).toContain("Saved: 2 answers changed.");
  expect(after.body).toMatch(/value="met"[^>]*checked=""|checked=""[^>]*value="met"/);
});

test("a status can be taken back", async () => {
  const { visitor, hidden } = await open(dana);
  await visitor.post(page, { ...hidden, "3-1-1.status": "met", "3-1-1.note": "Ours" });
  const again = hiddenOf((await visitor.get(page)).body);
  await visitor.post(page, { ...again, "3-1-1.status": "", "3-1-1.note": "Ours" });
  expect((await stands("3.1.1"))?.answer).toEqual(answer({ note: "Ours" }));
});

test("a field that is wrong is shown with what was typed, and saves nothing", async () => {
  const { visitor, hidden } = await open(dana);
  const sent = await visitor.post(page, {
    ...hidden,
    "3-1-1.note": "Kept as typed",
    "3-1-1.evidenceOn": "2026-13-45",
  });
  expect(sent.status).toBe(422);
  expect(sent.body).toContain("There is a problem");
  expect(sent.body).toContain("Kept as typed");
  expect(await stands("3.1.1")).toBeUndefined();
});

test("partial credit is refused where the rule knows none", async () => {
  const { visitor, hidden } = await open(dana);
  const sent = await visitor.post(page, { ...hidden, "3-1-1.status": "partial" });
  expect(sent.status).toBe(422);
  expect(sent.body).toContain("Choose a status that 3.1.1 knows.");
});

test("two who open the same family lose nothing: the second chooses, all else is saved", async () => {
  const [first, second] = [await open(dana), await open(lee)];
  const save = (who: typeof first, fields: Fields, hidden = who.hidden) =>
    who.visitor.post(page, { ...hidden, ...fields, intent: "save" });
  const mine = {
    "3-1-1.status": "met",
    "3-1-1.note": "Lee's note",
    "3-1-2.note": "Only Lee wrote this",
  };
  expect((await save(first, { "3-1-1.status": "not-met", "3-1-1.note": "Dana's" })).status).toBe(
    303,
  );
  const refused = await save(second, mine);
  expect(refused.status).toBe(409);
  expect(refused.body).toContain("1 answer changed after you opened this page");
  expect(refused.body).toContain(`${dana.personName} changed this after you opened it`);
  expect(refused.body).toContain("Lee&#x27;s note");
  expect((await stands("3.1.1"))?.answer.note).toBe("Dana's");
  expect((await stands("3.1.2"))?.answer.note).toBe("Only Lee wrote this");

  const shown = hiddenOf(refused.body);
  const theirs = await save(second, { ...mine, "3-1-1.keep": "theirs" }, shown);
  expect(theirs.location).toBe(`${page}?saved=0`);
  expect((await stands("3.1.1"))?.answer.note).toBe("Dana's");

  const again = { ...mine, "3-1-1.keep": "mine" };
  expect((await save(second, again, shown)).location).toBe(`${page}?saved=1`);
  expect(await stands("3.1.1")).toMatchObject({
    version: 2,
    answeredBy: lee.personName,
    answer: { note: "Lee's note" },
  });
});

test("a form that is shown again for its mistakes still knows which version it was read at", async () => {
  const { visitor, hidden } = await open(lee);
  await saveAnswers(dana, workbookId, [
    { requirement: "3.1.1", readVersion: 0, answer: answer({ note: "Dana's" }) },
  ]);
  const wrong = { ...hidden, "3-1-1.note": "Lee's", "3-1-2.evidenceOn": "yesterday" };
  const refused = await visitor.post(page, wrong);
  expect(refused.status).toBe(422);
  const sent = await visitor.post(page, { ...hiddenOf(refused.body), "3-1-1.note": "Lee's" });
  expect(sent.status).toBe(409);
  expect((await stands("3.1.1"))?.answer.note).toBe("Dana's");
});

test("the page's script saves an answer by itself, and is told what somebody else changed", async () => {
  const { visitor } = await open(dana);
  const address = paths.subcontractor.saveAnswer(dana.organizationId, workbookId);
  const save = (note: string, version: string) =>
    visitor.post(address, { "3-1-1.note": note, "3-1-1.version": version }, page);
  const first = await save("first", "0");
  expect([first.status, JSON.parse(first.body)]).toEqual([
    200,
    { isWrong: false, versions: { "3.1.1": 1 }, changedBy: null },
  ]);
  expect(JSON.parse((await save("first", "0")).body).versions).toEqual({ "3.1.1": 1 });
  await saveAnswers(lee, workbookId, [
    { requirement: "3.1.1", readVersion: 1, answer: answer({ note: "Lee's" }) },
  ]);
  const stale = await save("second", "1");
  expect([stale.status, JSON.parse(stale.body).changedBy]).toEqual([409, lee.personName]);
  expect((await stands("3.1.1"))?.answer.note).toBe("Lee's");
});

test("the overview leads to a requirement by its number, and says when there is none", async () => {
  const visitor = await Visitor.of(dana.person);
  const overview = paths.subcontractor.workbook(dana.organizationId, workbookId);
  expect((await visitor.get(`${overview}?find=AC.L2-3.1.3`)).location).toBe(`${page}#r-3.1.3`);
  const { body } = await visitor.get(`${overview}?find=3.99.1`);
  expect(body).toContain("There is no requirement 3.99.1.");
  expect(body).toContain("Nothing can be scored yet");
});

test("the earlier answers of a requirement stay readable", async () => {
  for (const [readVersion, note] of ["first", "second"].entries())
    await saveAnswers(dana, workbookId, [
      { requirement: "3.1.1", readVersion, answer: answer({ note }) },
    ]);
  const visitor = await Visitor.of(lee.person);
  const history = paths.subcontractor.answerHistory(dana.organizationId, workbookId, "3.1.1");
  const { body } = await visitor.get(history);
  for (const words of ["Stands now", "second", "Version 1", "first"]) expect(body).toContain(words);
});

test("the record for SPRS takes its dates from the address and prints what is open", async () => {
  const visitor = await Visitor.of(dana.person);
  const id = await makeWorkbook(dana, { "3.1.3": answer({ status: "not-met" }) });
  const sprs = paths.subcontractor.workbookSprs(dana.organizationId, id);
  const { body } = await visitor.get(
    `${sprs}?assessedOn=2026-11-20&fullScoreOn=2027-03-01&scope=Enclave`,
  );
  for (const words of [">20 Nov 2026<", ">1 Mar 2027<", ">109<", ">Enclave</dd>", "3.1.3"])
    expect(body).toContain(words);
  expect(body).toContain("Conditional Level 2 (Self)");
  expect(body).toContain("It is no CMMC status");
  expect((await visitor.get(`${sprs}?assessedOn=soon`)).body).toContain("There is a problem");
});

test("a workbook is downloaded as a spreadsheet", async () => {
  const visitor = await Visitor.of(dana.person);
  const sheet = paths.subcontractor.workbookSheet(dana.organizationId, workbookId);
  const sent = await visitor.get(sheet);
  expect(sent.status).toBe(200);
  expect(sent.body.slice(0, 2)).toBe("PK");
});

test("a prime's manager gets no page of a workbook", async () => {
  const chain = await makeSupplyChain();
  const visitor = await Visitor.of(chain.manager.person);
  for (const organizationId of [dana.organizationId, chain.manager.organizationId])
    for (const path of [
      paths.subcontractor.workbook(organizationId, workbookId),
      paths.subcontractor.workbookSheet(organizationId, workbookId),
    ])
      expect([403, 404]).toContain((await visitor.get(path)).status);
});
