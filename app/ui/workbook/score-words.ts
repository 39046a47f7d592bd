import type { Standing } from "#app/domain/workbook/evaluate.ts";

/** The score in a sentence. */
export function sayScore(score: number | null): string {
  return score === null
    ? "There is no score yet: without a system security plan (3.12.4) nothing can be scored."
    : `The score is ${score} of 110.`;
}

type StandingWords = { tone: "success" | "info" | "warning"; title: string; text: string };

/** What a self-assessment could end with, and what that means. */
export const STANDING_WORDS: Record<Standing, StandingWords> = {
  final: {
    tone: "success",
    title: "A Final Level 2 (Self) can be stated",
    text: "Nothing is open. Keep what shows it for six years, enter the result in SPRS under CMMC Assessments, and have your official affirm it.",
  },
  conditional: {
    tone: "info",
    title: "A Conditional Level 2 (Self) is permitted",
    text: "What is open may stay open for 180 days from the status date. By then it is closed out, assessed and posted, or the status ends. Enter the result in SPRS under CMMC Assessments, and have your official affirm it.",
  },
  neither: {
    tone: "warning",
    title: "No Level 2 status can be stated yet",
    text: "What stands below forbids a Conditional status. A Basic self-assessment can still be posted with this score; it is no CMMC status.",
  },
  unscored: {
    tone: "warning",
    title: "Nothing can be scored yet",
    text: "Write your system security plan first (3.12.4). Until it is there, neither a score nor a status can be stated.",
  },
};
