import { currentWording, writeAttestation } from "#app/domain/attestation/wording.ts";
import type { VerificationMethod } from "#app/domain/fact/review.ts";
import { addDays, calendarDateOf } from "#app/domain/kernel/calendar-date.ts";
import { inventPersonName, makeUid } from "../invented.ts";
import type { Random } from "../random.ts";
import { factMaker, type MadeFact } from "./facts.ts";
import { type AskedSupplier, noonOf, type Portfolio } from "./portfolio.ts";
import { drawSituation, type Situation } from "./situation.ts";
import type { Rows } from "./tables.ts";

const REVIEWED = 0.94;
const RETURNED = 0.05;
const ELSEWHERE = "9ZZZ9";
const METHODS: readonly [VerificationMethod, ...VerificationMethod[]] = [
  "sprs-screenshot",
  "certificate",
  "statement-only",
];

type Official = { id: string; name: string; title: string };

/** Add a supplier's signed answer to everything it was asked, and what the prime said of it. */
export function addAnswer(rows: Rows, portfolio: Portfolio, supplier: AskedSupplier): void {
  const { random, on } = portfolio;
  const signedAt = noonOf(addDays(on, -random.whole(3, 28)));
  const official = { id: random.uuid(), name: inventPersonName(random), title: "President" };
  const make = factMaker(random, supplier.organizationId, official, signedAt);
  const situation = drawSituation(random, supplier.required, on);
  const stated = stateFacts(rows, supplier, official, situation, { make, random, signedAt });
  const signed = supplier.asked.map(({ requestId }) => {
    const attestation = make("attestation", {
      requestId,
      ...wordingOf(supplier, portfolio),
      officialName: official.name,
      officialTitle: official.title,
      signedAt: signedAt.toISOString(),
      secondFactorAt: signedAt.toISOString(),
      covers: stated.map(({ row }) => ({ factId: row.id, contentHash: row.contentHash })),
    });
    rows.attestations.push({
      ...attestation.content,
      signedAt,
      secondFactorAt: signedAt,
    });
    const submissionId = addSubmission(rows, portfolio, supplier, official, {
      requestId,
      attestationId: attestation.row.id,
      signedAt,
    });
    return { ...attestation, submissionId };
  });
  const [first] = signed;
  if (!first) return;
  const shared = [
    ...stated.map((fact) => ({ ...fact, submissionId: first.submissionId })),
    ...signed,
  ];
  share(rows, portfolio, supplier, shared, signedAt);
}

type Making = { make: ReturnType<typeof factMaker>; random: Random; signedAt: Date };

function stateFacts(
  rows: Rows,
  supplier: AskedSupplier,
  official: Official,
  situation: Situation,
  { make, random, signedAt }: Making,
): MadeFact[] {
  const { legalName, uei, cages, address } = supplier;
  const covered = situation.isElsewhere ? [ELSEWHERE] : cages;
  const employees = random.whole(6, 900);
  const profile = make("organization-profile", { legalName, uei, cages, address, employees });
  const system = make("information-system", {
    name: "Engineering network",
    description: "Design, planning and shop-floor terminals behind one firewall.",
    cages: covered,
    planName: "System Security Plan",
    planVersion: `${random.whole(1, 4)}.${random.whole(0, 9)}`,
    planDate: situation.statusDate,
    externalServiceProviders: "",
  });
  const { type, status, statusDate, score, openRequirements } = situation;
  const assessment = make("assessment", {
    systemLineageId: system.row.lineageId,
    type,
    status,
    statusDate,
    score,
    cages: covered,
    openRequirements,
    fullScoreOn: null,
    cmmcUid: status ? makeUid(random) : null,
    assessor: type === "Level 2 (C3PAO)" ? "Keel & Compass Assessors LLC" : null,
  });
  const affirmed = situation.affirmedOn.map((affirmedOn) =>
    make("affirmation", {
      assessmentLineageId: assessment.row.lineageId,
      officialName: official.name,
      officialTitle: official.title,
      affirmedOn,
    }),
  );
  const acknowledged = supplier.asked.map(({ flowdownId }) =>
    make("acknowledgement", {
      flowdownId,
      acknowledgedOn: calendarDateOf(signedAt),
      passesOnToLowerTiers: random.chance(0.2),
    }),
  );
  rows.organizationProfiles.push(profile.content);
  rows.informationSystems.push(system.content);
  rows.assessments.push(assessment.content);
  rows.affirmations.push(...affirmed.map((fact) => fact.content));
  rows.acknowledgements.push(...acknowledged.map((fact) => fact.content));
  return [profile, system, assessment, ...affirmed, ...acknowledged];
}

function wordingOf({ legalName }: AskedSupplier, { prime }: Portfolio) {
  const wording = currentWording();
  const parties = { organization: legalName, prime: prime.name };
  return { wordingId: wording.id, wording: writeAttestation(wording, parties) };
}

function addSubmission(
  rows: Rows,
  { random, prime }: Portfolio,
  { organizationId, supplierId }: AskedSupplier,
  official: Official,
  signed: { requestId: string; attestationId: string; signedAt: Date },
): string {
  const { signedAt, ...named } = signed;
  const id = random.uuid();
  rows.submissions.push({
    id,
    submittedAt: signedAt,
    submittedBy: official.id,
    submittedByName: official.name,
    primeId: prime.id,
    organizationId,
    supplierId,
    ...named,
  });
  return id;
}

/** Share the facts, and review them unless they still wait. */
function share(
  rows: Rows,
  { random, prime, on }: Portfolio,
  { organizationId, supplierId }: AskedSupplier,
  shared: readonly (MadeFact & { submissionId: string })[],
  sharedAt: Date,
): void {
  const isReviewed = random.chance(REVIEWED);
  const isReturned = random.chance(RETURNED);
  const reviewedAt = noonOf(addDays(on, -1));
  for (const { row, submissionId } of shared) {
    const between = { primeId: prime.id, supplierId, organizationId, factId: row.id };
    rows.facts.push(row);
    rows.shares.push({ id: random.uuid(), sharedAt, submissionId, ...between });
    if (!isReviewed) continue;
    const isSentBack = isReturned && row.kind === "assessment";
    rows.reviews.push({
      id: random.uuid(),
      reviewedAt,
      reviewedBy: prime.personId,
      ...between,
      reviewedByName: prime.personName,
      outcome: isSentBack ? "returned" : "accepted",
      method: isSentBack ? null : random.pick(METHODS),
      note: isSentBack ? "The status date differs from the certificate's." : "",
    });
  }
}
