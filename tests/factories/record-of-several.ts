import { createHash } from "node:crypto";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { AffirmationFact, AssessmentFact } from "#app/domain/eligibility/types.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { PostureState } from "#app/domain/posture/states.ts";
import { RecordContent, type RecordSubcontract } from "#app/domain/record/content.ts";
import type { RecordKind } from "#app/domain/record/kinds.ts";
import type { RecordFact } from "#app/domain/record/parts.ts";
import { sampleRecord } from "./record-content.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** An id that is the same whenever it is asked for by the same words. */
function idOf(...words: (string | number)[]): string {
  const hex = sha256(words.join(" "));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const NAMES = [
  "Łódź Castings",
  "Ridgeline Machining",
  "Blue Heron Optics",
  "Norwood Heat Treatment",
];
const TITLES = [
  "Machined housings",
  "Gyro bearings",
  "Optical windows",
  "Heat treatment and plating",
];

/** How the subcontracts stand by turns. */
const TURNS = ["eligible", "conditional", "ineligible", "eligible", "awaiting"] as const;
type Turn = (typeof TURNS)[number];

type Supplier = RecordContent["suppliers"][number];

/**
 * A record of a contract or of a sample: every fifth subcontract is the second one of its supplier,
 * and their states take turns.
 */
export function recordOfSeveral(kind: Exclude<RecordKind, "subcontract">, size: number) {
  const base = sampleRecord();
  const [contract] = base.contracts;
  const [subcontract] = base.subcontracts;
  const [supplier] = base.suppliers;
  if (!contract || !subcontract || !supplier) throw new Error("the sample record is empty");
  const suppliers: Supplier[] = [];
  const subcontracts = Array.from({ length: size }, (_, index) => {
    const turn = TURNS[index % TURNS.length] ?? "eligible";
    const isShared = index % TURNS.length === 3;
    const own = (isShared && suppliers.at(-3)) || makeSupplier(supplier, index, turn);
    if (!suppliers.includes(own)) suppliers.push(own);
    return makeSubcontract(subcontract, own, index, turn);
  });
  const entries = subcontracts.flatMap(({ id }, index) =>
    base.log.entries.slice(0, 8).map((one, place) => {
      const told = { ...JSON.parse(one.entry), subject: { subcontractId: id } };
      const entry = JSON.stringify(told);
      return { ...one, seq: index * 40 + place, entry, leafHash: sha256(entry) };
    }),
  );
  const sample = {
    auditTitle: "Spring review of flowdown",
    drawnAt: base.requestedAt,
    drawnByName: "Priya Raman",
    seed: "DCMA 2026-11-26 second draw",
    population: size * 12,
    populationSha256: sha256("population"),
  };
  return RecordContent.parse({
    ...base,
    kind,
    sample: kind === "sample" ? sample : null,
    subcontracts,
    suppliers,
    log: { ...base.log, entries },
  });
}

function makeSupplier(base: Supplier, index: number, turn: Turn): Supplier {
  const rename = (id: string) => idOf(id, index);
  const facts = turn === "awaiting" ? [] : base.facts.map((fact) => makeFact(fact, rename, turn));
  const legalName = `${NAMES[index % NAMES.length]} ${index + 1}, Inc.`;
  return { ...base, id: idOf("supplier", index), legalName, facts };
}

function makeFact(fact: RecordFact, rename: (id: string) => string, turn: Turn): RecordFact {
  const id = rename(fact.id);
  const made = {
    ...fact,
    id,
    lineageId: rename(fact.lineageId),
    supersedesId: fact.supersedesId && rename(fact.supersedesId),
    supersededById: fact.supersededById && rename(fact.supersededById),
    contentHash: sha256(`content ${id}`),
    evidence: fact.evidence.map((one) => ({ ...one, id: rename(one.id), sha256: sha256(id) })),
  };
  if (made.kind !== "assessment" || turn !== "conditional" || made.supersededById) return made;
  const openRequirements = [{ id: "3.1.3" }, { id: "3.2.3" }, { id: "3.13.11", partial: true }];
  const content = { ...made.content, status: "Conditional" as const, score: 105, openRequirements };
  return { ...made, content: { ...content, statusDate: calendarDate("2026-08-14") } };
}

function makeSubcontract(
  base: RecordSubcontract,
  supplier: Supplier,
  index: number,
  turn: Turn,
): RecordSubcontract {
  const number = `SC-${String(index + 1).padStart(4, "0")}`;
  const named = {
    id: idOf("subcontract", index),
    number,
    supplierId: supplier.id,
    title: TITLES[index % TITLES.length] ?? "",
    factIds: supplier.facts.map(({ id }) => id),
    flowdowns: base.flowdowns.map((one) => ({ ...one, id: idOf("flowdown", index) })),
  };
  if (turn === "awaiting") {
    const waiting = { verdict: null, award: null, exceptions: [], information: null };
    const text = "Nobody answered what information flows down.";
    const gaps = [{ code: "information-unanswered" as const, text }];
    return { ...base, ...named, ...waiting, state: "proposed", flowdowns: [], gaps };
  }
  const decision = decide(base, supplier, turn);
  const state: PostureState = turn === "conditional" ? "lapsing" : decision.verdict;
  const verdict = { state, decision, toReview: 0, reviewed: 5 };
  const award = base.award && { ...base.award, verdict: decision };
  if (turn !== "ineligible") return { ...base, ...named, verdict, award, gaps: [] };
  const [exception] = base.exceptions;
  const byException = { isSupported: false, exceptionId: exception?.id ?? null };
  const exceptions = base.exceptions.map((one) => ({
    ...one,
    decision: one.decision && { ...one.decision, outcome: "approved" as const },
  }));
  return { ...base, ...named, verdict, award: award && { ...award, ...byException }, exceptions };
}

function decide(base: RecordSubcontract, { facts }: Supplier, turn: Turn) {
  const standing = facts.filter(({ supersededById }) => supersededById === null);
  const assessments: AssessmentFact[] = standing.flatMap((fact) =>
    fact.kind === "assessment" ? [{ ...fact.content, id: fact.id }] : [],
  );
  const affirmations: AffirmationFact[] = assessments.map(({ id, statusDate }) => ({
    assessment: id,
    affirmedOn: statusDate,
  }));
  return decideEligibility({
    asOf: calendarDate("2026-11-26"),
    contract: { requiredStatus: "Level 2 (C3PAO)", clauses: ["252.204-7012", "252.204-7021"] },
    subcontract: { ...base, information: "CUI" },
    assessments: turn === "ineligible" ? [] : assessments,
    affirmations,
  });
}
