import { z } from "zod";
import type { RequiredStatus } from "#app/domain/cmmc/vocabulary.ts";
import { formatPiid } from "#app/domain/contract/piid.ts";
import { sayRequiredOf } from "#app/domain/eligibility/required-words.ts";
import type { Verdict } from "#app/domain/eligibility/types.ts";
import { type Acknowledgement, sayAcknowledgement } from "#app/domain/flowdown/acknowledgement.ts";
import { cleanSearch } from "#app/domain/kernel/pasted-text.ts";
import { STANDING_WORDS, type Standing } from "#app/domain/posture/standing.ts";
import { isPostureState, POSTURE_WORDS, type PostureState } from "#app/domain/posture/states.ts";

/** A row of the requirement matrix: what was required of a subcontract and where it stands. */
export type MatrixRow = {
  id: string;
  number: string;
  title: string;
  supplierName: string;
  contractId: string;
  contractPiid: string;
  required: RequiredStatus | null;
  verdict: Verdict | null;
  state: PostureState;
  holdsUntil: string | null;
  /** the verdict of the planned award day, while that day is to come */
  awardDayVerdict: Verdict | null;
  plannedAwardOn: string | null;
  /** of what was issued last, in the prime's zone; null while nothing was */
  issuedOn: string | null;
  /** of what was issued last; null while the supplier signed none */
  acknowledgement: Acknowledgement | null;
  standing: Standing;
  /** facts of this subcontract, by how far they were checked */
  accepted: number;
  returned: number;
  toReview: number;
  awardedOn: string | null;
  /** false for one that the facts did not support; null before an award */
  isSupported: boolean | null;
  exceptions: number;
  findings: number;
  questions: number;
};

/** What part of the matrix is asked for; what is left out does not narrow it. */
export type MatrixFilter = {
  contractId?: string;
  state?: PostureState;
  /** in numbers, titles and names of subcontractors */
  search?: string;
  /** the number after which the page begins */
  after?: string;
};

/** Read the filter from an address; what makes no sense there is left out. */
export function readMatrixFilter(query: URLSearchParams): MatrixFilter {
  const state = query.get("state") ?? "";
  return {
    contractId: z.uuid().safeParse(query.get("contract")).data,
    state: isPostureState(state) ? state : undefined,
    search: cleanSearch(query.get("q") ?? "") || undefined,
    after: query.get("after") || undefined,
  };
}

/** The same filter as an address, so that a link can be sent. */
export function writeMatrixFilter({ contractId, state, search, after }: MatrixFilter): string {
  const named = { contract: contractId, state, q: search, after };
  const given = Object.entries(named).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return new URLSearchParams(given).toString();
}

/** What the matrix is narrowed to, in words, for its head on paper. */
export function sayMatrixFilter(
  { contractId, state, search, after }: MatrixFilter,
  contracts: readonly { id: string; piid: string }[],
): string[] {
  const contract = contracts.find(({ id }) => id === contractId);
  return [
    contract && `Contract ${formatPiid(contract.piid)}`,
    state && POSTURE_WORDS[state],
    search && `holding “${search}”`,
    after && `after ${after}`,
  ].filter((words) => typeof words === "string" && words !== "") as string[];
}

/** The columns of the matrix as a file. */
export const MATRIX_HEADER = [
  "contract",
  "subcontract",
  "title",
  "subcontractor",
  "must_hold",
  "flowed_down_on",
  "acknowledged_on",
  "acknowledgement",
  "facts_accepted",
  "facts_returned",
  "facts_to_review",
  "may_be_awarded_today",
  "holds_until",
  "may_be_awarded_on_planned_day",
  "stands",
  "awarded_on",
  "award_supported",
  "exceptions",
  "findings",
  "questions",
  "samples",
] as const;

/**
 * One row of that file.
 *
 * @param seeds of the samples that the subcontract is in.
 */
export function matrixLine(row: MatrixRow, seeds: readonly string[]): (string | number | null)[] {
  const supported = row.isSupported === null ? null : row.isSupported ? "yes" : "by exception";
  return [
    formatPiid(row.contractPiid),
    row.number,
    row.title,
    row.supplierName,
    sayRequiredOf(row),
    row.issuedOn,
    row.acknowledgement?.on ?? null,
    sayAcknowledgement(row.acknowledgement),
    row.accepted,
    row.returned,
    row.toReview,
    POSTURE_WORDS[row.state],
    row.holdsUntil,
    row.awardDayVerdict && POSTURE_WORDS[row.awardDayVerdict],
    STANDING_WORDS[row.standing],
    row.awardedOn,
    supported,
    row.exceptions,
    row.findings,
    row.questions,
    seeds.join("; "),
  ];
}
