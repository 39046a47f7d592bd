import { expect, test } from "vitest";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { asActor } from "#app/platform/db.server.ts";
import { listGapsOf } from "#app/queries/record/gaps.server.ts";
import { getRequestFile } from "#app/queries/request/request.server.ts";
import { getSubcontractPage } from "#app/queries/subcontract/subcontract-page.server.ts";
import { actorOf, makeOrganization, type TestActor } from "#tests/factories/people.ts";
import {
  cuiAt,
  makeContract,
  makeSubcontract,
  makeSupplier,
} from "#tests/factories/supply-chain.ts";

async function makeChain(clauses: string[]) {
  const manager = await actorOf(await makeOrganization(), "prime-manager");
  const subcontractor = await makeOrganization();
  const official = await actorOf(subcontractor, "subcontractor-official");
  const contractId = await makeContract(manager, { clauses });
  const supplier = await makeSupplier(manager, subcontractor);
  const issued = await makeSubcontract(manager, { contractId, supplier });
  return { manager, official, supplier, ...issued };
}

async function pageOf(actor: TestActor, subcontractId: string) {
  const page = await asActor(actor, (scope) => getSubcontractPage(scope, subcontractId));
  if (!page) throw new Error("no page");
  return page;
}

test("a DoD Assessment beside the status is issued, told to the supplier, and missed while none is shown", async () => {
  const chain = await makeChain(["252.204-7012", "252.204-7020", "252.204-7021"]);
  const { manager, official, subcontractId, requestId } = chain;
  const page = await pageOf(manager, subcontractId);
  expect(page.flowdowns[0]?.alsoRequired).toMatchObject({ code: "dod-assessment-beside" });
  expect([page.isFlowdownCurrent, page.shownBeside]).toEqual([true, null]);
  const asked = await asActor(official, (scope) => getRequestFile(scope, requestId));
  expect(asked?.request.alsoRequired?.citation).toBe("DFARS 252.204-7020(g)(2)");
  const subject = { kind: "subcontract", subcontractId } as const;
  const [missed] = await asActor(manager, (scope) => listGapsOf(scope, subject));
  expect(missed?.gaps.map(({ code }) => code)).toContain("dod-assessment-not-shown");
});

test("operationally critical support carries 252.204-7012 without CUI, and the past knows when it was said", async () => {
  const { manager, subcontractId } = await makeChain(["252.204-7012"]);
  const answer = { ...cuiAt("1ABC5"), information: "none" as const, cuiCategories: [] };
  await answerInformation(manager, subcontractId, answer);
  const without = await pageOf(manager, subcontractId);
  expect(without.decision?.clauses).toEqual([]);
  expect(without.isFlowdownCurrent).toBe(false);
  const later = { ...manager, at: new Date(manager.at.getTime() + 60_000) };
  await answerInformation(later, subcontractId, { ...answer, operationallyCriticalSupport: true });
  const critical = await pageOf(later, subcontractId);
  expect(critical.decision?.clauses.map(({ number }) => number)).toEqual(["252.204-7012"]);
  const before = { ...later, knownAt: new Date(manager.at.getTime() + 30_000) };
  const known = await pageOf(before, subcontractId);
  expect(known.subcontract.operationallyCriticalSupport).toBe(false);
});

test("a direction below the minimum changes nothing and is put before a person", async () => {
  const { manager, subcontractId, supplier } = await makeChain(["252.204-7021"]);
  const directed = { ...cuiAt(supplier.cage), directedStatus: "Level 2 (Self)" as const };
  await answerInformation(manager, subcontractId, directed);
  const { decision } = await pageOf(manager, subcontractId);
  expect(decision).toMatchObject({
    required: "Level 2 (C3PAO)",
    notices: [{ code: "directed-below-minimum", citation: "32 CFR 170.23(b)" }],
  });
});
