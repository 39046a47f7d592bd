import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { Fact, FactContents, FactOf } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SectionAnswers } from "./answers.ts";
import { cmmcContent, dodContent } from "./assessment-content.ts";
import { CERTIFICATION_STANDARD } from "./certification-form.ts";
import { systemLeftOpen } from "./left-open.ts";
import { ofKind } from "./prefill.ts";

type StatedKind = Exclude<keyof FactContents, "attestation">;

type Planned<K extends StatedKind> = {
  kind: K;
  factId: string;
  lineageId: string;
  /** the fact that this one corrects; null for the first of its lineage */
  supersedesId: string | null;
  /** false when the fact stands already and is stated again unchanged */
  isNew: boolean;
  content: FactContents[K];
  evidenceIds: string[];
};

/** A fact that a submission states: one that stands already, or one to be recorded. */
export type PlannedFact = { [K in StatedKind]: Planned<K> }[StatedKind];

export type PlanInput = {
  /** the sections that the flowdown asks for, each complete */
  answers: Pick<SectionAnswers, "organization" | "acknowledgement"> & Partial<SectionAnswers>;
  /** the organization's current facts, newest first */
  current: readonly Fact[];
  /** ids of current facts that the prime returned: stated again, they become new facts */
  returned: ReadonlySet<string>;
  flowdownId: string;
  on: CalendarDate;
  /** makes the ids of new facts */
  newId: () => string;
};

/**
 * Turn answers into facts. What was stated before and has not changed is stated again as the same
 * fact; a change or a correction supersedes it; an assessment or affirmation of another date stands
 * beside the earlier one.
 *
 * @returns in the order in which they must be recorded: what others name comes first.
 * @throws never
 */
export function planFacts(input: PlanInput): PlannedFact[] {
  const system = planSystem(input);
  return [
    planOrganization(input),
    planAcknowledgement(input),
    ...(system ? [system, ...planAssessments(input, system)] : []),
    ...planCertification(input),
  ];
}

function planOrganization(input: PlanInput): PlannedFact {
  const { employees = null, ...organization } = input.answers.organization;
  const [former] = ofKind(input.current, "organization-profile");
  return planFact(input, "organization-profile", { ...organization, employees }, former);
}

/** One of each flowdown; it keeps its day while it says the same. */
function planAcknowledgement(input: PlanInput): PlannedFact {
  const { passesOn } = input.answers.acknowledgement;
  const former = ofKind(input.current, "acknowledgement").find(
    ({ content }) => content.flowdownId === input.flowdownId,
  );
  const isAsBefore = former?.content.passesOnToLowerTiers === passesOn;
  const content = {
    flowdownId: input.flowdownId,
    acknowledgedOn: isAsBefore ? former.content.acknowledgedOn : input.on,
    passesOnToLowerTiers: passesOn,
  };
  return planFact(input, "acknowledgement", content, former);
}

function planSystem(input: PlanInput): Planned<"information-system"> | null {
  const { answers, current } = input;
  if (!answers.system) return null;
  const { systemLineageId, planDate = null, unanswered: _, ...rest } = answers.system;
  const content = { ...rest, planDate, ...systemLeftOpen(answers) };
  const former = ofKind(current, "information-system").find(
    (fact) => fact.lineageId === systemLineageId,
  );
  return planFact(input, "information-system", content, former);
}

/** Of one system: the DoD Assessment, and the CMMC status with its affirmation. */
function planAssessments(
  input: PlanInput,
  { lineageId: systemLineageId, content: { cages } }: Planned<"information-system">,
): PlannedFact[] {
  const { assessment } = input.answers;
  if (!assessment) return [];
  const scope = { systemLineageId, cages };
  const dod = dodContent(assessment, scope);
  const cmmc = cmmcContent(assessment, scope);
  const planned: PlannedFact[] = [];
  if (dod) planned.push(planAssessment(input, dod, "dod-assessment"));
  if (cmmc) {
    const status = planAssessment(input, cmmc, "cmmc-status");
    planned.push(status, ...planAffirmation(input, status));
  }
  return planned;
}

function planAssessment(
  input: PlanInput,
  content: FactContents["assessment"],
  subject: EvidenceSubject,
): Planned<"assessment"> {
  const former = formerAssessment(input, content);
  return planFact(input, "assessment", content, former, filesOf(input, subject));
}

function planAffirmation(input: PlanInput, { lineageId }: Planned<"assessment">): PlannedFact[] {
  const { affirmation } = input.answers;
  if (!affirmation?.affirmedOn) return [];
  const { officialName, officialTitle, affirmedOn } = affirmation;
  const content = { assessmentLineageId: lineageId, officialName, officialTitle, affirmedOn };
  const former = formerAffirmation(input, content);
  return [planFact(input, "affirmation", content, former, filesOf(input, "affirmation"))];
}

function planCertification(input: PlanInput): PlannedFact[] {
  const { certification } = input.answers;
  if (certification?.hasCertificate !== "yes") return [];
  const content = certificationContent(certification);
  const former = ofKind(input.current, "certification").find(
    (fact) => fact.content.standard === content.standard,
  );
  return [planFact(input, "certification", content, former, filesOf(input, "certification"))];
}

/** The files that were uploaded for one thing. */
function filesOf({ answers }: PlanInput, subject: EvidenceSubject): string[] {
  const files = answers.evidence?.files ?? [];
  return files.filter((file) => file.subject === subject).map(({ evidenceId }) => evidenceId);
}

function planFact<K extends StatedKind>(
  { returned, newId }: PlanInput,
  kind: K,
  content: FactContents[K],
  former: FactOf<K> | undefined,
  evidenceIds: string[] = [],
): Planned<K> {
  const stays =
    former &&
    !returned.has(former.id) &&
    isSameContent(former.content, content) &&
    isSameSet(
      former.evidence.map(({ id }) => id),
      evidenceIds,
    );
  if (stays) {
    const { id: factId, lineageId, supersedesId } = former;
    return { kind, factId, lineageId, supersedesId, isNew: false, content, evidenceIds };
  }
  const factId = newId();
  return {
    kind,
    factId,
    lineageId: former?.lineageId ?? newId(),
    supersedesId: former?.id ?? null,
    isNew: true,
    content,
    evidenceIds,
  };
}

/** The assessment that this one corrects: of the same system, type and date, or one returned. */
function formerAssessment(
  { current, returned }: PlanInput,
  stated: FactContents["assessment"],
): FactOf<"assessment"> | undefined {
  const alike = ofKind(current, "assessment").filter(
    ({ content }) => (content.status === null) === (stated.status === null),
  );
  return (
    alike.find(
      ({ content }) =>
        content.systemLineageId === stated.systemLineageId &&
        content.type === stated.type &&
        content.statusDate === stated.statusDate,
    ) ?? alike.find(({ id }) => returned.has(id))
  );
}

function formerAffirmation(
  { current, returned }: PlanInput,
  stated: FactContents["affirmation"],
): FactOf<"affirmation"> | undefined {
  const affirmations = ofKind(current, "affirmation");
  return (
    affirmations.find(
      ({ content }) =>
        content.assessmentLineageId === stated.assessmentLineageId &&
        content.affirmedOn === stated.affirmedOn,
    ) ?? affirmations.find(({ id }) => returned.has(id))
  );
}

/** What an answer states about a certificate. @throws TypeError when it is not complete. */
export function certificationContent(
  answer: SectionAnswers["certification"],
): FactContents["certification"] {
  const { edition, body, number, scope, coversCuiSystem, issuedOn, expiresOn } = answer;
  if (!edition || !issuedOn || !expiresOn) throw new TypeError("the certificate is not complete");
  return {
    standard: CERTIFICATION_STANDARD,
    edition,
    body,
    number,
    scope,
    coversCuiSystem: coversCuiSystem === "yes",
    issuedOn,
    expiresOn,
  };
}

function isSameContent(a: object, b: object): boolean {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const read = (content: object, name: string) =>
    JSON.stringify((content as Record<string, unknown>)[name] ?? null);
  return names.every((name) => read(a, name) === read(b, name));
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}
