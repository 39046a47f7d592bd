import { z } from "zod";
import { ASSESSMENT_TYPES, STATUS_KINDS } from "#app/domain/cmmc/vocabulary.ts";
import { decideEligibility } from "#app/domain/eligibility/decide.ts";
import {
  Cage,
  Contract,
  Day,
  facts,
  OwnTerms,
  PerformedSubcontract,
  RequirementId,
} from "./case-schema.ts";
import { runCases } from "./run-cases.ts";

const Assessment = facts({
  id: z.string().min(1),
  type: z.enum(ASSESSMENT_TYPES),
  status: z.enum(STATUS_KINDS).nullable().default(null),
  statusDate: Day,
  score: z
    .int()
    .min(-203, "must be a score from -203 to 110")
    .max(110, "must be a score from -203 to 110")
    .nullable()
    .default(null),
  openRequirements: z
    .array(facts({ id: RequirementId, partial: z.boolean().optional() }))
    .default([]),
  cages: z.array(Cage).default([]),
  closeOutPostedOn: Day.nullable().default(null),
  complianceChangedOn: Day.nullable().default(null),
  revokedOn: Day.nullable().default(null),
});

const DecideCase = facts({
  asOf: Day,
  contract: Contract,
  subcontract: PerformedSubcontract,
  assessments: z.array(Assessment).default([]),
  affirmations: z.array(facts({ assessment: z.string().min(1), affirmedOn: Day })).default([]),
  ownTerms: z.array(OwnTerms).default([]),
}).superRefine(({ assessments }, context) => {
  const seen = new Set<string>();
  for (const [index, { id }] of assessments.entries()) {
    if (seen.has(id))
      context.addIssue({
        code: "custom",
        path: ["assessments", index, "id"],
        message: `is used by two assessments: ${JSON.stringify(id)}`,
      });
    seen.add(id);
  }
});

const HELP = `
usage: flowdown decide [FILE]

Decides whether a subcontractor may be awarded a subcontract on a day. Reads JSON or JSON Lines
from FILE or standard input and prints one line of JSON for each case.

Takes
  asOf          the day asked about, YYYY-MM-DD
  contract      requiredStatus: ${["Level 1 (Self)", "Level 2 (Self)", "Level 2 (C3PAO)", "Level 3 (DIBCAC)"].map((s) => `"${s}"`).join(", ")} or null
                clauses: ["252.204-7012", ...]
                awardedOn: the day of award (default null: not known)
                modifications: [{ number, effectiveOn, requiredStatus, addClauses, removeClauses }]
                in any order; a requiredStatus of null removes the requirement, an absent one
                leaves it
  subcontract   information: "none", "FCI" or "CUI"
                commercialOffTheShelfOnly: true or false (default false)
                performingCages: ["1ABC5", ...] (empty: any site)
                directedStatus: as requiredStatus (default null)
                operationallyCriticalSupport: true or false (default false; reaches clauses alone)
  assessments   [{ id, type, status, statusDate, score, openRequirements, cages,
                closeOutPostedOn, complianceChangedOn, revokedOn }]
                type: as requiredStatus, or "NIST SP 800-171 Basic", "... Medium", "... High"
                status: "Final", "Conditional" or null
                openRequirements: [{ "id": "3.13.11", "partial": true }, ...]
                closeOutPostedOn: when the close-out of a Conditional status was posted
                complianceChangedOn, revokedOn: from that day on it does not count
  affirmations  [{ assessment, affirmedOn }], assessment being the id of the one affirmed
  ownTerms      [{ requiredStatus, from, until, information, reason }], what the prime asks beyond
                the rule: until may be null; without information it is asked whatever flows

Gives
  verdict       "eligible", "ineligible" or "no-requirement"
  required      the CMMC status required, or null; citation: the paragraph that says so
  satisfiedBy   id of the satisfying assessment that holds longest, or null
  holdsUntil    last day on which the verdict stays as it is, or null when it never changes
  reasons       [{ code, citation, text }]
  notices       [{ code, citation, text }]: "designation-suspended" or "removal-pending" where the
                requirement rests on a designation that is suspended
  ownTerms      { required, verdict: "met" or "not-met", holdsUntil, reasons }, or null where the
                prime asks nothing beyond the rule on that day

Example
  echo '{"asOf":"2026-11-24","contract":{"requiredStatus":"Level 2 (C3PAO)"},"subcontract":{"information":"CUI"}}' | flowdown decide
`;

/** `flowdown decide`: the verdict on each case. */
export function run(args: string[]): Promise<number> {
  return runCases(args, HELP, DecideCase, decideEligibility);
}
