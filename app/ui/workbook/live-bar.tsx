import { useCallback } from "react";
import { type LiveBasis, type LiveRequirement, scoreLive } from "#app/domain/workbook/live.ts";
import { readTyped } from "./live-form.ts";
import { useLiveForm } from "./use-live-form.ts";

type LiveBarProps = {
  formId: string;
  /** where single answers are saved */
  saveHref: string;
  basis: LiveBasis;
  requirements: readonly LiveRequirement[];
  /** as it was saved last */
  score: number | null;
  /** whether the reader sees this family alone, of which no score can be counted */
  isFamilyAlone: boolean;
};

/**
 * The score, counted while the form is filled in, and whether it is saved. Without a script it is the
 * score as of the last save.
 */
export function LiveBar(props: LiveBarProps) {
  const { formId, saveHref, basis, requirements } = props;
  const count = useCallback(
    (form: HTMLFormElement) => {
      const typed = new Map(requirements.map(({ id }) => [id, readTyped(form, id)]));
      return scoreLive(basis, requirements, typed).score;
    },
    [basis, requirements],
  );
  const { counted, sign, isLive } = useLiveForm({ formId, saveHref, count, saved: props.score });
  return (
    <div className="live-bar">
      {(isLive || !props.isFamilyAlone) && (
        <p>
          {!props.isFamilyAlone && sayLiveScore(counted)}
          {isLive && (
            <span className="live-bar__keys">
              {!props.isFamilyAlone && " · "}
              {KEYS_HELP}
            </span>
          )}
        </p>
      )}
      <p role="status" className="live-bar__sign">
        {sign}
      </p>
    </div>
  );
}

function sayLiveScore(score: number | null): string {
  return score === null ? "No score without a plan" : `Score ${score} of 110`;
}

const KEYS_HELP =
  "In a requirement: M met, N not met, P in part, X does not apply, E exception, T deficiency, ↑ ↓ to move";
