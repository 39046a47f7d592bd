import { pointsLost } from "#app/domain/sprs/points.ts";
import { explanations, objectives, type Requirement, requirements } from "#catalogs/index.ts";
import {
  letterOf,
  NO_ANSWER,
  STATUS_WORDS,
  statusesOf,
  type WorkbookAnswer,
  type WorkbookStatus,
} from "./answer.ts";
import { contradictionOf } from "./contradictions.ts";
import { isAnswered } from "./evaluate.ts";
import { countsAsMet, resultOf } from "./result-of.ts";
import type { StandingAnswer } from "./settle.ts";

/** One requirement of a workbook as its form shows it. */
export type RequirementView = {
  id: string;
  cmmcId: string;
  title: string;
  /** what it asks, in plain words */
  asks: string;
  /** what good evidence looks like */
  evidenceHint: string;
  points: number;
  partialPoints: number | null;
  /** whether it may stand open under a Conditional status */
  poam: Requirement["poam"];
  objectives: { letter: string; text: string }[];
  statuses: { value: WorkbookStatus; label: string }[];
  answer: WorkbookAnswer;
  /** 0 while nothing was said */
  version: number;
  answeredBy: string | null;
  answeredAt: string | null;
  isAnswered: boolean;
  /** whether it counts as met, one way or another */
  isMet: boolean;
  pointsLost: number;
  /** what of the answer does not fit together; null when all does */
  problem: string | null;
};

const REQUIREMENTS = new Map(requirements.map((requirement) => [requirement.id, requirement]));

/**
 * Some requirements of a workbook with what is said of them.
 *
 * @param ids of requirements, in the order in which they are shown.
 * @throws RangeError for an id that no requirement has.
 */
export function viewRequirements(
  ids: readonly string[],
  standing: ReadonlyMap<string, StandingAnswer>,
): RequirementView[] {
  return ids.map((id) => {
    const requirement = REQUIREMENTS.get(id);
    if (!requirement) throw new RangeError(`no requirement ${id}`);
    return viewOf(requirement, standing.get(id) ?? null);
  });
}

function viewOf(requirement: Requirement, standing: StandingAnswer | null): RequirementView {
  const { id, cmmcId, title, points, partialPoints, poam } = requirement;
  const answer = standing?.answer ?? NO_ANSWER;
  const explanation = explanations().get(id);
  return {
    id,
    cmmcId,
    title,
    asks: explanation?.asks ?? "",
    evidenceHint: explanation?.evidence ?? "",
    points,
    partialPoints,
    poam,
    objectives: (objectives().get(id) ?? []).map(({ id: objective, text }) => ({
      letter: letterOf(objective),
      text,
    })),
    statuses: statusesOf(requirement).map((value) => ({ value, label: STATUS_WORDS[value] })),
    answer,
    version: standing?.version ?? 0,
    answeredBy: standing?.answeredBy ?? null,
    answeredAt: standing?.answeredAt ?? null,
    isAnswered: isAnswered(id, answer),
    isMet: countsAsMet(resultOf(id, answer)),
    pointsLost: pointsLost(requirement, resultOf(id, answer)),
    problem: contradictionOf(id, answer)?.text ?? null,
  };
}

/** The requirement that somebody names: `3.5.3`, or `IA.L2-3.5.3`; null when there is none. */
export function findNamedRequirement(typed: string): { id: string; family: string } | null {
  const id = /3\.\d{1,2}\.\d{1,2}$/.exec(typed.trim())?.[0] ?? "";
  const found = REQUIREMENTS.get(id);
  return found ? { id, family: found.family } : null;
}
