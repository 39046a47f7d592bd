import { useEffect, useState } from "react";
import { type LiveBasis, type LiveRequirement, scoreLive } from "#app/domain/workbook/live.ts";
import { handleKey, readTyped, requirementOf } from "./live-form.ts";
import { saveWhilePaused } from "./save-while-paused.ts";

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
  const [score, setScore] = useState(props.score);
  const [sign, setSign] = useState("");
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const count = () => {
      const typed = new Map(requirements.map(({ id }) => [id, readTyped(form, id)]));
      setScore(scoreLive(basis, requirements, typed).score);
    };
    const saving = saveWhilePaused(form, saveHref, setSign);
    const onInput = ({ target }: Event) => {
      count();
      const requirement = requirementOf(target);
      if (requirement) saving.note(requirement);
    };
    form.addEventListener("input", onInput);
    form.addEventListener("keydown", handleKey);
    window.addEventListener("pagehide", saving.leave);
    count();
    setIsLive(true);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("keydown", handleKey);
      window.removeEventListener("pagehide", saving.leave);
    };
  }, [formId, saveHref, basis, requirements]);
  return (
    <div className="live-bar">
      {(isLive || !props.isFamilyAlone) && (
        <p>
          {!props.isFamilyAlone && sayLiveScore(score)}
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
