import { RESULTS, type Result } from "#app/domain/sprs/points.ts";
import { PLAN_REQUIREMENT } from "#app/domain/sprs/score.ts";
import { objectives, type Requirement } from "#catalogs/index.ts";

/** What a person can say of a requirement, in the order in which it is offered. */
export const WORKBOOK_STATUSES = RESULTS;
export type WorkbookStatus = Result;

/** How each status reads. */
export const STATUS_WORDS: Record<WorkbookStatus, string> = {
  met: "Met",
  "not-met": "Not met",
  partial: "Met in part",
  "not-applicable": "Does not apply",
  "enduring-exception": "Enduring exception",
  "temporary-deficiency": "Temporary deficiency",
  "dod-cio-adjudicated": "Decided by the DoD CIO",
};

/** What is said of one requirement in a workbook. */
export type WorkbookAnswer = {
  /** null while nothing was chosen: then the ticked objectives alone speak */
  status: WorkbookStatus | null;
  /** letters of the objectives that are ticked, in order */
  objectives: readonly string[];
  /** the reason or the document that a status other than met and not met rests on */
  ground: string;
  note: string;
  /** what shows it: a file, a setting, a place in the plan */
  evidence: string;
  /** the day that the evidence is about: YYYY-MM-DD, or "" */
  evidenceOn: string;
};

/** The answers of a workbook by requirement id; an absent one says nothing. */
export type WorkbookAnswers = Readonly<Record<string, WorkbookAnswer>>;

export const NO_ANSWER: WorkbookAnswer = {
  status: null,
  objectives: [],
  ground: "",
  note: "",
  evidence: "",
  evidenceOn: "",
};

/** Statuses that count as met only with what they rest on. @see 32 CFR 170.24(b) */
const GROUNDED: readonly WorkbookStatus[] = [
  "not-applicable",
  "enduring-exception",
  "temporary-deficiency",
  "dod-cio-adjudicated",
];

/** Whether a status counts as met only when it is said what it rests on. */
export function needsGround(status: WorkbookStatus | null): boolean {
  return status !== null && GROUNDED.includes(status);
}

/**
 * What can be said of a requirement: `partial` where partial credit is known, and of the plan only
 * that it is there or not, because without it nothing can be scored.
 *
 * @see 32 CFR 170.24(c)(2)(i)
 */
export function statusesOf({ id, partialPoints }: Requirement): WorkbookStatus[] {
  if (id === PLAN_REQUIREMENT) return ["met", "not-met"];
  return WORKBOOK_STATUSES.filter((status) => status !== "partial" || partialPoints !== null);
}

/** The letters of a requirement's assessment objectives. */
export function lettersOf(requirement: string): string[] {
  return (objectives().get(requirement) ?? []).map(({ id }) => letterOf(id));
}

/** The letter of an objective: `c` of `3.1.3[c]`. */
export function letterOf(objectiveId: string): string {
  return objectiveId.slice(objectiveId.indexOf("[") + 1, -1);
}

/** The objectives of a requirement that an answer leaves open. */
export function unticked(requirement: string, answer: WorkbookAnswer): string[] {
  return lettersOf(requirement).filter((letter) => !answer.objectives.includes(letter));
}

/** Whether two answers say the same. */
export function isSameAnswer(one: WorkbookAnswer, other: WorkbookAnswer): boolean {
  const { objectives: ticks, ...rest } = one;
  const fields = Object.keys(rest) as (keyof typeof rest)[];
  return (
    fields.every((field) => one[field] === other[field]) && ticks.join() === other.objectives.join()
  );
}

/** Whether an answer says anything at all. */
export function saysSomething(answer: WorkbookAnswer): boolean {
  return !isSameAnswer(answer, NO_ANSWER);
}
