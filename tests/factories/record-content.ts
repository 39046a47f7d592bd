import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import type { EligibilityInput } from "#app/domain/eligibility/types.ts";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { calendarDate } from "#app/domain/kernel/calendar-date.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { HOW_TO_VERIFY } from "#app/domain/record/how-to-verify.ts";

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const hash = (digit: string) => digit.repeat(64);
const at = (day: string) => `${day}T14:05:00.000Z`;

const asOf = calendarDate("2026-11-26");
const contract = {
  requiredStatus: "Level 2 (C3PAO)" as const,
  clauses: ["252.204-7012", "252.204-7021"],
};
const subcontract = {
  information: "CUI" as const,
  commercialOffTheShelfOnly: false,
  performingCages: ["1ABC5"],
  directedStatus: null,
};
const input: EligibilityInput = {
  asOf,
  contract,
  subcontract,
  assessments: [
    {
      id: uuid(21),
      type: "Level 2 (C3PAO)",
      status: "Final",
      statusDate: calendarDate("2026-03-02"),
      score: 110,
      openRequirements: [],
      cages: ["1ABC5"],
    },
  ],
  affirmations: [{ assessment: uuid(21), affirmedOn: calendarDate("2026-03-05") }],
};

const fact = (kind: string, number: number, content: object, more: object = {}) => ({
  kind,
  id: uuid(number),
  organizationId: uuid(2),
  lineageId: uuid(number),
  supersedesId: null,
  supersededById: null,
  recordedAt: at("2026-03-06"),
  recordedByName: "Ada Reyes",
  sharedAt: at("2026-03-06"),
  contentHash: hash("c"),
  content,
  evidence: [],
  reviews: [
    {
      id: uuid(number + 100),
      outcome: "accepted",
      method: "document-read",
      note: "",
      reviewedAt: at("2026-03-09"),
      reviewedByName: "Dana Whitfield",
    },
  ],
  ...more,
});

const entry = (seq: number, action: string, day: string, name: string, role: string) => ({
  seq,
  entry: JSON.stringify({
    version: 1,
    at: at(day),
    action,
    actor: {
      name,
      role,
      organization: role.startsWith("prime") ? "Aster Dynamics" : "Łódź Castings",
    },
  }),
  leafHash: hash("1"),
  inclusion: [hash("2")],
});

/** A whole record with a flowdown, facts in two versions, an exception, an award and a timeline. */
export function sampleRecord(): RecordContent {
  const decision = decideFlowdown({ on: asOf, contract, subcontract });
  const verdict = decideEligibility(input);
  const refused = decideEligibility({ ...input, assessments: [], affirmations: [] });
  const evidence = [
    {
      id: uuid(50),
      fileName: "certificate-of-status.pdf",
      mediaType: "application/pdf",
      sizeBytes: 182_044,
      sha256: hash("e"),
      uploadedAt: at("2026-03-06"),
      uploadedByName: "Ada Reyes",
      disposedAt: null,
      pages: 2,
      pagesWithoutText: 0,
      notCui: null,
    },
  ];
  const assessment = {
    systemLineageId: uuid(20),
    type: "Level 2 (C3PAO)",
    status: "Final",
    statusDate: "2026-03-02",
    cmmcUid: "L2C1234567",
    score: 110,
    openRequirements: [],
    cages: ["1ABC5"],
    assessor: "Harbor Assessment LLC",
    fullScoreOn: null,
  };
  const facts = [
    fact("assessment", 21, assessment, {
      evidence,
      lineageId: uuid(22),
      supersedesId: uuid(22),
    }),
    fact(
      "assessment",
      22,
      { ...assessment, score: 105, status: "Conditional" },
      {
        supersededById: uuid(21),
        reviews: [
          {
            id: uuid(99),
            outcome: "returned",
            method: null,
            note: "The certificate shows another score: please correct it.",
            reviewedAt: at("2026-03-03"),
            reviewedByName: "Dana Whitfield",
          },
        ],
      },
    ),
    fact("information-system", 20, {
      name: "Production network",
      description: "Shop floor, quality and engineering",
      cages: ["1ABC5"],
      planName: "SSP Production",
      planVersion: "3.1",
      planDate: "2026-01-15",
      externalServiceProviders: "Nimbus Mail (FedRAMP Moderate)",
    }),
    fact("affirmation", 23, {
      assessmentLineageId: uuid(22),
      officialName: "Marta Łuczak",
      officialTitle: "President",
      affirmedOn: "2026-03-05",
    }),
    fact("attestation", 24, {
      requestId: uuid(30),
      wordingId: "attestation-1",
      wording: "I have read what is stated here and it is true and complete. ".repeat(12),
      officialName: "Marta Łuczak",
      officialTitle: "President",
      signedAt: at("2026-03-06"),
      secondFactorAt: at("2026-03-06"),
      covers: [{ factId: uuid(21), contentHash: hash("c") }],
    }),
  ];
  return RecordContent.parse({
    format: "flowdown-oversight-record",
    version: 3,
    kind: "subcontract",
    number: "OR-2026-000123",
    requestedAt: at("2026-11-26"),
    requestedByName: "Dana Whitfield",
    asOf,
    knownAt: at("2026-11-26"),
    catalogEdition: "2026-11-20",
    rule: { codifiedPhase: 2, followedPhase: 1, suspension: null },
    sample: null,
    supersedes: { number: "OR-2026-000088", jsonSha256: hash("9") },
    prime: {
      legalName: "Aster Dynamics",
      uei: "ABCDEFGHJKL1",
      cages: ["0AST1"],
      timeZone: "America/New_York",
    },
    contracts: [
      {
        id: uuid(3),
        ...contract,
        piid: "FA862026C0042",
        agency: "Air Force Life Cycle Management Center",
        title: "Guidance units for test vehicles",
        startsOn: "2026-01-05",
        endsOn: "2029-01-04",
        options: [{ name: "Option year 1", exerciseOn: "2027-01-05" }],
        clauses: contract.clauses.map((number) => ({ number, title: "Safeguarding and CMMC" })),
        awardedOn: "2025-12-15",
        inForce: {
          requiredStatus: contract.requiredStatus,
          clauses: contract.clauses.map((number) => ({ number, title: "Safeguarding and CMMC" })),
          endsOn: "2029-01-04",
        },
        modifications: [
          {
            id: uuid(6),
            number: "P00001",
            effectiveOn: "2026-06-01",
            changesStatus: false,
            requiredStatus: null,
            addClauses: [],
            removeClauses: [],
            exercisesOption: null,
            endsOn: null,
            note: "Administrative change of the paying office.",
            file: null,
            recordedAt: at("2026-06-02"),
            recordedByName: "Dana Whitfield",
            supersedesId: null,
            correctionReason: null,
            isWithdrawn: false,
          },
        ],
      },
    ],
    subcontracts: [
      {
        id: uuid(4),
        contractId: uuid(3),
        supplierId: uuid(5),
        ...subcontract,
        number: "SC-0042",
        title: "Machined housings and heat treatment",
        state: "awarded",
        parentNumber: null,
        plannedAwardOn: "2026-04-01",
        cuiCategories: ["Controlled Technical Information"],
        ownTerms: [
          {
            id: uuid(7),
            contractId: uuid(3),
            subcontractId: null,
            requiredStatus: "Level 3 (DIBCAC)",
            from: "2026-01-05",
            until: null,
            information: ["CUI"],
            reason: "The program office asks for it in its own plan.",
            wording: "We ask for Level 3 (DIBCAC) in all work with CUI.",
            recordedAt: at("2026-01-05"),
            recordedByName: "Dana Whitfield",
          },
        ],
        operationallyCriticalSupport: false,
        alsoRequired: null,
        notices: [],
        flowdowns: [
          {
            ...decision,
            id: uuid(10),
            issuedAt: at("2026-02-02"),
            issuedByName: "Dana Whitfield",
            dueOn: "2026-03-15",
            message: "",
            information: "CUI",
            cuiCategories: ["Controlled Technical Information"],
            performingCages: ["1ABC5"],
            ownTerms: null,
            operationallyCriticalSupport: false,
            acknowledgement: {
              factId: uuid(11),
              acknowledgedOn: "2026-02-10",
              acknowledgedByName: "Ada Reyes",
              passesOnToLowerTiers: true,
            },
          },
        ],
        factIds: facts.map(({ id }) => id),
        verdict: { state: "eligible", decision: verdict, toReview: 0, reviewed: 5 },
        award: {
          awardedOn: "2026-04-01",
          recordedAt: at("2026-04-01"),
          recordedByName: "Dana Whitfield",
          isSupported: true,
          exceptionId: null,
          verdict,
          catalogVersion: "2026-03-01",
          id: uuid(61),
          recordedOn: "2026-04-01",
          isRecordedLate: false,
          recordedVerdict: verdict,
          openPoints: [],
        },
        annulledAwards: [],
        exceptions: [
          {
            id: uuid(60),
            requestedAt: at("2026-02-20"),
            requestedByName: "Dana Whitfield",
            approverName: "Noor Haddad",
            awardOn: "2026-02-25",
            awardUntil: "2026-02-27",
            withdrawal: null,
            reassignments: [],
            conditions: [],
            reason: "Long-lead forgings must be ordered this week to hold the delivery date.",
            verdict: refused,
            decision: {
              outcome: "refused",
              reason: "The assessment is two weeks away: order at your own risk or wait.",
              decidedAt: at("2026-02-21"),
              decidedByName: "Noor Haddad",
              verdict: refused,
            },
          },
        ],
        gaps: [
          { code: "statement-only", text: "A fact was accepted on the supplier's word alone." },
        ],
      },
    ],
    suppliers: [
      {
        id: uuid(5),
        legalName: "Łódź Castings, Inc.",
        uei: "ZYXWVUTSRQP9",
        cages: ["1ABC5", "2DEF6"],
        facts,
        statusEndings: [],
      },
    ],
    log: {
      treeSize: 4210,
      root: hash("a"),
      grewFrom: { treeSize: 3100, root: hash("b"), consistency: [hash("3")] },
      entries: Array.from({ length: 45 }, (_, index) =>
        entry(
          80 * (index + 1),
          index % 3 === 0
            ? "fact.accepted"
            : index % 3 === 1
              ? "submission.received"
              : "posture.changed",
          `2026-0${1 + (index % 9)}-12`,
          index % 3 === 1 ? "Marta Łuczak" : "Dana Whitfield",
          index % 3 === 1 ? "subcontractor-official" : "prime-manager",
        ),
      ),
    },
    howToVerify: [...HOW_TO_VERIFY],
  });
}
