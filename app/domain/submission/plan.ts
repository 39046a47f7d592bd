import type { EvidenceSubject } from "#app/domain/evidence/subjects.ts";
import type { Fact, FactContents, FactOf } from "#app/domain/fact/content.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import type { SectionAnswers } from "./answers.ts";
import { cmmcContent, dodContent } from "./assessment-content.ts";
import { CERTIFICATION_STANDARD } from "./certification-form.ts";
import { systemLeftOpen } from "./left-open.ts";
import { ofKind } from "./prefill.ts";

type StatedKind = Exclude<keyof FactContents, "attestation">;

/** A fact that a submission states: one that stands already, or one to be recorded. */
export type PlannedFact = {
  [K in StatedKind]: {
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
}[StatedKind];

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
  const { answers, current, on } = input;
  const planned: PlannedFact[] = [];
  const state = <K extends StatedKind>(
    kind: K,
    content: FactContents[K],
    former: FactOf<K> | undefined,
    evidenceIds: string[] = [],
  ) => {
    const fact = planFact(input, kind, content, former, evidenceIds);
    planned.push(fact as PlannedFact);
    return fact;
  };
  const beside = (subject: EvidenceSubject) =>
    (answers.evidence?.files ?? [])
      .filter((file) => file.subject === subject)
      .map(({ evidenceId }) => evidenceId);

  const { employees = null, ...organization } = answers.organization;
  state(
    "organization-profile",
    { ...organization, employees },
    ofKind(current, "organization-profile")[0],
  );

  const { passesOn } = answers.acknowledgement;
  const acknowledged = ofKind(current, "acknowledgement").find(
    ({ content }) => content.flowdownId === input.flowdownId,
  );
  const isAsBefore = acknowledged?.content.passesOnToLowerTiers === passesOn;
  state(
    "acknowledgement",
    {
      flowdownId: input.flowdownId,
      acknowledgedOn: isAsBefore ? acknowledged.content.acknowledgedOn : on,
      passesOnToLowerTiers: passesOn,
    },
    acknowledged,
  );

  if (answers.system) {
    const { systemLineageId, planDate = null, unanswered: _, ...rest } = answers.system;
    const system = state(
      "information-system",
      { ...rest, planDate, ...systemLeftOpen(answers) },
      ofKind(current, "information-system").find((fact) => fact.lineageId === systemLineageId),
    );
    const scope = { systemLineageId: system.lineageId, cages: answers.system.cages };
    const cmmc = answers.assessment && cmmcContent(answers.assessment, scope);
    const dod = answers.assessment && dodContent(answers.assessment, scope);
    if (dod) state("assessment", dod, formerAssessment(input, dod), beside("dod-assessment"));
    if (cmmc) {
      const former = formerAssessment(input, cmmc);
      const assessment = state("assessment", cmmc, former, beside("cmmc-status"));
      if (answers.affirmation?.affirmedOn) {
        const { officialName, officialTitle, affirmedOn } = answers.affirmation;
        const affirmation = {
          assessmentLineageId: assessment.lineageId,
          officialName,
          officialTitle,
          affirmedOn,
        };
        state(
          "affirmation",
          affirmation,
          formerAffirmation(input, affirmation),
          beside("affirmation"),
        );
      }
    }
  }

  if (answers.certification?.hasCertificate === "yes") {
    const content = certificationContent(answers.certification);
    const former = ofKind(current, "certification").find(
      (fact) => fact.content.standard === content.standard,
    );
    state("certification", content, former, beside("certification"));
  }
  return planned;
}

function planFact<K extends StatedKind>(
  { returned, newId }: PlanInput,
  kind: K,
  content: FactContents[K],
  former: FactOf<K> | undefined,
  evidenceIds: string[],
) {
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
