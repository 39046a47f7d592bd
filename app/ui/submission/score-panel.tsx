import type { SectionValues } from "#app/domain/submission/answers.ts";
import { isHeld } from "#app/domain/submission/assessment-form.ts";
import { type MarkedScore, scoreMarks } from "#app/domain/submission/open-score.ts";
import { Notice } from "#app/ui/kit/notice.tsx";

/** What the marked requirements come to, beside what was entered. */
export function ScorePanel({ values }: { values: SectionValues }) {
  const isScored = isHeld(String(values.cmmcType)) && values.cmmcType !== "Level 1 (Self)";
  return (
    <div id="score" className="score-panel">
      {isScored && (
        <Score
          name="CMMC status"
          marked={scoreMarks(values, "cmmc")}
          isFinal={values.cmmcStatus === "Final"}
        />
      )}
      {isHeld(String(values.dodType)) && (
        <Score name="DoD Assessment" marked={scoreMarks(values, "dod")} />
      )}
    </div>
  );
}

type ScoreProps = {
  name: string;
  marked: MarkedScore;
  /** the list of open requirements is not asked for then: a Final status leaves none */
  isFinal?: boolean;
};

function Score({ name, marked, isFinal }: ScoreProps) {
  const { open, score, entered } = marked;
  if (open === 0 && entered === null) return null;
  const fits = score !== null && entered === score;
  return (
    <Notice tone={fits ? "success" : "warning"} title={`${name}: ${sentence(marked)}`}>
      {!fits && hint(marked, isFinal)}
    </Notice>
  );
}

function sentence({ open, score, entered }: MarkedScore): string {
  if (score === null)
    return "You marked 3.12.4, the system security plan, as open. Without it nothing can be scored.";
  const left =
    open === 0
      ? `Nothing is marked as open, which leaves a score of ${score}`
      : `The requirements you marked leave a score of ${score}`;
  if (entered === null) return `${left}.`;
  return entered === score ? `${left}, as you entered.` : `${left}; you entered ${entered}.`;
}

function hint({ open, score, entered }: MarkedScore, isFinal = false): string {
  if (score === null) return "If you have a plan, take the mark off.";
  if (entered === null) return "Enter the score that SPRS shows.";
  if (open === 0 && isFinal)
    return "A Final status leaves nothing open. Choose Conditional and mark what is open, or enter the score that SPRS shows.";
  if (open === 0)
    return "Mark the requirements that are open, so that your prime can follow the score.";
  return "Find out which is right, the score in SPRS or the list of open requirements. You can go on and sign with a difference, but your prime will ask.";
}
