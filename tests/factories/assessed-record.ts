import { RecordContent } from "#app/domain/record/content.ts";

type Assessment = Extract<
  RecordContent["suppliers"][number]["facts"][number],
  { kind: "assessment" }
>;
type Change = Partial<Omit<Assessment, "content">> & { content?: Partial<Assessment["content"]> };

export const uuid = (number: number) =>
  `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const SYSTEM = uuid(20);

/** One supplier's facts: its information system, and an assessment for each change, newest first. */
export function assessedRecord(...changes: Change[]): RecordContent {
  return RecordContent.parse({
    format: "flowdown-oversight-record",
    version: 3,
    kind: "subcontract",
    number: "OR-2026-000123",
    requestedAt: "2026-11-26T14:05:00.000Z",
    requestedByName: "Dana Whitfield",
    asOf: "2026-11-26",
    knownAt: "2026-11-26T14:05:00.000Z",
    catalogEdition: "2026-11-20",
    rule: { codifiedPhase: 2, followedPhase: 1, suspension: null },
    supersedes: null,
    sample: null,
    prime: {
      legalName: "Aster Dynamics",
      uei: "ABCDEFGHJKL1",
      cages: ["0AST1"],
      timeZone: "America/New_York",
    },
    contracts: [
      {
        id: uuid(1),
        piid: "FA862026C0042",
        agency: "Air Force Life Cycle Management Center",
        title: "Guidance units for test vehicles",
        startsOn: "2026-01-05",
        endsOn: "2029-01-04",
        options: [],
        requiredStatus: "Level 2 (C3PAO)",
        clauses: [],
        awardedOn: null,
        inForce: { requiredStatus: "Level 2 (C3PAO)", clauses: [], endsOn: "2029-01-04" },
        modifications: [],
      },
    ],
    subcontracts: [],
    suppliers: [
      {
        id: uuid(2),
        legalName: "Łódź Castings, Inc.",
        uei: "ZYXWVUTSRQP9",
        cages: ["1ABC5"],
        facts: [...changes.map(assessment), system],
        statusEndings: [],
      },
    ],
    log: { treeSize: 1, root: "a".repeat(64), grewFrom: null, entries: [] },
    howToVerify: [],
  });
}

const shared = {
  organizationId: uuid(3),
  supersedesId: null,
  supersededById: null,
  recordedAt: "2026-03-06T14:05:00.000Z",
  recordedByName: "Ada Reyes",
  sharedAt: "2026-03-06T14:05:00.000Z",
  contentHash: "c".repeat(64),
  evidence: [],
};

const review = {
  id: uuid(90),
  outcome: "accepted",
  method: "certificate",
  note: "",
  reviewedAt: "2026-03-09T14:05:00.000Z",
  reviewedByName: "Dana Whitfield",
};

const system = {
  ...shared,
  kind: "information-system",
  id: SYSTEM,
  lineageId: SYSTEM,
  content: {
    name: "Production network",
    description: "Shop floor, quality and engineering",
    cages: ["1ABC5"],
    planName: "SSP Production",
    planVersion: "3.1",
    planDate: "2026-01-15",
    externalServiceProviders: "",
  },
  reviews: [],
};

function assessment({ content, ...change }: Change, index: number) {
  return {
    ...shared,
    kind: "assessment",
    id: uuid(30 + index),
    lineageId: uuid(30 + index),
    content: {
      systemLineageId: SYSTEM,
      type: "Level 2 (C3PAO)",
      status: "Final",
      statusDate: "2026-03-02",
      cmmcUid: "L2C1234567",
      score: 110,
      openRequirements: [],
      cages: ["1ABC5"],
      assessor: "Harbor Assessment LLC",
      fullScoreOn: null,
      ...content,
    },
    reviews: [review],
    ...change,
  };
}
