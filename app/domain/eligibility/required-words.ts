import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { AlsoRequired, BesideCode, FlowdownCode } from "#app/domain/flowdown/types.ts";
import type { Verdict } from "./types.ts";

const DOD_ASSESSMENT = "NIST SP 800-171 DoD Assessment";
const BESIDE_WORDS: Record<BesideCode, string> = {
  "dod-assessment-beside": `${DOD_ASSESSMENT} of the last three years`,
};
const NOTHING = "No CMMC status";

/**
 * What a subcontract must hold, in words: a contract without a CMMC requirement can still ask for a
 * DoD Assessment.
 *
 * @see 32 CFR 170.23(a); DFARS 252.204-7020(g)(2)
 */
export function sayRequired(decision: {
  required: RequiredStatus | null;
  code: FlowdownCode;
}): string {
  return decision.required ?? (decision.code === "dod-assessment" ? DOD_ASSESSMENT : NOTHING);
}

/** What must be shown beside the required status, in words. @see DFARS 252.204-7020(g)(2) */
export function sayAlsoRequired({ code }: Pick<AlsoRequired, "code">): string {
  return BESIDE_WORDS[code];
}

/**
 * The same from a verdict: one that is not about a CMMC status is about a DoD Assessment.
 *
 * @param verdict.verdict null while the information flow is not answered.
 */
export function sayRequiredOf(verdict: {
  required: RequiredStatus | null;
  verdict: Verdict | null;
}): string {
  if (verdict.verdict === null) return "Not known yet";
  return verdict.required ?? (verdict.verdict === "no-requirement" ? NOTHING : DOD_ASSESSMENT);
}
