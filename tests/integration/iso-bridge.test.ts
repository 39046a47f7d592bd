import { expect, test } from "vitest";
import { saveApplicability } from "#app/commands/iso27001/save-applicability.server.ts";
import { takeProposals } from "#app/commands/iso27001/take-proposals.server.ts";
import { saveAnswers } from "#app/commands/workbook/save-answers.server.ts";
import { startWorkbook } from "#app/commands/workbook/start-workbook.server.ts";
import { isProposal } from "#app/domain/iso27001/proposal.ts";
import { evaluateWorkbook } from "#app/domain/workbook/evaluate.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { getWorkbook } from "#app/queries/workbook/workbook.server.ts";
import { annexA2022 } from "#catalogs/index.ts";
import { makeSupplyChain } from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";
import { answer } from "#tests/factories/workbook-answers.ts";

async function makeShop() {
  const { official } = await makeSupplyChain();
  const { workbookId } = await startWorkbook(official, { systemName: "Shop network" });
  const read = () =>
    asActor(official, async (scope) => {
      const open = await getWorkbook(scope, workbookId);
      if (!open) throw new Error("no workbook");
      return open.answers;
    });
  return { official, workbookId, read };
}

const ALL = annexA2022().map(({ id }) => id);

test("a statement is ticked, its picture is drawn with its table, and what is ticked stays so", async () => {
  const { official, workbookId } = await makeShop();
  const visitor = await Visitor.of(official.person);
  const page = paths.subcontractor.isoBridge(official.organizationId, workbookId);
  const form = formsOf((await visitor.get(page)).body).find(({ inside }) =>
    inside.includes("controls5"),
  );
  const sent = await visitor.post(page, {
    ...inputsOf(form?.inside ?? ""),
    coversCuiSystem: "yes",
    accreditation: "ANAB",
    controls5: ALL.filter((id) => id.startsWith("A.5.")),
    controls8: ["A.8.2", "A.99.1"],
  });
  expect(sent.status).toBe(303);
  const { body } = await visitor.get(page);
  expect(body).toContain("Organization (A.5): 37 of 37 ticked");
  expect(body).toContain("Technology (A.8): 1 of 34 ticked");
  expect(body).toContain('class="bridge-picture__bar"');
  expect(body).toContain("What to do:");
  expect(body).toContain("Access Control");
});

test("proposals are marked, count for nothing, and leave what was said", async () => {
  const { official, workbookId, read } = await makeShop();
  const own = answer({ status: "not-met", note: "Own words" });
  await saveAnswers(official, workbookId, [{ requirement: "3.1.1", answer: own, readVersion: 0 }]);
  const before = evaluateWorkbook(await read());
  const stated = { coversCuiSystem: true, accreditation: "", expiresOn: null, controls: ALL };
  await saveApplicability(official, workbookId, stated);
  expect(await takeProposals(official, workbookId)).toEqual({ ok: true, taken: 69 });
  const answers = await read();
  expect(answers["3.1.1"]).toEqual(own);
  expect(Object.values(answers).filter(isProposal)).toHaveLength(69);
  const after = evaluateWorkbook(answers);
  expect([after.score, after.answered]).toEqual([before.score, before.answered]);
  expect(await takeProposals(official, workbookId)).toEqual({ ok: true, taken: 0 });
  const visitor = await Visitor.of(official.person);
  const family = paths.subcontractor.workbookFamily(
    official.organizationId,
    workbookId,
    "access-control",
  );
  expect((await visitor.get(family)).body).toContain("Proposed from ISO/IEC 27001: needs its own");
});

test("a workbook of another organization is not there", async () => {
  const { workbookId } = await makeShop();
  const { official } = await makeShop();
  const visitor = await Visitor.of(official.person);
  const page = paths.subcontractor.isoBridge(official.organizationId, workbookId);
  expect((await visitor.get(page)).status).toBe(404);
  expect(await takeProposals(official, workbookId)).toEqual({ ok: false, reason: "not-found" });
});
