import { nextStepsOf, unansweredOnly } from "#app/domain/questionnaire/unanswered.ts";
import type { SectionAnswers } from "./answers.ts";
import { isHeld } from "./assessment-form.ts";

/**
 * What stays open about a system: of the plan and its sites, and whether there is an assessment or an
 * affirmation at all, which no fact of its own could say.
 */
export function systemLeftOpen({ system, assessment, affirmation }: Partial<SectionAnswers>) {
  return unansweredOnly({
    ...system?.unanswered,
    cmmcStatus: assessment?.cmmcType === "unknown" ? "unknown" : undefined,
    dodAssessment: assessment?.dodType === "unknown" ? "unknown" : undefined,
    ...(assessment && isHeld(assessment.cmmcType) && affirmation?.unanswered),
  });
}

/** What answers leave to be found out, each as a thing to do. */
export function nextStepsOfAnswers(answers: Partial<SectionAnswers>): string[] {
  const { organization, assessment } = answers;
  const uid = assessment?.cmmcUid ? undefined : assessment?.cmmcUidAnswer;
  return [
    organization?.unanswered ?? {},
    systemLeftOpen(answers).unanswered ?? {},
    (assessment && isHeld(assessment.cmmcType)
      ? unansweredOnly({ cmmcUid: uid }).unanswered
      : undefined) ?? {},
  ].flatMap(nextStepsOf);
}
