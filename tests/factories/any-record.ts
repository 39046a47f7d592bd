import fc from "fast-check";
import { ASSESSMENT_TYPES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import { REVIEW_OUTCOMES, VERIFICATION_METHODS } from "#app/domain/fact/review.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { level3Requirements, requirements } from "#catalogs/index.ts";

/** Text as people type it: with markup, line breaks, other scripts, or nothing but spaces. */
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", "  ", " a\nb ", "<b>*Łódź*</b> [x](y) {{ z }}", "\u2028", "{", "_"),
);
const anyInstant = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyDay = anyInstant.map((instant) => instant.slice(0, 10));
const anyId = fc.uuid({ version: 4 });
const anyHash = fc.stringMatching(/^[0-9a-f]{64}$/);
const anyRequirementId = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...requirements.map(({ id }) => id)) },
  { weight: 3, arbitrary: fc.constantFrom(...level3Requirements.map(({ id }) => id)) },
  { weight: 1, arbitrary: anyText },
);

const anyEvidence = fc.record({
  id: anyId,
  fileName: anyText,
  mediaType: fc.constantFrom("application/pdf", "image/png", " ", ""),
  sizeBytes: fc.nat(),
  sha256: anyHash,
  uploadedAt: anyInstant,
  uploadedByName: anyText,
  disposedAt: fc.option(anyInstant, { nil: null }),
  pages: fc.option(fc.integer({ min: 1, max: 300 })),
  pagesWithoutText: fc.option(fc.nat({ max: 300 })),
  notCui: fc.option(
    fc.record({
      markings: fc.array(fc.record({ text: anyText, page: fc.integer({ min: 1, max: 300 }) }), {
        maxLength: 2,
      }),
      reason: anyText,
    }),
  ),
});

const anyReview = fc.record({
  id: anyId,
  outcome: fc.constantFrom(...REVIEW_OUTCOMES),
  method: fc.option(fc.constantFrom(...VERIFICATION_METHODS)),
  note: anyText,
  reviewedAt: anyInstant,
  reviewedByName: anyText,
});

const factOf = (kind: string, content: fc.Arbitrary<object>) =>
  fc.record({
    kind: fc.constant(kind),
    id: anyId,
    organizationId: anyId,
    lineageId: anyId,
    supersedesId: fc.option(anyId),
    supersededById: fc.option(anyId),
    recordedAt: anyInstant,
    recordedByName: anyText,
    sharedAt: anyInstant,
    contentHash: anyHash,
    content,
    evidence: fc.array(anyEvidence, { maxLength: 2 }),
    reviews: fc.array(anyReview, { maxLength: 2 }),
  });

const assessmentOf = (systemLineageId: fc.Arbitrary<string>) =>
  factOf(
    "assessment",
    fc.record({
      systemLineageId,
      type: fc.constantFrom(...ASSESSMENT_TYPES),
      status: fc.option(fc.constantFrom(...STATUS_KINDS)),
      statusDate: anyDay,
      cmmcUid: fc.option(anyText),
      score: fc.option(fc.oneof(fc.constantFrom(110, 24), fc.integer({ min: -203, max: 110 }))),
      openRequirements: fc.array(
        fc.record(
          { id: anyRequirementId, partial: fc.boolean() },
          { requiredKeys: ["id"], noNullPrototype: true },
        ),
        { maxLength: 5 },
      ),
      cages: fc.array(anyText, { maxLength: 2 }),
      assessor: fc.option(anyText),
      fullScoreOn: fc.option(anyDay),
    }),
  );

const anySystem = factOf(
  "information-system",
  fc.record({
    name: anyText,
    description: anyText,
    cages: fc.array(anyText, { maxLength: 2 }),
    planName: anyText,
    planVersion: anyText,
    planDate: fc.option(anyDay),
    externalServiceProviders: anyText,
  }),
);

const anyAffirmation = factOf(
  "affirmation",
  fc.record({
    assessmentLineageId: anyId,
    officialName: anyText,
    officialTitle: anyText,
    affirmedOn: anyDay,
  }),
);

const party = {
  legalName: anyText,
  uei: fc.option(anyText),
  cages: fc.array(anyText, { maxLength: 2 }),
};

const anyFacts = fc
  .array(anySystem, { minLength: 1, maxLength: 2 })
  .chain((systems) =>
    fc
      .array(
        fc.oneof(
          assessmentOf(fc.oneof(fc.constantFrom(...systems.map((one) => one.lineageId)), anyId)),
          anyAffirmation,
        ),
        { maxLength: 4 },
      )
      .map((facts) => [...facts, ...systems]),
  );

const CONTRACT_ID = "7a0c3a52-5b0b-4a8e-9a55-3f0b1c9d7e21";
const contract = {
  id: CONTRACT_ID,
  piid: "FA862026C0042",
  agency: "Air Force Life Cycle Management Center",
  title: "Guidance units for test vehicles",
  startsOn: "2026-01-05",
  endsOn: "2029-01-04",
  options: [],
  requiredStatus: "Level 2 (C3PAO)",
  clauses: [{ number: "252.204-7021", title: "Compliance with CMMC level requirements" }],
  awardedOn: "2025-12-15",
  inForce: {
    requiredStatus: "Level 2 (C3PAO)",
    clauses: [{ number: "252.204-7021", title: "Compliance with CMMC level requirements" }],
    endsOn: "2029-01-04",
  },
  modifications: [],
};

const subcontractOf = (supplierId: string, factIds: string[]) => ({
  id: supplierId,
  contractId: CONTRACT_ID,
  supplierId,
  number: `SC-${supplierId.slice(0, 4)}`,
  title: "Machined housings",
  state: "proposed",
  parentNumber: null,
  plannedAwardOn: null,
  information: "CUI",
  cuiCategories: [],
  commercialOffTheShelfOnly: false,
  performingCages: [],
  directedStatus: null,
  ownTerms: [],
  operationallyCriticalSupport: false,
  alsoRequired: null,
  notices: [],
  flowdowns: [],
  factIds,
  verdict: null,
  award: null,
  annulledAwards: [],
  exceptions: [],
  gaps: [],
});

/** Records that nobody made, with facts in every state that their form allows. */
export const anyRecord: fc.Arbitrary<RecordContent> = fc
  .record({
    number: fc.integer({ min: 1, max: 999_999 }).map((n) => `OR-2026-${n}`),
    requestedAt: anyInstant,
    requestedByName: anyText,
    prime: fc.record({ ...party, timeZone: fc.constant("America/New_York") }),
    suppliers: fc.array(
      fc.record({ ...party, id: anyId, facts: anyFacts, statusEndings: fc.constant([]) }),
      { maxLength: 2 },
    ),
  })
  .map(({ suppliers, ...record }) =>
    RecordContent.parse({
      format: "flowdown-oversight-record",
      version: 3,
      kind: "contract",
      ...record,
      asOf: "2026-11-26",
      knownAt: record.requestedAt,
      catalogEdition: "2026-11-20",
      rule: { codifiedPhase: 2, followedPhase: 1, suspension: null },
      supersedes: null,
      sample: null,
      contracts: [contract],
      suppliers,
      subcontracts: suppliers.map(({ id, facts }) =>
        subcontractOf(
          id,
          facts.map((fact) => fact.id),
        ),
      ),
      log: { treeSize: 1, root: "a".repeat(64), grewFrom: null, entries: [] },
      howToVerify: [],
    }),
  );
