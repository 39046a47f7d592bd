import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { readOfflineAnswers } from "#app/domain/offline/read-answers.ts";
import { ANSWER_COLUMN, KEY_COLUMN, OFFLINE_COLUMNS } from "#app/domain/offline/write-sheets.ts";
import { SUBMISSION_SECTIONS } from "#app/domain/questionnaire/sections.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { readTable } from "#app/platform/read-table.server.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { answerSection, answersOf } from "#tests/factories/answer.ts";
import { makeSubcontract, makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";
import { fillWithOpenpyxl, type SeenByOpenpyxl } from "#tests/setup/openpyxl.ts";

async function makeShop() {
  const chain = await makeSupplyChain();
  const o = chain.official.organizationId;
  const visitor = await Visitor.of(chain.official.person);
  const page = paths.subcontractor.offline(o, chain.requestId);
  const bring = async (
    bytes: Buffer,
    name = "answers.xlsx",
    typed: Record<string, string> = {},
  ) => {
    const { body } = await visitor.get(page);
    const form = formsOf(body).find(({ inside }) => inside.includes('type="file"'));
    const file = new File([new Uint8Array(bytes)], name);
    return visitor.post(page, { ...inputsOf(form?.inside ?? ""), ...typed, file });
  };
  const sections = async () => {
    const file = await asActor(chain.official, (scope) => getRequestFile(scope, chain.requestId));
    return new Map(file?.preparation.sections.map((one) => [one.section, one]));
  };
  return { ...chain, o, visitor, bring, sections };
}

/** The downloaded spreadsheet with some answers typed into it, by the keys of its rows. */
async function fillIn(bytes: Buffer, typed: Record<string, string>): Promise<Buffer> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(String(table.reason));
  const rows = table.rows.map(({ cells }) => {
    const copy = OFFLINE_COLUMNS.map((_, index) => cells[index] ?? "");
    copy[ANSWER_COLUMN] = typed[copy[KEY_COLUMN] ?? ""] ?? copy[ANSWER_COLUMN] ?? "";
    return copy;
  });
  const columns = (rows[0] ?? []).map((header) => ({ header, width: 20 }));
  return writeXlsx([{ name: "Answers", columns, rows: rows.slice(1) }], new Date());
}

test("the questions go out with lists, help and protection, and the answers land as a draft", async () => {
  const { visitor, bring, sections, o, requestId } = await makeShop();
  const bytes = await visitor.download(paths.subcontractor.offlineSheet(o, requestId));
  const text = bytes.toString("utf8");
  expect(text).toContain('<dataValidation type="list"');
  expect(text).toContain("Level 2 (C3PAO),Level 3 (DIBCAC),None");
  expect(text).toContain("<sheetProtection");
  expect(text).toContain('prompt="12 letters and digits, from SAM.gov."');
  const filled = await fillIn(bytes, {
    "organization.legalName": "Harrow Castings, Inc.",
    "organization.uei": "TOO-SHORT",
    "assessment.cmmcType": "Level 2 (C3PAO)",
    "assessment.dodType": "None",
    "assessment.cmmcStatusDate": "2026-09-01",
  });
  expect((await bring(filled)).location).toBe(paths.subcontractor.request(o, requestId));
  const found = await sections();
  expect(found.get("assessment")).toMatchObject({
    state: "in-progress",
    values: { cmmcType: "Level 2 (C3PAO)", dodType: "none", cmmcStatusDate: "2026-09-01" },
  });
  const page = await visitor.get(paths.subcontractor.section(o, requestId, "organization"));
  expect(page.body).toContain("These cells need a look");
  expect(page.body).toContain("<strong>C3</strong>");
});

test("what somebody typed in the portal is left, and the difference is told", async () => {
  const chain = await makeShop();
  const { visitor, bring, sections, o, requestId, supplier } = chain;
  const bytes = await visitor.download(paths.subcontractor.offlineSheet(o, requestId));
  await answerSection(chain, "organization", answersOf(supplier).organization ?? {});
  await bring(await fillIn(bytes, { "organization.address": "Elsewhere 9" }));
  const organization = (await sections()).get("organization");
  expect(organization?.values.address).toBe("12 Mill Road, Dayton, OH 45402");
  expect(organization?.draft?.fromSheet?.kept).toContainEqual({
    label: "Address of the main site",
    yours: "12 Mill Road, Dayton, OH 45402",
    theirs: "Elsewhere 9",
  });
});

test("another spreadsheet is refused in words", async () => {
  const { bring } = await makeShop();
  const columns = ["Part", "Price"].map((header) => ({ header, width: 10 }));
  const other = await writeXlsx([{ name: "Prices", columns, rows: [["Bolt", 2]] }], new Date());
  const sent = await bring(other);
  expect(sent.status).toBe(422);
  expect(sent.body).toContain("This is another spreadsheet");
});

test("an independent library opens it, fills it in and saves it: the mark is kept, and what stands as it was is no answer", async () => {
  const shop = await makeShop();
  const { visitor, bring, sections, o, requestId, supplier } = shop;
  await answerSection(shop, "organization", answersOf(supplier).organization ?? {});
  const bytes = await visitor.download(paths.subcontractor.offlineSheet(o, requestId));
  let seen: SeenByOpenpyxl | undefined;
  const typed = { "organization.employees": "12", "system.name": "Shop network" };
  const filled = fillWithOpenpyxl(bytes, typed, (told) => {
    seen = told;
  });
  expect(seen).toMatchObject({ protected: true, hidden: ["Key", "As we had it", "Request"] });
  expect(seen?.lists).toBeGreaterThan(5);
  expect((await bring(filled)).location).toBe(paths.subcontractor.request(o, requestId));
  const organization = (await sections()).get("organization");
  expect((await sections()).get("system")?.values).toMatchObject({ name: "Shop network" });
  expect(organization?.draft?.fromSheet?.unchanged).toContainEqual({
    label: "Legal name",
    value: supplier.legalName,
  });
  const page = await visitor.get(paths.subcontractor.section(o, requestId, "organization"));
  expect(page.body).toContain("As we had it before, and not changed in the spreadsheet");
  const untouched = fillWithOpenpyxl(bytes, {});
  await bring(untouched, "untouched.xlsx");
  expect((await sections()).get("organization")?.draft?.fromSheet?.fileName).toBe("answers.xlsx");
});

test("a spreadsheet of another request of ours is refused and named; without its mark it is asked about", async () => {
  const shop = await makeShop();
  const stranger = await makeShop();
  const theirs = await stranger.visitor.download(
    paths.subcontractor.offlineSheet(stranger.o, stranger.requestId),
  );
  const unknown = await shop.bring(fillWithOpenpyxl(theirs, { "organization.employees": "12" }));
  expect(unknown.status).toBe(422);
  expect(unknown.body).toContain("was made for another request, not for");
  const supplier = shop.supplier;
  const second = await makeSubcontract(shop.manager, { contractId: shop.contractId, supplier });
  const ours = await shop.visitor.download(
    paths.subcontractor.offlineSheet(shop.o, second.requestId),
  );
  const named = await shop.bring(fillWithOpenpyxl(ours, { "organization.employees": "12" }));
  expect(named.status).toBe(422);
  expect(named.body).toContain(`(${shop.manager.organizationName}), not for`);
  const bare = Buffer.from("Your answer,Key\n12,organization.employees\n");
  const asked = await shop.bring(bare, "answers.csv");
  expect(asked.status).toBe(422);
  expect(asked.body).toContain("has lost the mark");
  expect((await shop.sections()).get("organization")?.draft).toBeNull();
  expect((await shop.bring(bare, "answers.csv", { isOfThisRequest: "on" })).status).toBe(303);
  expect((await shop.sections()).get("organization")?.values).toMatchObject({ employees: "12" });
});

test.each(["libreoffice.xlsx", "libreoffice.csv"])(
  "saved by LibreOffice (%s), a spreadsheet keeps its mark and what was filled in",
  async (name) => {
    const table = await readTable(readFileSync(`tests/fixtures/offline/${name}`));
    if (!table.ok) throw new Error(String(table.reason));
    const { answers, unchanged, problems, requestIds } = readOfflineAnswers(
      table.rows,
      SUBMISSION_SECTIONS,
      { on: calendarDate("2026-11-30"), required: "Level 2 (Self)" },
    );
    expect(requestIds).toEqual(["6f0d2c1e-8a3b-4c5d-9e7f-0a1b2c3d4e5f"]);
    expect(Object.fromEntries(answers)).toEqual({
      organization: { employees: "12" },
      assessment: { cmmcScore: "90" },
      affirmation: { affirmedOn: "2026-09-02" },
    });
    expect(unchanged.get("organization")).toEqual({
      legalName: "Harrow Castings",
      uei: "K7NQ4M2XWR91",
      cages: "1ABC5, 2DEF6",
    });
    expect(problems).toEqual([]);
  },
);
