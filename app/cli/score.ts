import { z } from "zod";
import { isLevel3Requirement } from "#app/domain/sprs/points.ts";
import { scoreAssessment, scoreLevel3 } from "#app/domain/sprs/score.ts";
import { facts, Results } from "./case-schema.ts";
import { runCases } from "./run-cases.ts";

const ScoreCase = facts({
  level: z.union([z.literal(2), z.literal(3)], "must be 2 or 3").default(2),
  results: Results,
}).superRefine(({ level, results }, context) => {
  const stray = Object.keys(results).find((id) => isLevel3Requirement(id) !== (level === 3));
  if (stray)
    context.addIssue({
      code: "custom",
      path: ["results", stray],
      message: `is no requirement of Level ${level}`,
    });
});

const HELP = `
usage: flowdown score [FILE]

Scores requirement results as SPRS records them (32 CFR 170.24). Reads JSON or JSON Lines from FILE
or standard input and prints one line of JSON for each case.

Takes
  results   { "3.1.1": "met", "3.5.3": "partial", ... }; an absent requirement is not met
            "met", "not-met", "partial", "not-applicable", "enduring-exception",
            "temporary-deficiency" or "dod-cio-adjudicated"; partial counts in 3.5.3 and 3.13.11
            and is not met elsewhere; a temporary deficiency counts as met only with deficiency
            reviews that show progress in an operational plan of action
  level     2 (default) for the 110 requirements, 3 for the 24 of Level 3 ("3.1.2e")

Gives
  score                 -203 to 110 (Level 3: 0 to 24), or null without a system security plan
  lost                  [{ id, points }]
  conditionalPermitted  whether what is open may stand open under a Conditional status
  blockers              [{ id, code }]: what forbids one; id is null when it is the score itself
`;

/** `flowdown score`: the score of each set of results. */
export function run(args: string[]): Promise<number> {
  return runCases(args, HELP, ScoreCase, ({ level, results }) =>
    level === 3 ? scoreLevel3(results) : scoreAssessment(results),
  );
}
