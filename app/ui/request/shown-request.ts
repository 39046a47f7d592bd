import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import type { AlsoRequired, FlowdownClause, FlowdownOwnTerms } from "#app/domain/flowdown/types.ts";
import type { CalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { asksForAssessment } from "#app/domain/questionnaire/sections.ts";
import type { DueClock } from "#app/domain/request/due-clock.ts";

/** A request as the subcontractor's pages show it. */
export type ShownRequest = {
  id: string;
  primeName: string;
  contractPiid: string;
  contractTitle: string;
  agency: string;
  subcontractNumber: string;
  subcontractTitle: string;
  information: "none" | "FCI" | "CUI";
  cuiCategories: string[];
  performingCages: string[];
  required: RequiredStatus | null;
  citation: string;
  why: string;
  clauses: FlowdownClause[];
  alsoRequired: AlsoRequired | null;
  operationallyCriticalSupport: boolean;
  /** what the prime asks beyond the rule, in its words; null where nothing */
  ownTerms: FlowdownOwnTerms | null;
  issuedAt: string;
  issuedByName: string;
  dueOn: CalendarDate;
  /** by which clock that is */
  clock: DueClock;
  message: string;
  /** what is to be renewed, as it was asked; null where the request went with a flowdown */
  renews: { askedByName: string; askedAt: string } | null;
  isWithdrawn: boolean;
  /** the request that asks about the same subcontract since; null where this one is the newest */
  newerId: string | null;
  signedAt: string | null;
};

/** What a required status asks for, in a sentence that needs no acronym to be known. */
export const PLAIN_STATUS: Record<RequiredStatus, string> = {
  "Level 1 (Self)":
    "You check yourselves, every year, against 15 basic safeguards, and enter the result and an affirmation in SPRS.",
  "Level 2 (Self)":
    "You assess yourselves, every three years, against the 110 requirements of NIST SP 800-171, enter the result in SPRS, and affirm it every year.",
  "Level 2 (C3PAO)":
    "An authorized assessment company (C3PAO) assesses you, every three years, against the 110 requirements of NIST SP 800-171. You affirm it in SPRS every year.",
  "Level 3 (DIBCAC)":
    "On top of Level 2 (C3PAO), the Department of Defense (DIBCAC) assesses you against 24 further requirements, every three years. You affirm it in SPRS every year.",
};

/** What a request requires, in a sentence. */
export function plainRequirement({ required, clauses, information }: ShownRequest): string {
  if (required) return PLAIN_STATUS[required];
  return asksForAssessment({ required, clauses, information })
    ? "Show the score of your NIST SP 800-171 DoD Assessment, as SPRS holds it."
    : "Read what flows down and accept it. Nothing else is asked.";
}

/** Why a status is required, as the rule says it of a subcontractor, said to that subcontractor. */
export function whyToYou(why: string): string {
  return why
    .replace(/^The subcontractor will /, "You will ")
    .replace(/ for the subcontractor\.$/, " for you.");
}
