import { z } from "zod";
import { decideFlowdown } from "#app/domain/flowdown/decide.ts";
import { Contract, Day, facts, Subcontract } from "./case-schema.ts";
import { runCases } from "./run-cases.ts";

/** The other two commands call the day asOf; whoever reuses a case need not rename it. */
const ClausesCase = z.preprocess(
  (value) => {
    if (typeof value !== "object" || value === null || "on" in value) return value;
    const given = value as Record<string, unknown>;
    return { ...given, on: given.asOf ?? given.date };
  },
  facts({ on: Day, contract: Contract, subcontract: Subcontract }),
);

const HELP = `
usage: flowdown clauses [FILE]

Decides which CMMC status a subcontract requires and which clauses flow to it. Reads JSON or JSON
Lines from FILE or standard input and prints one line of JSON for each case.

Takes
  on            the day asked about, YYYY-MM-DD (also read from asOf or date)
  contract      requiredStatus ("Level 2 (C3PAO)", ... or null), clauses (["252.204-7012", ...]),
                modifications ([{ number, effectiveOn, requiredStatus, addClauses, removeClauses }])
                awardedOn (decides the edition of a clause that is named without one)
  subcontract   information ("none", "FCI" or "CUI"), commercialOffTheShelfOnly, directedStatus,
                operationallyCriticalSupport (true or false, default false)

Gives
  required      the CMMC status required, or null; citation, why and code say by which rule
  alsoRequired  what must be shown beside the status: { code, citation, why }, or null
  notices       [{ code, citation, text }]: what a person must take up
  clauses       [{ number, title, edition, citation, why, onlyIf, without, deviations,
                subcontractorMust }]: without says which parts do not flow
`;

/** `flowdown clauses`: what flows down, for each case. */
export function run(args: string[]): Promise<number> {
  return runCases(args, HELP, ClausesCase, decideFlowdown);
}
