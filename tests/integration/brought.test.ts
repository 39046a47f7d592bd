import { expect, test } from "vitest";
import { bringSheet } from "#app/commands/offline/bring-sheet.server.ts";
import { recordSheet } from "#app/commands/offline/record-sheet.server.ts";
import { takeBroughtSheet } from "#app/commands/offline/take-sheet.server.ts";
import { paths } from "#app/paths.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listBroughtSheets } from "#app/queries/offline/brought.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { listShowings } from "#app/queries/showing/showing.server.ts";
import { bringFilled, FILLED_IN, makeFilledSheet } from "#tests/factories/brought.ts";
import { actorOf, makeOrganization } from "#tests/factories/people.ts";
import {
  makeContract,
  makeSubcontract,
  makeSupplier,
  makeSupplyChain,
} from "#tests/factories/supply-chain.ts";
import { formsOf, inputsOf, Visitor } from "#tests/factories/visitor.ts";

/** A prime whose supplier never signed in, with a request to it. */
async function makeUnlinked() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const supplier = await makeSupplier(manager);
  const contractId = await makeContract(manager);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier });
  return { manager, supplier, requestId, which: { supplierId: supplier.id, requestId } };
}

test("of a supplier without an account what is answered whole is recorded, without attestation", async () => {
  const { manager, supplier, which } = await makeUnlinked();
  const sheetId = await bringFilled(manager, which);
  expect(await asActor(manager, (scope) => listShowings(scope, [supplier.id]))).toEqual([]);
  expect(await recordSheet(manager, which, { sheetId, isConfirmed: true })).toEqual({ ok: true });
  const recorded = await asActor(manager, (scope) => listShowings(scope, [supplier.id]));
  expect(recorded.map(({ kind }) => kind).sort()).toEqual([
    "affirmation",
    "assessment",
    "organization-profile",
  ]);
  expect(recorded[0]).toMatchObject({ shownBy: "Dana Reed", shownHow: "spreadsheet" });
  expect(recorded[0]?.note).toContain("answers.xlsx");
  expect(recorded[0]?.note).toContain(
    `not changed by Dana Reed, and confirmed by ${manager.personName}: Legal name`,
  );
  expect(await bringFilled(manager, which), "the same file again").toBe(sheetId);
  expect(await asActor(manager, (scope) => listShowings(scope, [supplier.id]))).toHaveLength(3);
});

test("what stands as the portal had it is not the supplier's word until somebody confirms it", async () => {
  const { manager, supplier, requestId, which } = await makeUnlinked();
  const sheetId = await bringFilled(manager, which);
  const [sheet] = await asActor(manager, (scope) => listBroughtSheets(scope, requestId));
  expect(sheet).toMatchObject({
    isMarked: true,
    unchanged: { organization: { legalName: supplier.legalName } },
  });
  expect(sheet?.answers.organization).not.toHaveProperty("legalName");
  const visitor = await Visitor.of(manager.person);
  const page = paths.prime.offline(manager.organizationId, supplier.id, requestId);
  expect((await visitor.get(page)).body).toContain("The supplier did not answer this");
  await recordSheet(manager, which, { sheetId, isConfirmed: false });
  const recorded = await asActor(manager, (scope) => listShowings(scope, [supplier.id]));
  expect(recorded.map(({ kind }) => kind).sort()).toEqual(["affirmation", "assessment"]);
  expect(recorded[0]?.note).not.toContain("confirmed by");
});

test("a spreadsheet of another request is refused and named; without its mark it is asked about", async () => {
  const { manager, supplier, which } = await makeUnlinked();
  const other = await makeSupplier(manager);
  const contractId = await makeContract(manager);
  const { requestId } = await makeSubcontract(manager, { contractId, supplier: other });
  const of = { supplierId: other.id, requestId };
  const page = paths.prime.offline(manager.organizationId, supplier.id, which.requestId);
  const visitor = await Visitor.of(manager.person);
  const post = async (bytes: Buffer, name: string, typed: Record<string, string> = {}) => {
    const { body } = await visitor.get(page);
    const form = formsOf(body).find(({ inside }) => inside.includes('type="file"'));
    const fields = { ...inputsOf(form?.inside ?? ""), sentBy: "Dana Reed", sentOn: manager.on };
    const file = new File([new Uint8Array(bytes)], name);
    return visitor.post(page, { ...fields, ...typed, file });
  };
  const wrong = await post(await makeFilledSheet(manager, of, FILLED_IN), "answers.xlsx");
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain(`(${other.legalName}), not for`);
  const stranger = await makeUnlinked();
  const theirs = await makeFilledSheet(stranger.manager, stranger.which, FILLED_IN);
  const unknown = await post(theirs, "answers.xlsx");
  expect(unknown.body).toContain("was made for another request, not for");
  expect(unknown.body).not.toContain(stranger.supplier.legalName);
  const bare = Buffer.from("Your answer,Key\nK7NQ4M2XWR91,organization.uei\n");
  const asked = await post(bare, "answers.csv");
  expect(asked.status).toBe(422);
  expect(asked.body).toContain("has lost the mark");
  expect((await post(bare, "answers.csv", { isOfThisRequest: "on" })).status).toBe(303);
  const sheets = await asActor(manager, (scope) => listBroughtSheets(scope, which.requestId));
  expect(sheets).toMatchObject([{ isMarked: false, fileName: "answers.csv" }]);
});

test("a cell that cannot be an answer is named, and its section is not recorded", async () => {
  const { manager, supplier, requestId, which } = await makeUnlinked();
  const wrong = { ...FILLED_IN, "assessment.cmmcStatusDate": "last spring" };
  const sheetId = await bringFilled(manager, which, wrong);
  await recordSheet(manager, which, { sheetId, isConfirmed: true });
  const [sheet] = await asActor(manager, (scope) => listBroughtSheets(scope, requestId));
  expect(sheet?.problems).toMatchObject([{ section: "assessment", text: "last spring" }]);
  expect(sheet?.problems[0]?.cell).toMatch(/^C\d+$/);
  const recorded = await asActor(manager, (scope) => listShowings(scope, [supplier.id]));
  expect(recorded.map(({ kind }) => kind)).toEqual(["organization-profile"]);
  const visitor = await Visitor.of(manager.person);
  const page = paths.prime.offline(manager.organizationId, supplier.id, requestId);
  const { body } = await visitor.get(page);
  expect(body).toContain(`<strong>${sheet?.problems[0]?.cell}</strong>`);
  expect(body).toContain("Not recorded, because something is missing or wrong");
});

test("into the answer of a supplier with an account nothing is written until it takes it over", async () => {
  const chain = await makeSupplyChain();
  const { manager, official, supplier, requestId } = chain;
  const which = { supplierId: supplier.id, requestId };
  const sheetId = await bringFilled(manager, which);
  expect(await asActor(manager, (scope) => listShowings(scope, [supplier.id]))).toEqual([]);
  const draftOf = () => asActor(official, (scope) => getRequestFile(scope, requestId));
  expect((await draftOf())?.draft).toEqual({});
  const visitor = await Visitor.of(official.person);
  const page = paths.subcontractor.request(official.organizationId, requestId);
  const { body } = await visitor.get(page);
  const form = formsOf(body).find(({ inside }) => inside.includes(sheetId));
  expect(form, "the way to take it over").toBeDefined();
  const action = paths.subcontractor.takeBrought(official.organizationId, requestId);
  await visitor.post(action, inputsOf(form?.inside ?? ""));
  expect((await draftOf())?.draft.assessment).toMatchObject({
    values: { cmmcType: "Level 2 (C3PAO)", cmmcStatusDate: "2026-09-01" },
    isConfirmed: false,
    fromSheet: { fileName: "answers.xlsx" },
  });
  expect((await visitor.get(page)).body).not.toContain(sheetId);
});

test("another prime brings nothing to a request that is not its own, and another supplier takes nothing", async () => {
  const ours = await makeSupplyChain();
  const theirs = await makeSupplyChain();
  const which = { supplierId: ours.supplier.id, requestId: ours.requestId };
  const bytes = await makeFilledSheet(ours.manager, which, FILLED_IN);
  const from = { sentBy: "Dana Reed", sentOn: ours.manager.on };
  const file = { name: "answers.xlsx", bytes, isSaidToBe: false };
  const refused = { ok: false, reason: "not-found" };
  expect(await bringSheet(theirs.manager, which, from, file)).toEqual(refused);
  const sheetId = await bringFilled(ours.manager, which);
  const taken = { requestId: theirs.requestId, sheetId };
  expect(await takeBroughtSheet(theirs.official, taken)).toEqual(refused);
});
