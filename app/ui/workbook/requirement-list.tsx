import type { SubmissionResult } from "@conform-to/react";
import type { StandingAnswer } from "#app/domain/workbook/settle.ts";
import type { RequirementView } from "#app/domain/workbook/view.ts";
import { paths } from "#app/paths.ts";
import { RequirementCard } from "./requirement-card.tsx";

export type AnswersFormProps = {
  organizationId: string;
  workbook: { id: string; systemName: string };
  lastResult?: SubmissionResult;
  /** what others said meanwhile; the rest of the form is saved then */
  conflicts: readonly StandingAnswer[];
};

type RequirementListProps = AnswersFormProps & {
  requirements: readonly RequirementView[];
  hasPoints?: boolean;
  level?: 2 | 3;
  /** whether the reader sees this family alone, and no page of its history */
  isFamilyAlone?: boolean;
};

/** Requirements one after the other, each with what was typed of it, or what stands. */
export function RequirementList(props: RequirementListProps) {
  const { organizationId, workbook, requirements, conflicts, lastResult } = props;
  const { hasPoints, level, isFamilyAlone = false } = props;
  return requirements.map((requirement) => {
    const conflict = conflicts.find((one) => one.requirement === requirement.id) ?? null;
    const isSaved = conflicts.length > 0 && !conflict;
    return (
      <RequirementCard
        key={requirement.id}
        requirement={requirement}
        lastResult={isSaved ? undefined : lastResult}
        conflict={conflict}
        historyHref={
          isFamilyAlone
            ? null
            : paths.subcontractor.answerHistory(organizationId, workbook.id, requirement.id)
        }
        hasPoints={hasPoints}
        level={level}
      />
    );
  });
}
