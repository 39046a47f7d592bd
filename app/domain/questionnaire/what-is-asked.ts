import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { type Asked, asksForAssessment } from "./sections.ts";

/** What a supplier can be asked for, the most first. */
export const ASKED_KINDS = [
  "cmmc-status",
  "dod-assessment",
  "acceptance",
  "information",
  "nothing-yet",
] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

/**
 * What a flowdown asks of its supplier: letters, invitations and pages say what this says.
 *
 * @see DFARS 252.204-7021, 252.204-7020(g)
 */
export function whatIsAsked(flowdown: Asked): Exclude<AskedKind, "nothing-yet"> {
  if (flowdown.required !== null) return "cmmc-status";
  if (asksForAssessment(flowdown)) return "dod-assessment";
  return flowdown.clauses.length > 0 ? "acceptance" : "information";
}

/** Of several requests to one supplier, what names them all; `nothing-yet` where there is none. */
export function mostAsked(kinds: readonly AskedKind[]): AskedKind {
  return ASKED_KINDS.find((kind) => kinds.includes(kind)) ?? "nothing-yet";
}

/** The same as what the supplier is asked to do: `show its NIST SP 800-171 DoD Assessment`. */
export function sayAsked(kind: AskedKind, required: RequiredStatus | string | null): string {
  return SAYINGS[kind](required);
}

const SAYINGS: Record<AskedKind, (required: string | null) => string> = {
  "cmmc-status": (required) => (required ? `show a current ${required}` : "show its CMMC status"),
  "dod-assessment": () => "show its NIST SP 800-171 DoD Assessment",
  acceptance: () => "accept the clauses that flow down, and show nothing",
  information: () => "take note that nothing flows down, and show nothing",
  "nothing-yet": () => "set up its account; nothing is asked yet",
};
