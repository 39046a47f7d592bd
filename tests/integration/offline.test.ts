import { expect, test } from "vitest";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { readTable } from "#app/platform/read-table.server.ts";
import { writeXlsx } from "#app/platform/xlsx/write.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { answerSection, answersOf } from "#tests/factories/answer.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

async function makeShop() {
  const chain = await makeSupplyChain();
  const o = chain.official.organizationId;
  const visitor = await Visitor.of(chain.official.person);
  const page = paths.subcontractor.offline(o, chain.requestId);
  const bring = async (bytes: Buffer) => {
    const { body } = await visitor.get(page);
    const form = formsOf(body).find(({ inside }) => inside.includes('type="file"'));
    const file = new File([new Uint8Array(bytes)], "answers.xlsx");
    return visitor.post(page, { ...inputsOf(form?.inside ?? ""), file });
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
    const copy = Array.from({ length: 5 }, (_, index) => cells[index] ?? "");
    copy[2] = typed[copy[4] ?? ""] ?? copy[2] ?? "";
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
