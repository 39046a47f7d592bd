import { useEffect, useState } from "react";
import { type LiveBasis, type LiveRequirement, scoreLive } from "#app/domain/workbook/live.ts";
import { fieldsToSend, handleKey, noteVersion, readTyped, requirementOf } from "./live-form.ts";

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

/** How long nothing is typed before what was typed is saved. */
const PAUSE_MS = 900;
/** How long after a save that failed it is tried again. */
const RETRY_MS = 5_000;

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
    window.addEventListener("pagehide", saving.flush);
    count();
    setIsLive(true);
    return () => {
      form.removeEventListener("input", onInput);
      form.removeEventListener("keydown", handleKey);
      window.removeEventListener("pagehide", saving.flush);
    };
  }, [formId, saveHref, basis, requirements]);
  return (
    <div className="live-bar">
      <p>
        {!props.isFamilyAlone && sayLiveScore(score)}
        {isLive && (
          <span className="live-bar__keys">
            {!props.isFamilyAlone && " · "}
            {KEYS_HELP}
          </span>
        )}
      </p>
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

/**
 * Saves what was changed once nobody has typed for a moment, one request at a time. What could not be
 * saved is tried again until it is, and nothing is called saved meanwhile.
 */
function saveWhilePaused(form: HTMLFormElement, href: string, say: (sign: string) => void) {
  const waiting = new Set<string>();
  const failed = new Set<string>();
  let timer = 0;
  let running: Promise<void> = Promise.resolve();
  const flushIn = (milliseconds: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(flush, milliseconds);
  };
  const save = async (requirement: string) => {
    failed.delete(requirement);
    const sign = await saveOne(form, href, requirement);
    if (sign === NOT_SAVED) failed.add(requirement);
    if (failed.size > 0) flushIn(RETRY_MS);
    say(failed.size > 0 ? NOT_SAVED : sign);
  };
  const flush = () => {
    window.clearTimeout(timer);
    for (const requirement of new Set([...failed, ...waiting]))
      running = running.then(() => save(requirement));
    waiting.clear();
  };
  return {
    flush,
    note(requirement: string) {
      waiting.add(requirement);
      say("Not saved yet");
      flushIn(PAUSE_MS);
    },
  };
}

type Saved = { isWrong: boolean; versions: Record<string, number>; changedBy: string | null };

/** @returns what to tell of it. */
async function saveOne(form: HTMLFormElement, href: string, requirement: string): Promise<string> {
  try {
    const body = fieldsToSend(form, requirement);
    const response = await fetch(href, { method: "POST", body, keepalive: true });
    if (response.redirected) return "You are signed out. Press Save: what you typed is kept.";
    if (![200, 409, 422].includes(response.status)) return NOT_SAVED;
    const { isWrong, versions, changedBy } = (await response.json()) as Saved;
    for (const [id, version] of Object.entries(versions)) noteVersion(form, id, version);
    if (isWrong)
      return `${requirement} holds something that cannot be saved. Press Save to see it.`;
    if (changedBy) return `${changedBy} changed ${requirement} too. Press Save to choose.`;
    return "Saved";
  } catch {
    return NOT_SAVED;
  }
}

const NOT_SAVED =
  "Not saved: the portal could not be reached. It is tried again while this page is open.";
