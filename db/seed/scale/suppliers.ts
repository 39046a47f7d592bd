import { rankOf } from "#app/domain/cmmc/rank.ts";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import type { FlowdownDecision } from "#app/domain/flowdown/types.ts";
import { addDays, type CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { CATALOG_EDITION } from "#catalogs/index.ts";
import {
  inventAddress,
  inventCompanyName,
  inventFoundersCompanyName,
  inventPersonName,
  makeCage,
  makeUei,
} from "../invented.ts";
import type { Random } from "../random.ts";
import { addAnswer } from "./answer.ts";
import type { SeedContract } from "./contracts.ts";
import { type AskedSupplier, noonOf, type Portfolio } from "./portfolio.ts";
import type { Rows } from "./tables.ts";

const ANSWERED = 0.85;
const FOUNDED = 0.8;
const TAGS = [
  "critical",
  "sole source",
  "small business",
  "long lead",
  "tooling",
  "software",
] as const;

/** Add the `index`-th supplier with its subcontracts, and its answer if it gave one. */
export function addSupplier(rows: Rows, portfolio: Portfolio, index: number): void {
  const { random, prime, on } = portfolio;
  const hasAnswered = random.chance(ANSWERED);
  const supplier: AskedSupplier = {
    supplierId: random.uuid(),
    organizationId: random.uuid(),
    legalName: random.chance(FOUNDED)
      ? inventFoundersCompanyName(random)
      : inventCompanyName(random),
    uei: makeUei(index),
    cages: [makeCage(2 * index), makeCage(2 * index + 1)],
    address: inventAddress(random),
    contact: { id: random.uuid(), name: inventPersonName(random) },
    asked: [],
    required: null,
  };
  const { supplierId, organizationId, legalName, uei, cages, contact } = supplier;
  const createdAt = noonOf(addDays(on, -random.whole(60, 300)));
  const email = `contact-${index}@suppliers.example`;
  const tags = random.chance(0.3) ? [random.pick(TAGS)] : [];
  if (hasAnswered)
    rows.organizations.push({ id: organizationId, createdAt, legalName, uei, cages });
  rows.suppliers.push({
    id: supplierId,
    createdAt,
    createdBy: prime.personId,
    primeId: prime.id,
    legalName,
    uei,
    cages,
    tags,
    organizationId: hasAnswered ? organizationId : null,
    linkedAt: hasAnswered ? createdAt : null,
    searchText: [legalName, uei, ...cages, ...tags, email].join(" "),
  });
  rows.supplierContacts.push({
    id: contact.id,
    createdAt,
    primeId: prime.id,
    supplierId,
    name: contact.name,
    email,
    title: "Contracts manager",
  });
  const count = random.chance(0.2) ? 1 : random.chance(0.75) ? 2 : 3;
  for (let place = 0; place < count; place += 1)
    addSubcontract(rows, portfolio, supplier, `${String(index + 1).padStart(5, "0")}-${place + 1}`);
  if (hasAnswered) addAnswer(rows, portfolio, supplier);
}

function addSubcontract(
  rows: Rows,
  { random, prime, contracts, on }: Portfolio,
  supplier: AskedSupplier,
  number: string,
): void {
  const { supplierId } = supplier;
  const contract = random.pick(contracts);
  const information = drawInformation(random);
  const ids = { subcontract: random.uuid(), flowdown: random.uuid(), request: random.uuid() };
  const issuedAt = noonOf(addDays(on, -random.whole(30, 55)));
  const dueOn = addDays(on, random.whole(-20, 30));
  const named = { subcontractNumber: `PO-${number}`, subcontractTitle: "Build-to-print parts" };
  const flows = {
    information,
    cuiCategories: information === "CUI" ? ["CTI"] : [],
    performingCages: [supplier.cages[0]],
  };
  const decision = flowdownOf(contract, information, on);
  supplier.required = higher(supplier.required, decision.required);
  rows.subcontracts.push({
    id: ids.subcontract,
    createdAt: issuedAt,
    createdBy: prime.personId,
    primeId: prime.id,
    contractId: contract.id,
    supplierId,
    number: named.subcontractNumber,
    title: named.subcontractTitle,
    plannedAwardOn: addDays(on, random.whole(-30, 180)),
    ...flows,
    commercialOffTheShelfOnly: false,
    answeredAt: issuedAt,
    value: worthOf(number),
  });
  rows.flowdowns.push({
    id: ids.flowdown,
    issuedAt,
    issuedBy: prime.personId,
    issuedByName: prime.personName,
    primeId: prime.id,
    contractId: contract.id,
    subcontractId: ids.subcontract,
    supplierId,
    primeName: prime.name,
    contractPiid: contract.piid,
    contractTitle: contract.title,
    agency: contract.agency,
    ...named,
    ...flows,
    catalogVersion: CATALOG_EDITION,
    dueOn,
    required: decision.required,
    citation: decision.citation,
    why: decision.why,
    clauses: decision.clauses,
  });
  rows.requests.push({
    id: ids.request,
    createdAt: issuedAt,
    createdBy: prime.personId,
    primeId: prime.id,
    supplierId,
    flowdownId: ids.flowdown,
    dueOn,
  });
  supplier.asked.push({ requestId: ids.request, flowdownId: ids.flowdown });
}

function higher(a: RequiredStatus | null, b: RequiredStatus | null): RequiredStatus | null {
  if (a === null || b === null) return a ?? b;
  return rankOf(b) > rankOf(a) ? b : a;
}

function drawInformation(random: Random): "none" | "FCI" | "CUI" {
  const place = random.next();
  if (place < 0.07) return "none";
  return place < 0.4 ? "FCI" : "CUI";
}

const decided = new Map<string, FlowdownDecision>();

/** A few decisions serve thousands of subcontracts: they depend on little. */
function flowdownOf(
  contract: SeedContract,
  information: "none" | "FCI" | "CUI",
  on: CalendarDate,
): FlowdownDecision {
  const key = `${contract.id} ${information}`;
  const known = decided.get(key);
  if (known) return known;
  const decision = decideFlowdown({
    on,
    contract: { requiredStatus: contract.requiredStatus, clauses: contract.clauses },
    subcontract: { information, commercialOffTheShelfOnly: false, directedStatus: null },
  });
  decided.set(key, decision);
  return decision;
}

/** Between ten thousand and five million dollars; one in nine says none. Nothing is drawn for it. */
function worthOf(number: string): number | null {
  const digits = Number(number.replaceAll(/\D/g, ""));
  return digits % 9 === 0 ? null : (((digits * 7919) % 500) + 1) * 10_000;
}
