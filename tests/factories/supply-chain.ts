import { randomUUID } from "node:crypto";
import { createContract } from "#app/commands/contract/create-contract.server.ts";
import { issueFlowdown } from "#app/commands/flowdown/issue-flowdown.server.ts";
import { answerInformation } from "#app/commands/subcontract/answer-information.server.ts";
import { createSubcontract } from "#app/commands/subcontract/create-subcontract.server.ts";
import { type ContractAnswer, ContractForm } from "#app/domain/contract/contract-form.ts";
import { addDays, calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { InformationAnswer } from "#app/domain/subcontract/information-form.ts";
import { asSystem } from "#app/platform/db.server.ts";
import { suppliers } from "#db/schema/supplier.ts";
import {
  actorOf,
  makeOrganization,
  newCage,
  nextNumber,
  type TestActor,
  type TestOrganization,
} from "./people.ts";

/** A contract of the actor's prime: Level 2 (C3PAO) with the usual clauses unless told otherwise. */
export async function makeContract(
  actor: TestActor,
  change: Partial<ContractAnswer> = {},
): Promise<string> {
  const contract = ContractForm.parse({
    piid: `FA862026C${String(nextNumber()).padStart(4, "0")}`,
    agency: "Department of the Air Force",
    title: "Actuator housings",
    startsOn: "2026-01-01",
    endsOn: "2029-12-31",
    requiredStatus: "Level 2 (C3PAO)",
    clauses: ["252.204-7012", "252.204-7021", "52.204-21", "52.204-25"],
  });
  const outcome = await createContract(actor, { ...contract, ...change });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.contractId;
}

export type TestSupplier = { id: string; legalName: string; cage: string };

/** A supplier record; with `organization` as if an invitation had been accepted. */
export async function makeSupplier(
  actor: TestActor,
  organization?: TestOrganization,
): Promise<TestSupplier> {
  const legalName = organization?.legalName ?? `Supplier ${nextNumber()}`;
  const supplier = { id: randomUUID(), legalName, cage: newCage() };
  await asSystem((tx) =>
    tx.insert(suppliers).values({
      id: supplier.id,
      primeId: actor.organizationId,
      createdBy: actor.personId,
      legalName,
      cages: [supplier.cage],
      searchText: legalName.toLowerCase(),
      ...(organization && { organizationId: organization.id, linkedAt: actor.at }),
    }),
  );
  return supplier;
}

/** CUI of one category, worked on at the supplier's site. */
export function cuiAt(cage: string): InformationAnswer {
  return {
    information: "CUI",
    cuiCategories: ["CTI"],
    commercialOffTheShelfOnly: false,
    performingCages: [cage],
    directedStatus: null,
    operationallyCriticalSupport: false,
  };
}

/** A subcontract with its information flow answered, and its flowdown issued unless told not to. */
export async function makeSubcontract(
  actor: TestActor,
  given: {
    contractId: string;
    supplier: TestSupplier;
    information?: InformationAnswer;
    isIssued?: boolean;
    parentId?: string;
  },
): Promise<{ subcontractId: string; flowdownId: string; requestId: string }> {
  const { contractId, supplier, isIssued = true, parentId } = given;
  const created = await createSubcontract(actor, contractId, {
    parentId,
    supplierId: supplier.id,
    number: `SC-${String(nextNumber()).padStart(4, "0")}`,
    title: "Machined housings",
  });
  if (!created.ok) throw new Error(created.reason);
  const { subcontractId } = created;
  await answerInformation(actor, subcontractId, given.information ?? cuiAt(supplier.cage));
  if (!isIssued) return { subcontractId, flowdownId: "", requestId: "" };
  const dueOn = addDays(calendarDate(actor.on), 21);
  const issued = await issueFlowdown(actor, subcontractId, { dueOn, message: "" });
  if (!issued.ok) throw new Error(issued.reason);
  return { subcontractId, flowdownId: issued.flowdownId, requestId: issued.requestId };
}

/** A prime with a manager, a linked subcontractor with an official, a contract and a subcontract. */
export async function makeSupplyChain() {
  const prime = await makeOrganization();
  const manager = await actorOf(prime, "prime-manager");
  const subcontractor = await makeOrganization();
  const official = await actorOf(subcontractor, "subcontractor-official");
  const contractId = await makeContract(manager);
  const supplier = await makeSupplier(manager, subcontractor);
  const subcontract = await makeSubcontract(manager, { contractId, supplier });
  return { prime, manager, subcontractor, official, contractId, supplier, ...subcontract };
}
