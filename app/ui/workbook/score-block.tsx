import { MAXIMUM_SCORE } from "#app/domain/sprs/score.ts";
import type { WorkbookEvaluation } from "#app/domain/workbook/evaluate.ts";
import { TitleBlock } from "#app/ui/kit/title-block.tsx";

type ScoreBlockProps = Pick<
  WorkbookEvaluation,
  "score" | "answered" | "open" | "fixes" | "contradictions"
>;

/** The figures of a workbook in one ruled block. */
export function ScoreBlock({ score, answered, open, fixes, contradictions }: ScoreBlockProps) {
  const lost = fixes.reduce((sum, { points }) => sum + points, 0);
  return (
    <TitleBlock
      label="What the workbook comes to"
      cells={[
        {
          label: "Score",
          value:
            score === null ? (
              `None without a plan; ${MAXIMUM_SCORE - lost} with one`
            ) : (
              <>
                <strong className="workbook-score">{score}</strong> of 110
              </>
            ),
        },
        { label: "Points lost", value: lost },
        { label: "Answered", value: `${answered} of 110` },
        { label: "Open", value: open.length },
        { label: "Does not fit together", value: contradictions.length },
      ]}
    />
  );
}
