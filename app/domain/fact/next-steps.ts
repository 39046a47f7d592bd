import { nextStepsOf } from "#app/domain/questionnaire/unanswered.ts";
import type { Fact } from "./content.ts";

/** What is left to find out where a fact leaves questions open, each as a thing to do. */
export function nextStepsOfFact({ content }: Pick<Fact, "content">): string[] {
  return "unanswered" in content && content.unanswered ? nextStepsOf(content.unanswered) : [];
}
