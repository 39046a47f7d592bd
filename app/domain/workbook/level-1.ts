import { type BasicSafeguard, basicSafeguards } from "#catalogs/index.ts";
import { NO_ANSWER, type WorkbookAnswers } from "./answer.ts";
import { isAnswered } from "./evaluate.ts";
import { countsAsMet, resultOf } from "./result-of.ts";

export type SafeguardStanding = {
  safeguard: BasicSafeguard;
  isMet: boolean;
  isAnswered: boolean;
};

export type Level1Evaluation = {
  safeguards: SafeguardStanding[];
  met: number;
  answered: number;
  /** whether a Final Level 1 (Self) could be stated: all of them are met, none may stay open */
  isPermitted: boolean;
};

/**
 * The 15 basic safeguards, each met when the NIST SP 800-171 requirements that it maps to are. Level 1
 * has no score and no Conditional status.
 *
 * @throws never
 * @see 32 CFR 170.15(c), 170.24(c)(1); FAR 52.204-21(b)(1)
 */
export function evaluateLevel1(answers: WorkbookAnswers): Level1Evaluation {
  const safeguards = basicSafeguards().map((safeguard) => ({
    safeguard,
    isMet: safeguard.requirements.every((id) =>
      countsAsMet(resultOf(id, answers[id] ?? NO_ANSWER)),
    ),
    isAnswered: safeguard.requirements.every((id) => isAnswered(id, answers[id])),
  }));
  const met = safeguards.filter(({ isMet }) => isMet).length;
  return {
    safeguards,
    met,
    answered: safeguards.filter((one) => one.isAnswered).length,
    isPermitted: met === safeguards.length,
  };
}

/** The ids of the requirements that Level 1 asks, in its order. */
export function level1Ids(): string[] {
  return basicSafeguards().flatMap(({ requirements }) => requirements);
}
